package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.EventFile;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Jobs in whose midst there is trouble, and what must be so around it whatever the trouble is. {@code before} is done first, {@code
 * apart} has nothing to do with it, and {@code after} depends on the trouble.
 */
final class Site {

    static final String TROUBLE = "trouble";

    /** In how many trials the report is written in one form only. */
    private static final int OFTEN = 7;

    private final Trial trial;
    private final Workers workers;
    private final JobGraph.Builder jobs = JobGraph.builder();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> executed = ConcurrentHashMap.newKeySet();
    private final Set<String> cleaned = ConcurrentHashMap.newKeySet();
    private final Set<String> abandoned = new TreeSet<>();
    private final EventRecorder recorder = new EventRecorder();
    private TimeSource time = new FakeTime();

    Site(Trial trial) {
        this(trial, Workers.of(trial));
    }

    Site(Trial trial, Workers workers) {
        this.trial = trial;
        this.workers = workers;
    }

    /** Puts the trouble in its place. It depends on {@code before}. */
    void surround() {
        ordinary("before");
        ordinary("apart");
        ordinary("after", TROUBLE);
    }

    JobGraph.Builder jobs() {
        return jobs;
    }

    Workers workers() {
        return workers;
    }

    EventRecorder recorder() {
        return recorder;
    }

    /** Uses another clock than one that stands still unless something waits. */
    void time(TimeSource other) {
        time = other;
    }

    /** Declares a job that does what it should, and is cleaned up after. */
    JobBuilder ordinary(String name, String... needs) {
        return jobs.job(name)
                .dependsOn(needs)
                .check(job -> job.require(done.contains(name), "not done yet"))
                .run(job -> {
                    executed(job);
                    done.add(name);
                })
                .cleanup(this::cleaned);
    }

    /** Expects a job never to end, so that its thread is left, and named. */
    void expectAbandoned(String name) {
        abandoned.add(name);
    }

    /** Expects that the run of an attempt, as {@code job number}, is executed whose job cannot say so itself. */
    void expectExecuted(String attempt) {
        executed.add(attempt);
    }

    /** Notes that a run is executed whose job has a cleanup. */
    void executed(JobContext job) {
        assertThat(executed.add(job.name() + " " + job.attempt()))
                .as("first run of attempt %d of %s", job.attempt(), job.name())
                .isTrue();
    }

    /** Notes that a cleanup is executed. */
    void cleaned(JobContext job) {
        assertThat(cleaned.add(job.name() + " " + job.attempt()))
                .as("first cleanup after attempt %d of %s", job.attempt(), job.name())
                .isTrue();
    }

    /** Converges, and verifies all that must be so in any case. */
    Report converge() throws IOException, InterruptedException {
        return converge(UnaryOperator.identity());
    }

    /** Converges with further options, and verifies all that must be so in any case. */
    Report converge(UnaryOperator<Fixpoint> options) throws IOException, InterruptedException {
        return converge(options, () -> false);
    }

    /**
     * Converges with further options, and verifies all that must be so in any case.
     *
     * @param interrupted whether the current thread was interrupted meanwhile, which it must be able to see afterwards
     */
    Report converge(UnaryOperator<Fixpoint> options, BooleanSupplier interrupted)
            throws IOException, InterruptedException {
        Fixpoint fixpoint = fixpoint();
        ThreadsLeft threads = new ThreadsLeft();
        String name = Thread.currentThread().getName();
        Report report;
        Path log = trial.directory().resolve("events.jsonl");
        try (EventFile events = new EventFile(log)) {
            report = options.apply(fixpoint.listener(recorder).listener(events)).converge();
        }
        assertThat(Thread.interrupted()).as("an interrupt is left").isEqualTo(interrupted.getAsBoolean());
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
        threads.verify(abandoned);
        Ledger.verify(recorder.events(), report, executed);
        verifyDurations(report);
        assertThat(EventLog.read(log).isComplete())
                .as("the log ends with the end")
                .isTrue();
        verifyFiles(report);
        return report;
    }

    Fixpoint fixpoint() {
        return workers.applyTo(Fixpoint.of(jobs.build()).timeSource(time));
    }

    private void verifyDurations(Report report) {
        assertThat(report.jobs().stream()
                        .flatMap(job -> job.attempts().stream())
                        .flatMap(attempt -> attempt.phases().stream())
                        .filter(phase -> phase.duration().isNegative()))
                .as("phases that took less than no time")
                .isEmpty();
    }

    /** Verifies that the report can be written in every form, and read back. */
    private void verifyFiles(Report report) throws IOException {
        RunRecord run = RunRecord.of(report, "trial");
        List<String> forms =
                trial.number() % OFTEN == 0 ? List.of("json", "xml", "html", "txt", "md") : List.of("json");
        for (String form : forms) {
            Path file = trial.directory().resolve("run." + form);
            ReportFile.write(run, file);
            assertThat(file).isNotEmptyFile();
        }
        Path json = trial.directory().resolve("run.json");
        assertThat(ReportFile.read(json)).as("the report that is read back").isEqualTo(run);
        Files.delete(json);
    }

    /** Verifies what became of jobs, written as {@code job outcome}. */
    void verifyOutcomes(Report report, String... expected) {
        assertThat(Arrays.stream(expected))
                .allSatisfy(line ->
                        assertThat(outcome(report, line.split(" ", 2)[0])).isEqualTo(line));
    }

    private static String outcome(Report report, String job) {
        Outcome outcome = report.outcome(job);
        return job + " " + outcome;
    }

    /** Verifies what became of those around the trouble, if it has cost nothing but itself and what needs it. */
    void verifySurroundings(Report report) {
        verifyOutcomes(report, "before converged", "apart converged", "after blocked");
        assertThat(report.job("after").blockedBy()).containsExactly(TROUBLE);
        verifyCleaned("before 1", "apart 1");
    }

    /** Verifies that these attempts were cleaned up after. */
    void verifyCleaned(String... attempts) {
        assertThat(cleaned).contains(attempts);
    }

    /** Returns the attempts whose run was executed. */
    Set<String> executed() {
        return executed;
    }
}
