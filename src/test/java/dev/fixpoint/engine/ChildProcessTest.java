package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Action;
import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.job.ProcessFailedException;
import dev.fixpoint.job.ProcessResult;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job gets from the programs that it starts, and gives them. How they end is another test's. */
class ChildProcessTest {

    private final List<String> seen = new ArrayList<>();

    @TempDir
    Path directory;

    /** Converges one job with that check, which passes. */
    private void check(Action check) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("job").tries(1).check(check);
        Report report = Fixpoint.of(jobs.build()).converge();
        report.job("job").error().ifPresent(error -> {
            throw new AssertionError(error);
        });
    }

    /** Converges one job with that check, and returns the error that it ends with. */
    private static Throwable failure(Action check, String... secrets) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("job").tries(1).check(check);
        Report report = Fixpoint.of(jobs.build()).secret(secrets).converge();
        return report.job("job").error().orElseThrow();
    }

    @Test
    void outputAndErrorsAreKeptApartAsTheyAre() {
        check(job -> {
            ProcessResult result = job.process("sh", "-c", "echo out; echo err >&2; echo; printf end")
                    .run();

            assertThat(result.output()).isEqualTo("out\n\nend");
            assertThat(result.errorOutput()).isEqualTo("err\n");
            assertThat(result.exitCode()).isZero();
            assertThat(result.succeeded()).isTrue();
            assertThat(result.truncated()).isFalse();
            assertThat(result.command()).containsExactly("sh", "-c", "echo out; echo err >&2; echo; printf end");
        });
    }

    @Test
    void outputAndErrorsCanBeMerged() {
        check(job -> {
            ProcessResult result = job.process("sh", "-c", "echo 1; echo 2 >&2; echo 3")
                    .mergeErrors()
                    .run();

            assertThat(result.output()).isEqualTo("1\n2\n3\n");
            assertThat(result.errorOutput()).isEmpty();
        });
    }

    @Test
    void aProgramWithoutOutput() {
        check(job ->
                assertThat(job.process("true").run()).isEqualTo(new ProcessResult(List.of("true"), 0, "", "", false)));
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() {
        List<String> hostile = List.of("a b", "", "$HOME", "\"'\\", "*", "é€\uD83D\uDE00");
        List<String> command = new ArrayList<>(List.of("printf", "[%s]"));
        command.addAll(hostile);
        check(job -> {
            String output = job.process(command).run().output();

            assertThat(output).startsWith("[a b][][$HOME][\"'\\][*][");
        });
    }

    @Test
    void tryRunReturnsWhateverTheExitCode() {
        check(job -> {
            ProcessResult result = job.process("sh", "-c", "exit 3").tryRun();

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.succeeded()).isFalse();
        });
    }

    @Test
    void aFailureTellsTheCommandTheExitCodeAndTheLastLines() {
        Throwable failure = failure(job -> job.process(
                        "sh", "-c", "echo fetching; echo 'warning: slow' >&2; echo 'fatal: no route' >&2; exit 128")
                .run());

        assertThat(failure).isInstanceOf(ProcessFailedException.class).hasMessage("""
                        sh -c 'echo fetching; echo '\\''warning: slow'\\'' >&2; echo '\\''fatal: no route'\\'' >&2; exit 128': \
                        exit code 128: fatal: no route
                        standard error:
                        warning: slow
                        fatal: no route""");
        assertThat(((ProcessFailedException) failure).result().orElseThrow().output())
                .isEqualTo("fetching\n");
    }

    @Test
    void aFailureWithoutErrorOutputTellsWhatWasPrinted() {
        assertThat(failure(job -> job.process("sh", "-c", "echo no; exit 1").run()))
                .hasMessage("sh -c 'echo no; exit 1': exit code 1: no");
        assertThat(failure(job -> job.process("false").run())).hasMessage("false: exit code 1, and it wrote nothing");
    }

    @Test
    void ofManyLinesTheLastAreTold() {
        Throwable failure =
                failure(job -> job.process("sh", "-c", "seq 1 5000 >&2; exit 1").run());

        assertThat(failure.getMessage().lines())
                .hasSize(22)
                .startsWith(
                        "sh -c 'seq 1 5000 >&2; exit 1': exit code 1: 5000",
                        "the last 20 lines of standard error:",
                        "4981")
                .endsWith("4999", "5000");
    }

    @Test
    void whatPhaseLinesShowIsTheExitCodeAndTheLastLine() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("fetch")
                .tries(1)
                .run(job -> job.process("sh", "-c", "echo 1 >&2; echo 2 >&2; exit 4")
                        .run());
        StringBuilder lines = new StringBuilder();
        Fixpoint.of(jobs.build()).listener(PhaseLines.verbose(lines)).converge();

        assertThat(lines.toString())
                .contains("fetch.recheck: fail \"sh -c 'echo 1 >&2; echo 2 >&2; exit 4': exit code 4: 2 ...\"\n");
    }

    @Test
    void secretsAreMaskedInMessagesBeforeTheyAreCut() {
        String password = "pass-" + "w".repeat(500) + "-word";
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("job")
                .tries(1)
                .check(job -> job.process("sh", "-c", "echo \"denied: $TOKEN\" >&2; echo \"$0\" >&2; exit 1", password)
                        .environment("TOKEN", "t0ken")
                        .run());
        Report report = Fixpoint.of(jobs.build())
                .argument("password", password)
                .secret("password", "TOKEN")
                .converge();

        ProcessFailedException failure =
                (ProcessFailedException) report.job("job").error().orElseThrow();
        assertThat(failure).hasMessage("""
                        sh -c 'echo "denied: $TOKEN" >&2; echo "$0" >&2; exit 1' ***: exit code 1: ***
                        standard error:
                        denied: ***
                        ***""");
        assertThat(failure.result().orElseThrow().errorOutput())
                .as("the job itself sees it")
                .startsWith("denied: t0ken\npass-");
    }

    @Test
    void colorsAndControlCharactersDoNotReachTheMessage() {
        assertThat(failure(job -> job.process("sh", "-c", "printf '\\033[31mred\\033[0m \\007' >&2; exit 1")
                        .run()))
                .hasMessageEndingWith(": exit code 1: red \\u0007");
    }

    @Test
    void theDirectoryIsWhereItRuns() {
        check(job -> assertThat(
                        job.process("pwd").directory(directory).run().output().strip())
                .isEqualTo(directory.toRealPath().toString()));
        check(job -> assertThat(job.process("pwd").run().output().strip())
                .isEqualTo(Path.of("").toRealPath().toString()));
    }

    @Test
    void variablesAreInheritedAddedAndRemoved() {
        String path = System.getenv("PATH");
        check(job -> {
            ChildProcess show = job.process("/bin/sh", "-c", "echo $PATH,$GIVEN")
                    .environment("GIVEN", "a b")
                    .environment("OTHER", "");
            assertThat(show.run().output()).isEqualTo(path + ",a b\n");
            assertThat(show.run().output()).as("once more").isEqualTo(path + ",a b\n");

            assertThat(job.process("/usr/bin/env")
                            .withoutEnvironment("PATH")
                            .run()
                            .output())
                    .doesNotContain("PATH=" + path);
            assertThat(job.process("/usr/bin/env")
                            .emptyEnvironment()
                            .environment("GIVEN", "1")
                            .run()
                            .output()
                            .lines())
                    .hasSize(2)
                    .contains("GIVEN=1")
                    .anyMatch(line -> line.startsWith(ChildProcess.MARK + "="));
        });
    }

    @Test
    void aProgramReadsTheInputToItsEnd() {
        String text = "é€\n" + "x".repeat(300_000);
        check(job -> {
            assertThat(job.process("cat").input(text).run().output()).isEqualTo(text);
            assertThat(job.process("cat").run().output()).as("no input").isEmpty();
        });
    }

    @Test
    void aProgramNeedNotReadItsInput() {
        check(job -> assertThat(
                        job.process("true").input("x".repeat(5_000_000)).run().succeeded())
                .isTrue());
    }

    @Test
    void ofMuchOutputTheLastIsKept() {
        check(job -> {
            ProcessResult result =
                    job.process("sh", "-c", "seq 1 400000; seq 1 10 >&2").run();
            assertThat(result.truncated()).isTrue();
            assertThat(result.output())
                    .hasSize(ChildProcess.DEFAULT_CAPTURE_LIMIT)
                    .endsWith("399999\n400000\n");
            assertThat(result.errorOutput()).startsWith("1\n2\n");

            ProcessResult little =
                    job.process("printf", "123456").captureLimit(4).run();
            assertThat(little.output()).isEqualTo("3456");
            assertThat(little.truncated()).isTrue();
        });
    }

    @Test
    void ofATruncatedLineNothingIsTold() {
        assertThat(failure(job -> job.process("sh", "-c", "printf 'secret-tail' >&2; exit 1")
                        .captureLimit(4)
                        .run()))
                .hasMessageEndingWith(": exit code 1, and of what it wrote nothing can be shown");
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        check(job -> assertThat(job.process("printf", "a\\377b").run().output()).isEqualTo("a\uFFFDb"));
    }

    @Test
    void linesAreHandedOnAsTheyCome() {
        check(job -> job.process("sh", "-c", "echo 1; echo 2 >&2; printf '3\\r4\\n5'")
                .onLine(line -> {
                    synchronized (seen) {
                        seen.add(line);
                    }
                })
                .run());

        assertThat(seen).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void whatTheCodeForLinesThrowsEndsTheProgramAndIsThrown() {
        assertThat(failure(job -> job.process("sh", "-c", "echo bad; exec sleep 1000")
                        .onLine(line -> {
                            throw new IllegalStateException("line " + line);
                        })
                        .run()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("line bad");
    }

    @Test
    void aProgramThatIsMissing() {
        assertThat(failure(job -> job.process("no-such-program", "x").tryRun()))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageStartingWith("no-such-program x: cannot start: Cannot run program \"no-such-program\": ")
                .hasMessageEndingWith("; is it installed, and on the PATH of this program?");
    }

    @Test
    void aDirectoryThatIsMissing() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        for (Path missing : List.of(directory.resolve("missing"), file)) {
            assertThat(failure(job -> job.process("true").directory(missing).run()))
                    .isInstanceOf(ProcessFailedException.class)
                    .hasMessage("true: cannot start: there is no directory " + missing);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        check(job -> {
            assertThatThrownBy(job::process)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("job \"job\": a process needs a program; for example process(\"git\", \"fetch\")");
            assertThatThrownBy(() -> job.process("git", null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("argument 1 of a process");
            ChildProcess process = job.process("true").input("a").environment("A", "1");
            assertThatThrownBy(() -> process.input("b"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("input of a process was already set; it cannot be set again");
            assertThatThrownBy(() -> process.withoutEnvironment("A"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("environment variable \"A\" was set or removed already");
            assertThatThrownBy(() -> process.environment("A=B", "1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"A=B\" cannot be the name of an environment variable");
            assertThatThrownBy(() -> process.captureLimit(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("captureLimit must be zero or more, not -1");
        });
    }

    @Test
    void noThreadIsLeft() throws Exception {
        check(job -> job.process("sh", "-c", "echo a; echo b >&2").input("x").run());

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("of sh)")) {
                Threads.join(thread);
            }
        }
    }
}
