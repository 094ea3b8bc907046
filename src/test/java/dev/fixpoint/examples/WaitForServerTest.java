package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitForServerTest {

    private static final Program WAIT_FOR_SERVER = Program.example("WaitForServer");

    @TempDir
    private Path directory;

    @Test
    void waitsThenMigratesThenRunsNothing() {
        Path store = directory.resolve("store.txt");
        Result first = WAIT_FOR_SERVER.run("-v", store.toString());
        assertThat(first.status()).isZero();
        // How many times the server is asked in vain depends on how fast this machine is.
        assertThat(String.join("\n", first.err())).matches("""
                        store.check: fail
                        store.run: pass
                        store.recheck: pass
                        server.check: fail
                        server.run: pass
                        server.recheck: pass
                        (?:server is ready.check: fail
                        server is ready.run: pass
                        server is ready.recheck: fail "the server is starting"
                        )*(?:server is ready.check: fail
                        server is ready.run: pass
                        server is ready.recheck: pass
                        |server is ready.check: pass
                        )migration.check: fail
                        migration.run: pass
                        migration.recheck: pass""");
        assertThat(first.out().get(0)).isEqualTo("migrated 2 lines");
        assertThat(store).hasContent("version 2\nAda: GB\nLinus: FI");

        Result second = WAIT_FOR_SERVER.run("-v", store.toString());
        assertThat(second.status()).isZero();
        assertThat(second.err())
                .containsExactly(
                        "store.check: pass",
                        "server.check: pass",
                        "server is ready.check: pass",
                        "migration.check: pass");
        assertThat(second.totals()).isEqualTo("succeeded: 4 jobs, 4 passed; 4 attempts, 1 sweep");
    }

    @Test
    void migratesWhatIsThereOrSaysWhyNot() throws IOException {
        Path good = Files.writeString(directory.resolve("good.txt"), "version 1\nAstrid: Sweden\n");
        Path bad = Files.writeString(directory.resolve("bad.txt"), "version 1\nLucy: Narnia\n");
        Path diary = Files.writeString(directory.resolve("diary.txt"), "Dear diary,\n");
        CompletableFuture<Result> stuck = WAIT_FOR_SERVER.start("--startup=0s", bad.toString());
        CompletableFuture<Result> migrated = WAIT_FOR_SERVER.start("--startup=0s", good.toString());
        CompletableFuture<Result> refused = WAIT_FOR_SERVER.start(diary.toString());
        CompletableFuture<Result> misused = WAIT_FOR_SERVER.start("--startup=soon", good.toString());

        assertThat(migrated.join().status()).isZero();
        assertThat(good).hasContent("version 2\nAstrid: SE");

        assertThat(stuck.join().status()).isEqualTo(1);
        assertThat(stuck.join().out())
                .contains(
                        "migration failed after 3 attempts: " + bad + " is not migrated",
                        "  its run threw IOException: the server knows no Narnia");
        assertThat(bad).hasContent("version 1\nLucy: Narnia");

        assertThat(refused.join().status()).isEqualTo(1);
        assertThat(refused.join().out())
                .contains("store failed after 1 attempt: " + diary + " is no store: it does not start with a version");
        assertThat(diary).hasContent("Dear diary,");

        assertThat(misused.join().status()).isEqualTo(2);
        assertThat(misused.join().err().get(0))
                .isEqualTo("WaitForServer: Invalid value for option '--startup': \"soon\" is not a duration;"
                        + " write for example 500ms, 1.5s, 2m or PT0.5S");
    }
}
