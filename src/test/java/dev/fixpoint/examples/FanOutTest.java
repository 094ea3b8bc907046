package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FanOutTest {

    private static final Program FAN_OUT = Program.example("FanOut");

    @TempDir
    private Path directory;

    private String dir;

    @BeforeEach
    void writeFiles() throws IOException {
        dir = "--dir=" + directory;
        Files.writeString(directory.resolve("a.log"), "a\n".repeat(1000));
        Files.writeString(directory.resolve("b.log"), "b\n".repeat(2000));
    }

    @Test
    void compressesThenRunsNothingThenRepairsWhatIsDamaged() throws IOException {
        Result first = FAN_OUT.run("-v", dir, "b.log", "a.log", "missing.log");
        assertThat(first.status()).isEqualTo(1);
        assertThat(first.err())
                .containsExactly(
                        "compress b.log.check: fail",
                        "compress b.log.run: pass",
                        "compress b.log.recheck: pass",
                        "compress a.log.check: fail",
                        "compress a.log.run: pass",
                        "compress a.log.recheck: pass",
                        "compress missing.log.check: fail");
        long savedOfA = 2000 - Files.size(directory.resolve("a.log.gz"));
        long savedOfB = 4000 - Files.size(directory.resolve("b.log.gz"));
        assertThat(first.out().subList(0, 3))
                .containsExactly(
                        "compress b.log: " + savedOfB + " bytes saved",
                        "compress a.log: " + savedOfA + " bytes saved",
                        savedOfA + savedOfB + " bytes saved in all");
        assertThat(first.out())
                .contains("compress missing.log failed after 1 attempt: there is no file "
                        + directory.resolve("missing.log"));
        assertThat(first.totals()).isEqualTo("failed: 4 jobs, 1 failed, 1 blocked, 2 converged; 3 attempts, 1 sweep");
        assertThat(uncompressed("b.log.gz")).isEqualTo("b\n".repeat(2000));

        Path list = Files.writeString(directory.resolve("list"), "# the logs\na.log\n\nb.log\na.log\n");
        Result second = FAN_OUT.run("-v", "-j4", "--names-from=" + list, dir);
        assertThat(second.status()).isZero();
        assertThat(second.err())
                .containsExactlyInAnyOrder(
                        "compress a.log.check: pass", "compress b.log.check: pass", "AllCompressed.check: pass");

        Files.writeString(directory.resolve("a.log"), "changed\n");
        Files.writeString(directory.resolve("b.log.gz"), "damaged");
        Files.writeString(directory.resolve("c.log"), "new\n");
        Result third = FAN_OUT.run("-v", "-j", "8", "--names-from=" + list, dir, "c.log");
        assertThat(third.status()).isZero();
        assertThat(third.run()).containsExactlyInAnyOrder("compress a.log", "compress b.log", "compress c.log");
        assertThat(uncompressed("a.log.gz")).isEqualTo("changed\n");
        assertThat(uncompressed("b.log.gz")).isEqualTo("b\n".repeat(2000));
    }

    @Test
    void refusesWhatItCannotDo() {
        Path list = directory.resolve("nowhere");
        CompletableFuture<Result> unreadable = FAN_OUT.start("--names-from=" + list);
        CompletableFuture<Result> nameless = FAN_OUT.start();

        refused(unreadable, "FanOut: cannot read " + list + ": java.nio.file.NoSuchFileException: " + list);
        refused(nameless, "FanOut: no file is named; give names or --names-from");
    }

    private static void refused(CompletableFuture<Result> run, String message) {
        Result result = run.join();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsExactly(message, "Try 'FanOut --help'.");
    }

    private String uncompressed(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve(name)))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
