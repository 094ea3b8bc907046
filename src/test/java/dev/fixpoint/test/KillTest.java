package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Audits that kill processes: only then is a run stopped in its middle. */
class KillTest {

    /** Writes a file slowly, in its place or beside it. */
    static final class Slow {

        private Slow() {}

        static World<Path> world(boolean careful) {
            return World.directory(directory -> {
                Path file = directory.resolve("file");
                Path written = careful ? directory.resolve("draft") : file;
                JobGraph.Builder jobs = JobGraph.builder();
                jobs.job("slow")
                        .check(job -> job.require(Files.exists(file), "there is no file"))
                        .run(job -> {
                            write(written);
                            if (careful) {
                                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
                            }
                        });
                return jobs.build();
            });
        }

        /** Takes its time for the two halves where it is to be killed, which is not for ever. */
        private static void write(Path file) throws IOException, InterruptedException {
            Files.writeString(file, "one half");
            if (System.getenv("FIXPOINT_AUDIT_WORLD") != null) {
                boolean unused = new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
            }
            Files.writeString(file, " and the other", StandardOpenOption.APPEND);
        }

        public static void main(String[] args) {
            Audit.of(world(args[0].equals("careful"))).check();
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Slow.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Test
    void findWhatIsHalfDone() {
        AuditReport report =
                Audit.of(Slow.world(false)).kills(4, command("hasty")).run();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.CRASH_SAFE);
            assertThat(finding.job()).isEqualTo("slow");
            assertThat(finding.what())
                    .startsWith("is not as it should be after its process was killed in slow.run: file: file ")
                    .contains(" of 22 bytes (", " of 8 bytes (");
        });
        assertThat(report.done()).contains("killed 4 times, and converged again");
    }

    @Test
    void findNothingIfItIsDoneInOneStep() {
        AuditReport report =
                Audit.of(Slow.world(true)).kills(2, command("careful")).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.done()).contains("killed 2 times, and converged again");
    }

    @Test
    void needAProcessThatConverges() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertThatThrownBy(() -> Audit.of(Slow.world(true))
                        .kills(1, List.of(java.toString(), "-XX:+UseSerialGC", "NoSuchClass"))
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "the process that is to be killed ends by itself with exit code 1, before it has converged: ")
                .hasMessageContaining("NoSuchClass");
    }

    @Test
    void needAWorldThatTwoProcessesCanShare() {
        World<String> world = World.of(() -> "fake", fake -> {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("nothing");
            return jobs.build();
        });
        assertThatThrownBy(() -> Audit.of(world).kills(1, command()).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "of all worlds only World.directory(...) can be shared with a process that is to be killed; use"
                                + " one, or do without --kill and kills(...)");
    }
}
