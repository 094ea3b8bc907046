package dev.fixpoint.test;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a job does in a {@link Simulation}, in place of its own code: whether its check passes, how long its phases take, how
 * they fail or hang. Immutable: each method returns a new script.
 *
 * <pre>{@code
 * Script.converges().failsFirst(2).takes(Duration.ofSeconds(3))
 * Script.passes().takesBetween(Duration.ofMillis(10), Duration.ofMillis(50))
 * Script.converges().failsSometimes(0.1).result("7 rows")
 * Script.inTurn(Script.converges().hangs(Phase.RUN), Script.converges())
 * }</pre>
 *
 * <p>Unless a script says otherwise, a phase takes no time.
 */
public final class Script {

    /** What becomes of each attempt in turn, and of all after the last of them. */
    private final List<Turn> turns;

    private Script(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    /** Returns the script of a job that is not done yet: its check fails, its run does it, its recheck passes. */
    public static Script converges() {
        return new Script(List.of(Turn.of(Turn.Behaviour.CONVERGES)));
    }

    /** Returns the script of a job that is done already: its check passes. The run of a run-only job returns. */
    public static Script passes() {
        return new Script(List.of(Turn.of(Turn.Behaviour.PASSES)));
    }

    /** Returns the script of a job that nothing can do: its checks fail. The run of a run-only job fails. */
    public static Script fails() {
        return new Script(List.of(Turn.of(Turn.Behaviour.FAILS)));
    }

    /**
     * Returns the script of a job whose own code is executed. What it is told about time and errors comes on top: phases take
     * as long as the script says, since no clock measures the code itself.
     */
    public static Script real() {
        return new Script(List.of(Turn.of(Turn.Behaviour.REAL)));
    }

    /**
     * Returns the script of a job that does what the first script says in its first attempt, and so on; what the last one says,
     * it does in all further attempts.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Script inTurn(Script... scripts) {
        if (scripts.length == 0) {
            throw new IllegalArgumentException("a script in turn needs at least one script");
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < scripts.length - 1; i++) {
            turns.add(scripts[i].turns.get(0));
        }
        turns.addAll(scripts[scripts.length - 1].turns);
        return new Script(turns);
    }

    /** Returns the script that does in each attempt what was recorded of it. */
    static Script of(List<Turn> turns) {
        return new Script(turns);
    }

    /**
     * Returns this script with so many failing attempts before it.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Script failsFirst(int attempts) {
        if (attempts < 0) {
            throw new IllegalArgumentException("a job fails in 0 attempts or more, not in " + attempts);
        }
        List<Turn> all =
                new ArrayList<>(Collections.nCopies(attempts, turns.get(0).with(Turn.Behaviour.FAILS)));
        all.addAll(turns);
        return new Script(all);
    }

    /**
     * Returns this script with attempts that fail with a chance, each by itself, as the {@linkplain Simulation#seed seed} has it.
     *
     * @param chance from 0 (never) to 1 (always)
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Script failsSometimes(double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("a chance is between 0 and 1, not " + chance);
        }
        return each(turn -> turn.withChance(chance));
    }

    /**
     * Returns this script with failing checks, and failing runs of run-only jobs, that throw what is made here; by default a
     * {@link CheckFailure}.
     */
    public Script failsWith(Supplier<? extends Throwable> error) {
        Objects.requireNonNull(error, "error");
        return each(turn -> turn.withFailure(error));
    }

    /**
     * Returns this script with runs that throw what is made here. Whether the job is done then is not changed by it: rechecks
     * decide. A run-only job fails.
     */
    public Script runThrows(Supplier<? extends Throwable> error) {
        Objects.requireNonNull(error, "error");
        return each(turn -> turn.withRunError(error));
    }

    /**
     * Returns this script with check, run, recheck and further checks that take so long each.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Script takes(Duration duration) {
        return takesBetween(duration, duration);
    }

    /**
     * Returns this script with a phase that takes so long; a recheck takes as long as a check unless this is said of it.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Script takes(Phase phase, Duration duration) {
        Span span = new Span(duration, duration);
        return each(turn -> turn.withSpan(phase, span));
    }

    /**
     * Returns this script with check, run, recheck and further checks that take a time between these each, as the {@linkplain
     * Simulation#seed seed} has it.
     *
     * @throws IllegalArgumentException if one is negative, or the least is longer than the most
     */
    public Script takesBetween(Duration least, Duration most) {
        Span span = new Span(least, most);
        return each(turn -> turn.withSpanOfAll(span));
    }

    /** Returns this script with a phase that does not end until it is interrupted, as it is by a timeout and by a cancel. */
    public Script hangs(Phase phase) {
        return each(turn -> turn.withHang(phase));
    }

    /** Returns this script with phases that do not listen to interruptions: they go on until they end by themselves. */
    public Script deaf() {
        return each(Turn::withDeafness);
    }

    /**
     * Returns this script with a world that flaps: in each attempt so many checks pass, and the one after them fails. It shows
     * in jobs that must be stable.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Script flapsAfter(int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("a job flaps after 1 passing check or more, not after " + passes);
        }
        return each(turn -> turn.withFlapping(passes));
    }

    /** Returns this script with a {@linkplain JobContext#result result}, given when the job is done. */
    public Script result(Object value) {
        Objects.requireNonNull(value, "value");
        return each(turn -> turn.withResult(value));
    }

    /** Returns this script with a value put into global storage when the job is done, besides others. */
    public Script stores(String key, Object value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        return each(turn -> turn.withStored(key, value));
    }

    private Script each(UnaryOperator<Turn> change) {
        return new Script(turns.stream().map(change).toList());
    }

    /** Returns what becomes of an attempt, counted from 1. */
    Turn turn(int attempt) {
        return turns.get(Math.min(attempt, turns.size()) - 1);
    }

    /** Returns from which attempt on all are alike. */
    int length() {
        return turns.size();
    }
}
