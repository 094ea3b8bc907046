package dev.fixpoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollOutTest {

    private static final Program ROLL_OUT = Program.example("RollOut");

    @TempDir
    private Path directory;

    private Result rollOut(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "-v";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return ROLL_OUT.run(arguments);
    }

    @Test
    void installsRestartsAndWatchesThenRunsNothing() throws IOException {
        Result first = rollOut("--mirror-fails=1", directory.toString(), "2.0", "a");

        assertThat(first.err())
                .containsExactly(
                        "package.check: fail",
                        "package.run: fail",
                        "package.recheck: fail \"not downloaded\"",
                        "package.check: fail",
                        "package.run: pass",
                        "package.recheck: pass",
                        "install a.check: fail",
                        "install a.run: pass",
                        "install a.recheck: pass",
                        "restart a.check: fail",
                        "restart a.run: pass",
                        "restart a.recheck: pass",
                        "healthy a.check: pass",
                        "healthy a.confirm: pass",
                        "healthy a.confirm: pass",
                        "announcement.check: fail",
                        "announcement.run: pass",
                        "announcement.recheck: pass");
        assertThat(first.status()).isZero();
        assertThat(directory.resolve("announcement")).hasContent("2.0 runs on a");

        Result second = rollOut(directory.toString(), "2.0", "a");

        assertThat(second.status()).isZero();
        assertThat(second.err()).noneMatch(line -> line.contains(".run"));
    }

    @Test
    void restartsWhereAnEarlierOneDiedBeforeIt() throws IOException {
        Files.createDirectory(directory.resolve("a"));
        Files.writeString(directory.resolve("a/installed"), "2.0");
        Files.writeString(directory.resolve("a/running"), "1.0");

        Result result = rollOut("-j4", directory.toString(), "2.0", "a", "b");

        assertThat(result.status()).isZero();
        assertThat(result.err())
                .contains("restart a.run: pass", "install b.run: pass")
                .doesNotContain("install a.run: pass");
    }
}
