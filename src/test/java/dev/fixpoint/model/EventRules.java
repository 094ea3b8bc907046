package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be so on any number of threads. The events are gone through in the order in which they were told, and a model
 * that knows the attempts which have ended so far says at each of them what the rules allow.
 */
final class EventRules implements Listener {

    private final CaseRun run;
    private final ReferenceModel soFar;

    /** The attempts that have started and not ended, with the phases that have ended. */
    private final Map<String, AttemptRecord> running = new HashMap<>();

    /** All attempts in the order of their start. */
    private final List<AttemptRecord> started = new ArrayList<>();

    private final Map<String, Outcome> finished = new HashMap<>();
    private final List<String> cleanups = new ArrayList<>();
    private int sweeps;

    private EventRules(CaseRun run) {
        this.run = run;
        this.soFar = new ReferenceModel(run.given);
    }

    static void verify(CaseRun run) {
        EventRules rules = new EventRules(run);
        run.events().forEach(event -> event.tell(rules));
        rules.verifyEnd();
    }

    @Override
    public void sweepStarted(Event.SweepStarted event) {
        sweeps++;
        assertThat(event.sweep()).as("the number of the next sweep").isEqualTo(sweeps);
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        String job = event.job();
        Duration now = since(event.time());
        List<String> ready = readyToStart();
        assertThat(soFar.mayStart()).as("%s may still start", job).isTrue();
        assertThat(ready).as("ready at the start of %s", job).contains(job);
        assertThat(soFar.due(job)).as("%s is due", job).isLessThanOrEqualTo(now);
        assertThat(soFar.next(ready, now)).as("whose turn it is").isEqualTo(job);
        assertThat(event.sweep())
                .as("sweep of %s", job)
                .isEqualTo(soFar.sweep(job))
                .isLessThanOrEqualTo(sweeps);
        for (String need : run.given.dependencies(job)) {
            Duration end = run.given.isAssumed(need)
                    ? Duration.ZERO
                    : soFar.last(need).orElseThrow().end();
            assertThat(now).as("start of %s after the end of %s", job, need).isGreaterThanOrEqualTo(end);
        }
        AttemptRecord attempt = new AttemptRecord(job, event.attempt(), event.sweep(), now, new ArrayList<>());
        assertThat(attempt.number())
                .as("number of the attempt of %s", job)
                .isEqualTo(soFar.last(job).map(AttemptRecord::number).orElse(0) + 1);
        running.put(job, attempt);
        started.add(attempt);
        assertThat(running).as("attempts at once").hasSizeLessThanOrEqualTo(run.parallelism);
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        AttemptRecord attempt = running.get(event.job());
        List<PhaseEnd> phases = attempt.phases();
        Step step = run.given.steps(event.job(), attempt.number()).get(phases.size());
        Duration before = phases.isEmpty() ? attempt.start() : attempt.end();
        assertThat(event.attempt()).isEqualTo(attempt.number());
        assertThat(event.phase()).as("phase of %s", event.job()).isEqualTo(AttemptRecord.PHASES.get(phases.size()));
        assertThat(event.duration())
                .isGreaterThanOrEqualTo(step.takes())
                .isEqualTo(since(event.time()).minus(before));
        assertThat(event.error().map(Failure::describe))
                .as("failure of %s", event.job())
                .isEqualTo(
                        Optional.ofNullable(step.failure()).map(Failure::error).map(Failure::describe));
        phases.add(new PhaseEnd(event.phase(), since(event.time()), step.failure()));
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        String job = event.job();
        AttemptRecord attempt = running.remove(job);
        boolean stopped = !soFar.mayStart();
        soFar.add(attempt);
        assertThat(attempt.phases()).as("phases of %s", job).hasSameSizeAs(run.given.steps(job, attempt.number()));
        assertThat(since(event.time())).isEqualTo(attempt.end());
        assertThat(event.outcome()).as("outcome of %s", job).isEqualTo(attempt.outcome());
        boolean over = stopped || soFar.isSatisfied(job) || soFar.hasFinallyFailed(job);
        assertThat(event.nextAttempt().map(this::since))
                .as("next attempt of %s", job)
                .isEqualTo(over ? Optional.empty() : Optional.of(soFar.due(job)));
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        assertThat(finished.put(event.job(), event.outcome()))
                .as("finish of %s", event.job())
                .isNull();
        assertThat(event.outcome()).as("outcome of %s", event.job()).isEqualTo(soFar.outcome(event.job()));
        assertThat(event.error().isPresent()).isEqualTo(event.outcome() == Outcome.FAILED);
    }

    @Override
    public void waiting(Event.Waiting event) {
        List<String> ready = readyToStart();
        Duration now = since(event.time());
        assertThat(running).as("running while the engine waits").isEmpty();
        assertThat(soFar.next(ready, now)).as("due while the engine waits").isNull();
        Duration until = soFar.firstDue(ready);
        assertThat(since(event.until())).as("end of the wait").isEqualTo(until);
        assertThat(event.job()).isEqualTo(soFar.next(ready, until));
        assertThat(event.waiting()).as("number of jobs that wait").isEqualTo(ready.size());
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        assertThat(running).as("running during cleanup").isEmpty();
        cleanups.add(event.job() + " " + event.attempt());
    }

    private void verifyEnd() {
        assertThat(running).as("running at the end").isEmpty();
        assertThat(soFar.mayStart() ? soFar.ready() : List.of())
                .as("ready at the end")
                .isEmpty();
        assertThat(finished.keySet()).as("finished").isEqualTo(soFar.participants);
        assertThat(Account.of(run.report)).as("report").isEqualTo(Account.of(soFar));
        assertThat(cleanups).as("cleanups").isEqualTo(expectedCleanups());
        if (!run.given.failFast()) { // with it, all depends on what was running
            ReferenceModel alone = new ReferenceModel(run.given).converge();
            assertThat(soFar.order).allSatisfy(job -> {
                assertThat(soFar.outcome(job)).as("outcome of %s", job).isEqualTo(alone.outcome(job));
                assertThat(soFar.last(job).map(AttemptRecord::number))
                        .isEqualTo(alone.last(job).map(AttemptRecord::number));
                assertThat(soFar.last(job).map(AttemptRecord::sweep))
                        .isEqualTo(alone.last(job).map(AttemptRecord::sweep));
            });
        }
    }

    /** Rule 15. */
    private List<String> expectedCleanups() {
        List<String> expected = new ArrayList<>();
        for (AttemptRecord attempt : started) {
            if (attempt.executedRun() && run.given.job(attempt.job()).cleans()) {
                expected.add(attempt.job() + " " + attempt.number());
            }
        }
        Collections.reverse(expected);
        return expected;
    }

    private List<String> readyToStart() {
        return soFar.ready().stream().filter(job -> !running.containsKey(job)).toList();
    }

    private Duration since(Instant time) {
        return Duration.between(run.report.started(), time);
    }
}
