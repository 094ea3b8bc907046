package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One convergence at a time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LockFileTest {

    private final FakeTime time = new FakeTime();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("house.lock");
    }

    private @Nullable LockFile acquire(String program, @Nullable Duration patience) throws IOException {
        return LockFile.acquire(file(), program, patience, new PrintWriter(err, true), time);
    }

    private static String holder() {
        return "first, process " + ProcessHandle.current().pid() + " on ";
    }

    @Test
    void aSecondOneIsToldWhoHoldsItSinceWhen() throws IOException {
        try (LockFile first = acquire("first", null)) {
            assertThat(first).isNotNull();
            assertThat(acquire("second", null)).isNull();
        }
        assertThat(err.toString())
                .startsWith("second: " + file() + " is held by " + holder())
                .endsWith(", since 2026-01-01T00:00:00Z; --wait waits for it\n");
    }

    @Test
    void isFreeWhenTheFirstIsDone() throws IOException {
        for (String program : new String[] {"first", "second"}) {
            try (LockFile lock = acquire(program, null)) {
                assertThat(lock).isNotNull();
                assertThat(Files.readString(file())).startsWith(program + ", process ");
            }
        }
        assertThat(err.toString()).isEmpty();
        assertThat(Files.readString(file())).isEmpty();
    }

    @Test
    void isWaitedForAsLongAsSaid() throws IOException {
        try (LockFile first = acquire("first", null)) {
            assertThat(first).isNotNull();
            assertThat(acquire("second", Duration.ofSeconds(30))).isNull();
        }
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(err.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("second: waiting for " + file() + ", held by " + holder());
        assertThat(err.toString()).endsWith("since 2026-01-01T00:00:00Z; waited 30s\n");
    }

    @Test
    void keepsOutAnotherProcessAndEndsWithItHoweverItDies() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat((char) child.getInputStream().read()).isEqualTo('!');
            assertThat(Execution.of(new House(), "--lock", file().toString()))
                    .satisfies(execution -> assertThat(execution.status()).isEqualTo(1))
                    .satisfies(execution -> assertThat(execution.out()).isEmpty())
                    .satisfies(execution -> assertThat(execution.err())
                            .startsWith("house: " + file() + " is held by child, process " + child.pid() + " on "));
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(Execution.of(new House(), "--lock", file().toString()).status())
                .isZero();
    }

    /** Holds the lock until it is killed. */
    static final class Holder {

        public static void main(String[] args) throws IOException {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            LockFile.acquire(Path.of(args[0]), "child", null, out, new FakeTime());
            out.println('!');
            System.in.read();
        }
    }

    @Test
    void doesNotTouchAFileThatIsSomethingElse() throws IOException {
        Files.writeString(file(), "class House {}\n");

        assertThat(Execution.of(new House(), "-n", "--lock", file().toString()))
                .isEqualTo(new Execution(
                        2,
                        "",
                        "house: cannot lock " + file() + ": it holds something else than a lock;"
                                + " name a file that is there for nothing else\nTry 'house --help'.\n"));
        assertThat(file()).hasContent("class House {}\n");
    }

    @Test
    void isTakenOverFromOneThatDied() throws IOException {
        Files.writeString(file(), "house, process 4711 on host, since 2025-01-01T00:00:00Z");

        assertThat(Execution.of(new House(), "--lock", file().toString()).status())
                .isZero();
    }

    @Test
    void thatCannotBeMadeIsAnErrorOfItsUser() {
        Path nowhere = directory.resolve("missing/house.lock");

        assertThat(Execution.of(new House(), "--lock", nowhere.toString()))
                .isEqualTo(new Execution(
                        2,
                        "",
                        "house: cannot lock " + nowhere
                                + ": there is no such file or directory\nTry 'house --help'.\n"));
        assertThat(Execution.of(new House(), "--lock", directory.toString()).err())
                .startsWith("house: cannot lock " + directory + ": ");
    }
}
