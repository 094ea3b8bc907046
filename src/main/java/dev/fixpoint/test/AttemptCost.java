package dev.fixpoint.test;

import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import dev.fixpoint.test.Turn.Behaviour;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt may come to, by its script and the policy of its job: whether it can succeed or fail, and how long that takes. */
final class AttemptCost {

    private static final long FOR_EVER = Effort.FOR_EVER;

    private final @Nullable Turn turn;
    private final boolean runOnly;
    private final long phaseLimit;
    private final long attemptLimit;
    private final long grace;
    private final Optional<Stability> stability;
    private final boolean holdsPermits;

    /**
     * Creates the cost of an attempt.
     *
     * @param turn what it does; null if nobody knows
     * @param runOnly whether only its run takes time
     * @param grace how long after its interruption a phase is abandoned
     * @param holdsPermits whether it keeps others waiting while it waits between two checks
     */
    AttemptCost(@Nullable Turn turn, boolean runOnly, Policy policy, Duration grace, boolean holdsPermits) {
        this.turn = turn;
        this.runOnly = runOnly;
        this.phaseLimit = policy.phaseTimeout().map(Durations::toNanos).orElse(FOR_EVER);
        this.attemptLimit = policy.attemptTimeout().map(Durations::toNanos).orElse(FOR_EVER);
        this.grace = Durations.toNanos(grace);
        this.stability = policy.stability();
        this.holdsPermits = holdsPermits;
    }

    /** Returns whether it is known how long it takes at the most. */
    boolean isKnown() {
        return turn != null || phaseLimit != FOR_EVER || attemptLimit != FOR_EVER;
    }

    boolean canSucceed() {
        Turn known = turn;
        if (known == null) {
            return true;
        }
        if (known.behaviour() == Behaviour.FAILS
                || known.chance() >= 1
                || (!runOnly && known.flapsAfter() < checksInARow(most(Phase.CONFIRM)))
                || (isConfirmed() && surelyTimesOut(Phase.CONFIRM))
                || leastOf(true) > attemptLimit
                || leastOf(true) == FOR_EVER) {
            return false;
        }
        if (runOnly) {
            return known.runError().isEmpty() && !surelyTimesOut(Phase.RUN);
        }
        boolean byCheck = known.behaviour() != Behaviour.CONVERGES && !surelyTimesOut(Phase.CHECK);
        return byCheck || !(isAbandonedIn(Phase.CHECK) || isAbandonedIn(Phase.RUN) || surelyTimesOut(Phase.RECHECK));
    }

    boolean canFail() {
        Turn known = turn;
        return known == null
                || known.chance() > 0
                || known.behaviour() == Behaviour.REAL
                || mayTimeOut(runOnly ? Phase.RUN : Phase.CHECK)
                || (!runOnly && mayTimeOut(Phase.RECHECK))
                || (isConfirmed() && mayTimeOut(Phase.CONFIRM))
                || mostOf(true) > attemptLimit
                || !canSucceed();
    }

    /** Returns whether the job has finally failed with it, whatever tries are left: a phase is abandoned. */
    boolean isFinal() {
        return isAbandonedIn(Phase.RUN)
                || (!runOnly && (isAbandonedIn(Phase.CHECK) || isAbandonedIn(Phase.RECHECK)))
                || (isConfirmed() && isAbandonedIn(Phase.CONFIRM));
    }

    /** Returns whether there may be checks after the first one that passes. */
    private boolean isConfirmed() {
        return !runOnly && checksInARow() > 1;
    }

    /** Returns what it takes at the least if it succeeds. */
    Effort leastIfItSucceeds() {
        long further = stability.map(asked -> asked.passes() - 1L).orElse(0L);
        return new Effort(leastOf(true), 0)
                .plus(new Effort(runOnly ? 0 : least(Phase.CONFIRM), interval()).times(further));
    }

    /** Returns what it takes at the least if it fails. */
    Effort leastIfItFails() {
        return new Effort(Math.min(attemptLimit, leastOf(false)), 0);
    }

