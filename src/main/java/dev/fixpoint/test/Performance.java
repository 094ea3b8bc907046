package dev.fixpoint.test;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.test.Turn.Behaviour;

/** What one instance of a scripted job does. */
final class Performance {

    private final Script script;
    private final Stage stage;
    private final AnyJob job;
    private int passed;

    /**
     * Creates the performance of a new instance.
     *
     * @param job the instance whose part is played
     */
    Performance(Script script, Stage stage, AnyJob job) {
        this.script = script;
        this.stage = stage;
        this.job = job;
    }

    /** Plays a check, a recheck or a further check of a job that has some. */
    void check(JobContext context) throws Exception {
        Turn turn = begin(context);
        failIfSaid(turn, context);
        if (turn.behaviour() == Behaviour.REAL && job instanceof Job checked) {
            checked.check(context);
        } else if (turn.behaviour() == Behaviour.CONVERGES && context.phase() == Phase.CHECK) {
            throw CheckFailure.because("not done yet, says the script");
        }
        passed++;
        if (passed > turn.flapsAfter()) {
            throw CheckFailure.because("flaps, says the script");
        }
        succeed(turn, context);
    }

    /** Plays the run of a job that has checks. */
    void run(JobContext context) throws Exception {
        Turn turn = begin(context);
        if (turn.runError().isPresent()) {
            throw ObservedContext.<RuntimeException>asIs(turn.runError().get().get());
        }
        if (turn.behaviour() == Behaviour.REAL && job instanceof Job checked) {
            checked.run(context);
        }
    }

    /** Plays the run of a run-only job. */
    void runOnly(JobContext context) throws Exception {
        Turn turn = begin(context);
        if (turn.runError().isPresent()) {
            throw ObservedContext.<RuntimeException>asIs(turn.runError().get().get());
        }
        failIfSaid(turn, context);
        if (turn.behaviour() == Behaviour.REAL && job instanceof RunOnlyJob runOnly) {
            runOnly.run(context);
        }
        succeed(turn, context);
    }

    /** Plays the cleanup. */
    void cleanup(JobContext context) throws Exception {
        Turn turn = begin(context);
        if (turn.behaviour() == Behaviour.REAL) {
            if (job instanceof Job checked) {
                checked.cleanup(context);
            } else if (job instanceof RunOnlyJob runOnly) {
                runOnly.cleanup(context);
            }
        }
    }

    /** The time of the phase has passed on the clock already; what is left of it is whether it was interrupted. */
    private Turn begin(JobContext context) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted");
        }
        return script.turn(context.attempt());
    }

    private void failIfSaid(Turn turn, JobContext context) throws Exception {
        if (turn.fails(stage.draw(context.name(), context.attempt(), "failure"))) {
            throw ObservedContext.<RuntimeException>asIs(turn.failure().get());
        }
    }

    private static void succeed(Turn turn, JobContext context) {
        turn.result().ifPresent(context::result);
        turn.stored().forEach(context.global()::put);
    }
}
