package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.bench.NewerJava;
import dev.fixpoint.job.Phase;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Jobs that do harm to the process that they run in. */
final class Processes {

    private static final String EVENTS = "events.jsonl";
    private static final String REPORT = "run.json";
    private static final int MOST_HANDLES = 160;
    private static final String NO_HANDLES = "Too many open files";
    private static final List<Phase> PHASES = List.of(Phase.RUN, Phase.CHECK, Phase.CLEANUP);

    List<Scenario> scenarios() {
        return List.of(
                new Scenario(
                        "system-exit",
                        "a job calls `System.exit` or `Runtime.halt` in its check, run or cleanup",
                        60,
                        1,
                        this::exit),
                new Scenario("out-of-memory", "a job allocates memory until there is none", 60, 1, this::memory),
                new Scenario(
                        "no-file-handles",
                        "a job opens files until no more can be opened, and gives them back when it is cleaned up after",
                        60,
                        1,
                        this::handles),
                new Scenario(
                        "deadlock",
                        "two jobs wait for each other for ever, until they are cancelled",
                        20,
                        1,
                        this::deadlock),
                new Scenario(
                        "deadlock-timeout",
                        "two jobs wait for each other for ever, and have a timeout",
                        20,
                        1,
                        this::deadlockWithTimeout),
                new Scenario(
                        "many-ready", "10,000 jobs are ready at once, on virtual threads", 10, 1, this::manyReady));
    }

    private static List<String> command(
            Trial trial, List<String> options, int workers, Mischief.Kind kind, Phase phase) {
        return Program.java(
                options,
                Mischief.class,
                "--kind",
                kind.name(),
                "--phase",
                phase.name(),
                "--jobs",
                Integer.toString(workers),
                "--events",
                trial.directory().resolve(EVENTS).toString(),
                "--report",
                trial.directory().resolve(REPORT).toString(),
                trial.directory().toString());
    }

    private static int workers(Trial trial) {
        return 1 + trial.number() % 2;
    }

    private static EventLog log(Trial trial) throws IOException {
        return EventLog.read(trial.directory().resolve(EVENTS));
    }

    /** The process ends as the job said, in the middle of everything; what was told until then can be read. */
    private void exit(Trial trial) throws IOException, InterruptedException {
        Mischief.Kind kind = trial.number() / 2 % 2 == 0 ? Mischief.Kind.EXIT : Mischief.Kind.HALT;
        Phase phase = PHASES.get(trial.number() / 4 % PHASES.size());
        List<String> command = command(trial, List.of(), workers(trial), kind, phase);
        Program.End end = Program.run(trial.directory(), command);
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(Mischief.EXIT_STATUS);
        EventLog log = log(trial);
        assertThat(log.endsWithWholeLine()).as("the log ends with a whole line").isTrue();
        assertThat(log.isComplete())
                .as("the log tells an end that there was not")
                .isFalse();
        trial.figure("jobs done by then", log.finished().size());
        verifyRerun(trial, command, log);
    }

    /** The job has failed, or whichever needed memory at that moment; everything else was cancelled, cleaned up and reported. */
    private void memory(Trial trial) throws IOException, InterruptedException {
        List<String> command = command(trial, List.of("-Xmx32m"), workers(trial), Mischief.Kind.MEMORY, Phase.RUN);
        Program.End end = Program.run(trial.directory(), command);
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(1);
        assertThat(end.err()).contains("OutOfMemoryError", "give Java more memory");
        EventLog log = log(trial);
        verifyWhole(trial, log);
        assertThat(log.finished().get(Mischief.TROUBLE)).isIn("failed", "cancelled");
        verifyRerun(trial, command, log);
    }

