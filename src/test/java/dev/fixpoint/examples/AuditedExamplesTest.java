package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The examples that are no tutorial can be trusted: as their reader would find out. */
class AuditedExamplesTest {

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the example sets POSIX permissions")
    void provisionTree() {
        Result result = Program.example("ProvisionTree")
                .run("--audit", "--kill=3", directory.resolve("shop").toString());
        assertThat(result.out())
                .containsExactly(
                        "audit: clean, seed 1",
                        "- 20 legal orders, one job after the other and 4 at once",
                        "- cancelled behind each of 10 runs",
                        "- stopped dead behind each of 30 phases, and converged again",
                        "- killed 3 times, and converged again",
                        "- 87 fresh worlds");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void waitForServer() {
        Result result = Program.example("WaitForServer")
                .run("--audit", directory.resolve("store.txt").toString());
        assertThat(result.out()).first().isEqualTo("audit: clean, seed 1");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fanOut() {
        Result result = Program.example("FanOut").run("--audit");
        assertThat(result.out()).first().isEqualTo("audit: clean, seed 1");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void rollOut() {
        Result result = Program.example("RollOut")
                .run("--audit", "--kill=2", directory.resolve("servers").toString(), "2.0", "a", "b");
        assertThat(result.out()).startsWith("audit: clean, seed 1").contains("- killed 2 times, and converged again");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(directory).isEmptyDirectory();
    }
}
