package dev.fixpoint.model;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.job.Phase;
import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import dev.fixpoint.model.JobScript.NextStep;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What must be so on any number of threads. The events are gone through in the order in which they were told, and a model
 * that knows the attempts which have ended so far says at each of them what the rules allow.
 */
final class EventRules implements Listener {

    private final CaseRun run;
    private final ReferenceModel soFar;

    /** The jobs that keep a worker busy. */
    private final Set<String> busy = new HashSet<>();

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
        List<String> ready = soFar.ready();
        assertThat(soFar.mayStart()).as("%s may still start", job).isTrue();
        assertThat(ready).as("ready at the start of %s", job).contains(job);
        assertThat(soFar.due(job)).as("%s is due", job).isLessThanOrEqualTo(now);
        // Which of the attempts that waited for another check go on again is not told before their next phase.
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
        AttemptRecord attempt = soFar.begin(job, now);
        assertThat(event.attempt()).as("number of the attempt of %s", job).isEqualTo(attempt.number());
        verifyBusy(job);
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        NextStep next = soFar.nextStep(soFar.open.get(event.job())).orElseThrow();
        assertThat(event.phase()).as("phase of %s", event.job()).isEqualTo(next.phase());
        assertThat(since(event.time()))
                .as("start of a phase of %s", event.job())
                .isGreaterThanOrEqualTo(next.earliest());
        verifyBusy(event.job());
    }

    private void verifyBusy(String job) {
        busy.add(job);
        assertThat(busy).as("attempts at once").hasSizeLessThanOrEqualTo(run.workers.most());
        Map<String, Integer> taken = new HashMap<>();
        soFar.open
                .keySet()
                .forEach(each -> run.given
                        .terms(each)
                        .pools()
                        .forEach((pool, permits) -> taken.merge(pool, permits, Integer::sum)));
        assertThat(taken)
                .as("permits taken")
                .allSatisfy((pool, permits) -> assertThat(permits)
                        .as(pool)
                        .isLessThanOrEqualTo(run.given.options().limits().get(pool)));
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        String job = event.job();
        AttemptRecord attempt = soFar.open.get(job);
        NextStep next = soFar.nextStep(attempt).orElseThrow();
        Step step = next.step();
        Failure failure =
                event.error().filter(this::isOfCancel).map(Failure::of).orElse(step.failure());
        assertThat(event.attempt()).isEqualTo(attempt.number());
        assertThat(event.phase()).as("phase of %s", job).isEqualTo(next.phase());
        PhaseEnd end = new PhaseEnd(event.phase(), since(event.time()), failure);
        if (!end.neverCalled()) {
            assertThat(event.duration()).isGreaterThanOrEqualTo(step.takes());
        }
        if (event.phase() != Phase.CONFIRM) {
            assertThat(event.duration()).isEqualTo(end.time().minus(attempt.end()));
        }
        assertThat(event.error().map(Failure::describe))
                .as("failure of %s", job)
                .isEqualTo(Optional.ofNullable(failure).map(Failure::error).map(Failure::describe));
        AttemptRecord more = attempt.with(end);
        soFar.open.put(job, more);
        boolean waits = soFar.nextStep(more)
                .filter(following -> following.phase() == Phase.CONFIRM)
                .isPresent();
        if (waits) {
            busy.remove(job);
        }
    }

    private boolean isOfCancel(Throwable error) {
        return run.report.cancelled()
                && (error instanceof CancellationException || error instanceof InterruptedException);
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        String job = event.job();
        boolean cut = event.outcome() == Outcome.CANCELLED && run.report.cancelled();
        AttemptRecord attempt = cut ? soFar.open.get(job).cutShort() : soFar.open.get(job);
        boolean stopped = !soFar.mayStart();
        busy.remove(job);
        soFar.end(attempt);
        if (!cut) {
            assertThat(soFar.nextStep(attempt))
                    .as("phase of %s that is missing", job)
                    .isEmpty();
        }
        assertThat(since(event.time())).isEqualTo(attempt.end());
        assertThat(event.outcome()).as("outcome of %s", job).isEqualTo(attempt.outcome());
        boolean over = stopped || cut || soFar.isSatisfied(job) || soFar.hasFinallyFailed(job);
        Optional<Duration> due = over ? Optional.empty() : Optional.of(soFar.due(job));
        if (!run.report.cancelled() || event.nextAttempt().isPresent()) {
            assertThat(event.nextAttempt().map(this::since))
                    .as("next attempt of %s", job)
                    .isEqualTo(due);
        }
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        assertThat(finished.put(event.job(), event.outcome()))
                .as("finish of %s", event.job())
                .isNull();
        assertThat(event.outcome()).as("outcome of %s", event.job()).isEqualTo(soFar.outcome(event.job()));
        if (event.outcome() != Outcome.CANCELLED) {
            assertThat(event.error().isPresent()).isEqualTo(event.outcome() == Outcome.FAILED);
        }
    }

    @Override
    public void waiting(Event.Waiting event) {
        List<String> waiting = soFar.waiting(since(event.time()));
        assertThat(busy).as("running while the engine waits").isEmpty();
        assertThat(soFar.next(soFar.candidates(), since(event.time())))
                .as("due while the engine waits")
                .isNull();
        String first = waiting.stream()
                .min(comparing(soFar::due).thenComparing(soFar::sweep).thenComparing(soFar.order::indexOf))
                .orElseThrow();
        assertThat(since(event.until())).as("end of the wait").isEqualTo(soFar.due(first));
        assertThat(event.job()).isEqualTo(first);
        assertThat(event.waiting()).as("number of jobs that wait").isEqualTo(waiting.size());
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        assertThat(soFar.open).as("running during cleanup").isEmpty();
        cleanups.add(event.job() + " " + event.attempt());
    }

    private void verifyEnd() {
        assertThat(soFar.open).as("running at the end").isEmpty();
        if (!run.report.cancelled()) {
            assertThat(soFar.candidates()).as("ready at the end").isEmpty();
        }
        assertThat(finished.keySet()).as("finished").isEqualTo(soFar.participants);
        assertThat(Account.of(run.report)).as("report").isEqualTo(Account.of(soFar));
        assertThat(cleanups).as("cleanups").isEqualTo(expectedCleanups());
        if (!run.report.cancelled() && !dependsOnTime()) {
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

    /** Whether what comes of the jobs depends on what runs at which time, and not only on what they do. */
    private boolean dependsOnTime() {
        return run.given.failFast()
                || soFar.participants.stream()
                        .map(run.given::policy)
                        .anyMatch(policy -> policy.retryFor().isPresent()
                                || policy.stability()
                                        .filter(asked -> !asked.period().isZero())
                                        .isPresent());
    }

    /** Rule 15. */
    private List<String> expectedCleanups() {
        List<String> expected = new ArrayList<>();
        for (AttemptRecord attempt : soFar.begun) {
            if (soFar.ended(attempt).executedRun()
                    && run.given.job(attempt.job()).cleans()) {
                expected.add(attempt.job() + " " + attempt.number());
            }
        }
        Collections.reverse(expected);
        return expected;
    }

    private Duration since(Instant time) {
        return Duration.between(run.report.started(), time);
    }
}