    /** Returns what it takes at the most; of what nobody knows, nothing. */
    Effort most() {
        if (!isKnown()) {
            return waiting(interval()).times(checksInARow() - 1);
        }
        long limit = isDeaf() ? Durations.sum(attemptLimit, grace) : attemptLimit;
        long work = Math.max(canFail() ? mostOf(false) : 0, canSucceed() ? mostOf(true) : 0);
        boolean mayPass = turn == null || turn.behaviour() != Behaviour.FAILS;
        Effort further = mayPass // it may be the last check that fails
                ? new Effort(runOnly ? 0 : most(Phase.CONFIRM), 0)
                        .plus(waiting(interval()))
                        .times(checksInARow() - 1)
                : Effort.NONE;
        Effort all = new Effort(work, 0).plus(further);
        return new Effort(Math.min(limit, all.work()), Math.min(limit, all.idle()));
    }

    private Effort waiting(long nanos) {
        return holdsPermits ? new Effort(nanos, 0) : Effort.idleFor(nanos);
    }

    /** Returns how long check, run and recheck take at the least, as far as they are executed. */
    private long leastOf(boolean success) {
        Turn known = turn;
        if (known == null) {
            return 0;
        }
        if (runOnly) {
            return least(Phase.RUN);
        }
        boolean checkMayEndIt =
                success ? known.behaviour() != Behaviour.CONVERGES : known.behaviour() == Behaviour.REAL;
        return checkMayEndIt
                ? least(Phase.CHECK)
                : Durations.sum(Durations.sum(least(Phase.CHECK), least(Phase.RUN)), least(Phase.RECHECK));
    }

    /** Returns how long check, run and recheck take at the most, as far as they are executed. */
    private long mostOf(boolean success) {
        if (runOnly) {
            return most(Phase.RUN);
        }
        boolean checkEndsIt =
                success && turn != null && turn.behaviour() == Behaviour.PASSES && !mayTimeOut(Phase.CHECK);
        return checkEndsIt
                ? most(Phase.CHECK)
                : Durations.sum(Durations.sum(most(Phase.CHECK), most(Phase.RUN)), most(Phase.RECHECK));
    }

    private boolean isDeaf() {
        return turn != null && turn.deaf();
    }

    /** Returns whether the phase goes on for longer than anybody waits. */
    private boolean isAbandonedIn(Phase phase) {
        return turn != null && turn.deaf() && spanOf(turn, phase, false) > Durations.sum(phaseLimit, grace);
    }

    private boolean surelyTimesOut(Phase phase) {
        return turn != null && (turn.hangs().contains(phase) || spanOf(turn, phase, false) > phaseLimit);
    }

    private boolean mayTimeOut(Phase phase) {
        return turn != null && (turn.hangs().contains(phase) || spanOf(turn, phase, true) > phaseLimit);
    }

    private long least(Phase phase) {
        return turn == null ? 0 : Math.min(phaseLimit, spanOf(turn, phase, false));
    }

    private long most(Phase phase) {
        long limit = isDeaf() ? Durations.sum(phaseLimit, grace) : phaseLimit;
        return turn == null ? limit : Math.min(limit, spanOf(turn, phase, true));
    }

    private static long spanOf(Turn turn, Phase phase, boolean most) {
        if (turn.hangs().contains(phase)) {
            return FOR_EVER;
        }
        Span span = turn.span(phase);
        return Durations.toNanos(most ? span.most() : span.least());
    }

    private long interval() {
        return stability.map(asked -> Durations.toNanos(asked.interval())).orElse(0L);
    }

    /** Returns how many checks must pass in a row at the most, the first one included: if they take no time themselves. */
    private long checksInARow() {
        return checksInARow(0);
    }

    /** Returns how many checks must pass in a row, the first one included, if each takes so long. */
    private long checksInARow(long each) {
        return stability
                .map(asked -> {
                    long period = Durations.toNanos(asked.period());
                    long step = Durations.sum(interval(), each);
                    long over = period == 0 ? 0 : period / step + (period % step == 0 ? 0 : 1);
                    return Math.max(asked.passes(), 1 + over);
                })
                .orElse(1L);
    }
}
