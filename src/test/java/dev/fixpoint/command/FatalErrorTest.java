package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is told when a job leaves the virtual machine without memory. */
class FatalErrorTest {

    @TempDir
    private Path directory;

    @Command(name = "greedy")
    static final class Greedy extends ConvergeCommand {

        @Option(names = "--where")
        String where = "run";

        @Secret
        @Option(names = "--token")
        String token;

        @Override
        protected JobGraph graph() {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("first").run(job -> {}).cleanup(job -> take("cleanup"));
            jobs.job("second")
                    .dependsOn("first")
                    .check(job -> {
                        take("check");
                        job.require(job.runError().isPresent(), "not yet");
                        take("recheck");
                    })
                    .run(job -> {
                        take("run");
                        throw new IOException("no");
                    });
            jobs.job("third").dependsOn("second");
            return jobs.build();
        }

        private void take(String now) {
            if (now.equals(where)) {
                throw new OutOfMemoryError("no room for " + token);
            }
        }

        @Override
        protected void configure(Fixpoint fixpoint) {
            fixpoint.timeSource(new FakeTime());
        }
    }

    @ParameterizedTest
    @CsvSource({"check, second", "run, second", "recheck, second", "cleanup, first"})
    void theJobIsNamedInOneLine(String where, String job) {
        Execution execution = Execution.of(new Greedy(), "--where", where, "--token=hunter2", "-q");

        assertThat(execution.err())
                .isEqualTo("greedy: the " + where + " of job \"" + job
                        + "\" threw java.lang.OutOfMemoryError: no room for ***; everything else was cancelled"
                        + "; give Java more memory, such as -Xmx2g, or have fewer jobs run at once\n");
        assertThat(execution.status()).isEqualTo(1);
    }

    @Test
    void aListenerThatLeavesNoMemoryIsToldOfOnce() {
        ConvergeCommand program = new ConvergeCommand() {
            @Override
            protected JobGraph graph() {
                JobGraph.Builder jobs = JobGraph.builder();
                jobs.job("a");
                return jobs.build();
            }

            @Override
            protected void configure(Fixpoint fixpoint) {
                fixpoint.listener(new Listener() {
                    @Override
                    public void phaseStarted(Event.PhaseStarted event) {
                        throw new OutOfMemoryError("made up");
                    }
                });
            }
        };

        assertThat(Execution.of(program, "-q").err())
                .endsWith("a listener threw java.lang.OutOfMemoryError: made up; everything else was cancelled"
                        + "; give Java more memory, such as -Xmx2g, or have fewer jobs run at once\n")
                .containsOnlyOnce("a listener");
    }

    @Test
    void whatWasDoneUntilThenIsReported() throws IOException {
        Path report = directory.resolve("run.txt");
        Path graph = directory.resolve("run.dot");
        Path events = directory.resolve("run.jsonl");

        Execution execution = Execution.of(
                new Greedy(), "--report=" + report, "--graph=" + graph, "--events=" + events, "--progress=none");

        assertThat(execution.out()).isEqualTo("""
                second failed after 1 attempt: no room for null
                cancelled: 3 jobs, 1 failed, 1 not run, 1 converged; 2 attempts, 1 sweep, 0s
                """);
        assertThat(report).content().contains("second failed", "no room for null");
        assertThat(graph).content().contains("second");
        List<String> lines = Files.readAllLines(events);
        assertThat(lines.get(lines.size() - 1)).contains("convergence_ended");
    }

    @Test
    void aConvergenceThatHasNotBegunIsAnotherMatter() {
        ConvergeCommand never = ConvergeCommand.of("never", () -> {
            throw new OutOfMemoryError("made up");
        });

        assertThatThrownBy(() -> Execution.of(never)).isInstanceOf(OutOfMemoryError.class);
    }
}
