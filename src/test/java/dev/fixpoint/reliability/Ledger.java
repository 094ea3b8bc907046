package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through all events of a convergence and compares them with its report: nothing is told twice, and nothing is lost. */
final class Ledger {

    private final List<Event> events;
    private final Report report;

    /** What was told of each attempt, by job. */
    private final Map<String, List<Entry>> attempts = new HashMap<>();

    private final List<String> order = new ArrayList<>();
    private final Map<String, Outcome> finished = new HashMap<>();
    private final List<String> cleanups = new ArrayList<>();

    /** What was told of an attempt. */
    private static final class Entry {
        final int number;
        final List<String> phases = new ArrayList<>();
        Outcome outcome = Outcome.NOT_RUN;
        boolean inPhase;

        Entry(int number) {
            this.number = number;
        }
    }

    private Ledger(List<Event> events, Report report) {
        this.events = events;
        this.report = report;
    }

    /**
     * Verifies that the events and the report tell the same.
     *
     * @param executed the attempts, as {@code job number}, whose run was executed, of jobs that have a cleanup
     */
    static void verify(List<Event> events, Report report, Set<String> executed) {
        Ledger ledger = new Ledger(events, report);
        ledger.verifyEnds();
        events.forEach(ledger::follow);
        ledger.verifyAttempts();
        ledger.verifyOutcomes();
        ledger.verifyCleanups(executed);
    }

    private void verifyEnds() {
        assertThat(events.get(0)).isInstanceOf(Event.ConvergenceStarted.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(Event.ConvergenceEnded.class);
        assertThat(events.stream().filter(Event.ConvergenceStarted.class::isInstance))
                .hasSize(1);
        assertThat(events.stream().filter(Event.ConvergenceEnded.class::isInstance))
                .hasSize(1);
        assertThat(((Event.ConvergenceEnded) events.get(events.size() - 1)).report())
                .as("the report that listeners get")
                .isSameAs(report);
    }

    private void follow(Event event) {
        if (event instanceof Event.AttemptStarted started) {
            List<Entry> all = attempts.computeIfAbsent(started.job(), key -> new ArrayList<>());
            assertThat(finished).as("a job that has ended is not tried again").doesNotContainKey(started.job());
            assertThat(all.stream().allMatch(entry -> entry.outcome == Outcome.FAILED))
                    .as("all attempts of %s before attempt %d have failed", started.job(), started.attempt())
                    .isTrue();
            assertThat(started.attempt())
                    .as("number of the attempt of %s", started.job())
                    .isEqualTo(all.size() + 1);
            all.add(new Entry(started.attempt()));
            order.add(started.job() + " " + started.attempt());
        } else if (event instanceof Event.PhaseStarted started) {
            Entry entry = running(started.job(), started.attempt());
            assertThat(entry.inPhase)
                    .as("two phases of %s at once", started.job())
                    .isFalse();
            entry.inPhase = true;
        } else if (event instanceof Event.PhaseEnded ended) {
            Entry entry = running(ended.job(), ended.attempt());
            assertThat(entry.inPhase)
                    .as("%s of %s had begun", ended.phase(), ended.job())
                    .isTrue();
            entry.inPhase = false;
            entry.phases.add(line(
                    ended.phase(),
                    ended.duration(),
                    ended.error().map(System::identityHashCode).orElse(0)));
        } else if (event instanceof Event.AttemptEnded ended) {
            Entry entry = running(ended.job(), ended.attempt());
            assertThat(entry.inPhase).as("a phase of %s goes on", ended.job()).isFalse();
            entry.outcome = ended.outcome();
        } else if (event instanceof Event.JobFinished ended) {
            assertThat(finished.put(ended.job(), ended.outcome()))
                    .as("end of %s before", ended.job())
                    .isNull();
        } else if (event instanceof Event.CleanupStarted started) {
            cleanups.add(started.job() + " " + started.attempt());
        }
    }

    private Entry running(String job, int attempt) {
        Entry last = attempts.get(job).get(attempts.get(job).size() - 1);
        assertThat(last.number).as("the attempt of %s that runs", job).isEqualTo(attempt);
        assertThat(last.outcome)
                .as("end of attempt %d of %s before", attempt, job)
                .isEqualTo(Outcome.NOT_RUN);
        return last;
    }

    private static String line(Phase phase, Duration duration, int error) {
        return phase + " " + duration + " " + error;
    }

    private void verifyAttempts() {
        assertThat(report.attempts()).as("number of attempts").isEqualTo(order.size());
        for (JobReport job : report.jobs()) {
            List<Entry> told = attempts.getOrDefault(job.name(), List.of());
            assertThat(job.attempts()).as("attempts of %s", job.name()).hasSameSizeAs(told);
            for (int i = 0; i < told.size(); i++) {
                AttemptReport attempt = job.attempts().get(i);
                assertThat(attempt.number()).isEqualTo(told.get(i).number);
                assertThat(attempt.outcome()).as("attempt of %s", job.name()).isEqualTo(told.get(i).outcome);
                assertThat(attempt.phases().stream().map(Ledger::line)).isEqualTo(told.get(i).phases);
            }
        }
    }

    private static String line(PhaseReport phase) {
        return line(
                phase.phase(),
                phase.duration(),
                phase.error().map(System::identityHashCode).orElse(0));
    }

    private void verifyOutcomes() {
        Map<Outcome, Integer> counts = new HashMap<>();
        boolean allSatisfied = true;
        for (JobReport job : report.jobs()) {
            counts.merge(job.outcome(), 1, Integer::sum);
            allSatisfied &= !job.tookPart() || job.outcome().isSatisfied();
            assertThat(finished.containsKey(job.name()))
                    .as("end of %s is told", job.name())
                    .isEqualTo(job.tookPart());
            if (job.tookPart()) {
                assertThat(finished.get(job.name())).as("end of %s", job.name()).isEqualTo(job.outcome());
            }
            if (!job.attempts().isEmpty()) {
                assertThat(job.attempts().get(job.attempts().size() - 1).outcome())
                        .as("last attempt of %s", job.name())
                        .isEqualTo(job.outcome());
            }
        }
        Arrays.stream(Outcome.values())
                .forEach(outcome -> assertThat(report.count(outcome))
                        .as("count of %s", outcome)
                        .isEqualTo(counts.getOrDefault(outcome, 0)));
        assertThat(report.allSatisfied()).as("all satisfied").isEqualTo(allSatisfied);
        assertThat(finished.keySet()).isSubsetOf(report.graph().jobs());
        assertThat(report.summary()).as("summary").isNotEmpty();
    }

    private void verifyCleanups(Set<String> executed) {
        List<String> expected = new ArrayList<>(order);
        expected.removeIf(attempt -> !executed.contains(attempt));
        assertThat(expected).as("runs that were executed, and told").hasSize(new HashSet<>(executed).size());
        Collections.reverse(expected);
        assertThat(cleanups).as("cleanups that were told").isEqualTo(expected);
        assertThat(report.cleanup().cleanups().stream().map(done -> done.job() + " " + done.attempt()))
                .as("cleanups in the report")
                .isEqualTo(expected);
    }
}