    private void handles(Trial trial) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -n " + MOST_HANDLES + " && exec \"$@\"", "bash"));
        List<String> java = command(trial, List.of(), workers(trial), Mischief.Kind.HANDLES, Phase.RUN);
        Jar.replaceDirectories(
                java, trial.directory().resolve("classes.jar")); // from a directory nothing more could be loaded
        command.addAll(java);
        Program.End end = Program.run(trial.directory(), command);
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(1);
        EventLog log = log(trial);
        verifyWhole(trial, log);
        assertThat(log.finished()).containsEntry(Mischief.TROUBLE, "failed");
        RunRecord run = ReportFile.read(trial.directory().resolve(REPORT));
        assertThat(run.jobs().stream().filter(job -> job.outcome() == Outcome.FAILED))
                .allSatisfy(job -> assertThat(errors(job))
                        .as("why %s has failed", job.name())
                        .contains(NO_HANDLES));
        trial.figure(
                "jobs failed",
                run.jobs().stream()
                        .filter(job -> job.outcome() == Outcome.FAILED)
                        .count());
        verifyRerun(trial, command, log);
    }

    private static String errors(JobRecord job) {
        return job.attempts().stream()
                .flatMap(attempt -> attempt.phases().stream())
                .flatMap(phase -> phase.error().stream())
                .map(error -> error.type() + ": " + error.message())
                .collect(Collectors.joining("\n"));
    }

    private void deadlock(Trial trial) throws IOException, InterruptedException {
        List<String> command = command(trial, List.of(), 3, Mischief.Kind.DEADLOCK, Phase.RUN);
        Program.End end;
        try (Program program = Program.start(trial.directory(), command)) {
            assertThat(program.awaits(() -> bothRun(trial)))
                    .as("both have begun")
                    .isTrue();
            assertThat(program.signal("TERM")).isTrue();
            end = program.end();
        }
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(143);
        verifyDeadlock(trial, command, Outcome.CANCELLED);
    }

    /** Nobody has to cancel anything: everything else is done, and the process ends although two of its threads never will. */
    private void deadlockWithTimeout(Trial trial) throws IOException, InterruptedException {
        List<String> command = command(trial, List.of(), 3, Mischief.Kind.DEADLOCK, Phase.RUN);
        command.addAll(List.of("--limit", "500ms"));
        Program.End end = Program.run(trial.directory(), command);
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(1);
        RunRecord run = ReportFile.read(trial.directory().resolve(REPORT));
        assertThat(run.jobs().stream().filter(job -> job.name().startsWith("apart")))
                .allMatch(job -> job.outcome() == Outcome.CONVERGED);
        assertThat(run.jobs().stream().filter(job -> job.name().startsWith("after")))
                .allMatch(job -> job.outcome() == Outcome.BLOCKED);
        verifyDeadlock(trial, command, Outcome.FAILED);
    }

    private static void verifyDeadlock(Trial trial, List<String> command, Outcome outcome)
            throws IOException, InterruptedException {
        EventLog log = log(trial);
        assertThat(log.isComplete()).isTrue();
        RunRecord run = ReportFile.read(trial.directory().resolve(REPORT));
        assertThat(run.jobs().stream().filter(job -> Set.of("left", "right").contains(job.name())))
                .hasSize(2)
                .allSatisfy(job -> {
                    assertThat(job.outcome()).isEqualTo(outcome);
                    assertThat(errors(job)).contains("thread \"" + job.name() + "\" was left behind");
                });
        Files.writeString(trial.directory().resolve("released"), "");
        verifyRerun(trial, command, log);
    }

    private static boolean bothRun(Trial trial) {
        return List.of("left", "right").stream()
                .allMatch(name -> Files.exists(trial.directory().resolve(name + ".lock")));
    }

    private void manyReady(Trial trial) throws IOException, InterruptedException {
        String java = NewerJava.command();
        if (java.isEmpty()) {
            throw new Scenario.NotHereException("there is no Java with virtual threads");
        }
        Program.End end = Program.run(trial.directory(), Program.java(java, List.of(), ManyReady.class, "10000"));
        assertThat(end.err()).isEmpty();
        assertThat(end.out()).isEqualTo("all 10000 at once\n");
        assertThat(end.status()).isZero();
    }

    /** The report and the log tell the same, and every run was cleaned up after. */
    private static void verifyWhole(Trial trial, EventLog log) throws IOException {
        assertThat(log.isComplete()).as("the log ends with the end").isTrue();
        assertThat(log.endsWithWholeLine()).isTrue();
        RunRecord run = ReportFile.read(trial.directory().resolve(REPORT));
        assertThat(run.jobs())
                .allSatisfy(job -> assertThat(job.outcome().toString().replace(' ', '_'))
                        .as("outcome of %s", job.name())
                        .isEqualTo(log.finished().get(job.name())));
        assertThat(log.finished()).hasSameSizeAs(run.jobs());
        Set<String> due = new TreeSet<>(log.runs());
        assertThat(new TreeSet<>(log.cleanups())).as("cleaned up").isEqualTo(due);
        assertThat(run.cleanups())
                .hasSameSizeAs(due)
                .allMatch(cleanup -> cleanup.error().isEmpty());
        try (var files = Files.list(trial.directory())) {
            assertThat(files.filter(file -> file.toString().endsWith(".lock")))
                    .as("locks that are left")
                    .isEmpty();
        }
    }

    /** It converges when it is started again, does nothing twice, and then there is nothing to do. */
    private static void verifyRerun(Trial trial, List<String> command, EventLog before)
            throws IOException, InterruptedException {
        Program.End rerun = Program.run(trial.directory(), command);
        assertThat(rerun.status()).as("exit code of the rerun; %s", rerun.err()).isZero();
        EventLog log = log(trial);
        assertThat(log.isComplete()).isTrue();
        before.finished().forEach((job, outcome) -> {
            if (outcome.equals("converged")) {
                assertThat(log.runs()).as("%s is not done again", job).doesNotContain(job + " 1");
            }
        });
        assertThat(log.finished().values()).isSubsetOf("converged", "passed");
        List<String> last = new ArrayList<>(command);
        last.add("--detailed-exit-code");
        assertThat(Program.run(trial.directory(), last).status())
                .as("exit code if nothing is left to run")
                .isZero();
        assertThat(log(trial).runs()).isEmpty();
    }
}
