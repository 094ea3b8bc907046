package dev.fixpoint.engine;

import dev.fixpoint.engine.Attempt.Ended;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first attempt of a job, straight through: check, and if that fails, run and recheck (rules 7 and 8). It is for
 * where an attempt is {@linkplain Convergence#isPlain() no more than the job's own code}, and keeps nothing but what a job may keep
 * itself. What does not go the usual way becomes an {@link Attempt}, and goes on as one.
 */
final class FirstAttempt {

    private final Convergence convergence;
    private final JobGraph graph;
    private final Progress progress;
    private final AttemptLog log;
    private final Stop stop;
    private final boolean noAct;
    private @Nullable Attempt spare;

    FirstAttempt(Convergence convergence) {
        this.convergence = convergence;
        this.graph = convergence.settings().graph();
        this.progress = convergence.progress();
        this.log = convergence.log();
        this.stop = convergence.stop();
        this.noAct = convergence.settings().mode().noAct();
    }

    /** Executes the first attempt of a job, which may start, and returns when it ended. */
    long execute(int job, long start) {
        AttemptContext context = new AttemptContext(convergence, job, 1);
        int startedBefore = log.start(progress.sweep(job));
        AnyJob instance = null;
        Throwable unmet = null;
        try {
            instance = UserCode.newInstance(graph, job);
            UserCode.perform(Phase.CHECK, instance, context);
        } catch (Throwable e) {
            unmet = e;
        } finally {
            context.endProcesses();
        }
        stop.afterPhase(unmet);
        long checked = convergence.now();
        if (unmet == null) {
            log.passedAtOnce(job, start, checked);
            convergence.satisfied(context, Outcome.PASSED);
            return checked;
        }
        if (instance == null || noAct || Attempt.isHopeless(unmet) || !stop.beforePhase()) {
            return goOn(context, startedBefore, start, instance, List.of(new Ended(Phase.CHECK, checked, unmet)));
        }
        Throwable thrown = thrownBy(Phase.RUN, instance, context);
        long ran = convergence.now();
        boolean mayGoOn = thrown == null && stop.beforePhase();
        Throwable stillUnmet = mayGoOn ? thrownBy(Phase.RECHECK, instance, context) : null;
        if (mayGoOn && stillUnmet == null) {
            long end = convergence.now();
            convergence.keep(instance, context, startedBefore);
            log.convergedAtOnce(job, start, checked, ran, end, unmet);
            convergence.satisfied(context, Outcome.CONVERGED);
            return end;
        }
        Ended check = new Ended(Phase.CHECK, checked, unmet);
        Ended run = new Ended(Phase.RUN, ran, thrown);
        List<Ended> phases = mayGoOn
                ? List.of(check, run, new Ended(Phase.RECHECK, convergence.now(), stillUnmet))
                : List.of(check, run);
        return goOn(context, startedBefore, start, instance, phases);
    }

    private @Nullable Throwable thrownBy(Phase phase, AnyJob instance, AttemptContext context) {
        Throwable thrown = null;
        context.phase(phase);
        try {
            UserCode.perform(phase, instance, context);
        } catch (Throwable e) {
            thrown = e;
        } finally {
            context.endProcesses();
        }
        stop.afterPhase(thrown);
        return thrown;
    }

    /** Goes on with an attempt of which some phases have ended, and returns when that ended. */
    private long goOn(
            AttemptContext context, int startedBefore, long start, @Nullable AnyJob instance, List<Ended> phases) {
        Attempt attempt = spare == null ? new Attempt(convergence) : spare;
        attempt.take(context, startedBefore, start);
        Outcome outcome = attempt.resume(instance, phases);
        long end = attempt.end();
        spare = convergence.handIn(attempt, outcome);
        return end;
    }
}
