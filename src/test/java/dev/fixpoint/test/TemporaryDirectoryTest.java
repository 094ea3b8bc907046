package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {

    /** Has a world open, says where, and waits to be told to end. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path made = new TemporaryDirectory("fixpoint-test-").make();
            Files.writeString(Files.createDirectory(made.resolve("inside")).resolve("file"), "x");
            System.out.println(made);
            new CountDownLatch(1).await();
        }
    }

    @Test
    void isAlwaysAtOnePath() throws IOException {
        TemporaryDirectory directory = new TemporaryDirectory("fixpoint-test-");
        Path made = directory.make();
        Files.createFile(made.resolve("file"));
        directory.delete();
        assertThat(made).doesNotExist();

        assertThat(directory.make()).isEqualTo(made).isEmptyDirectory();
        directory.delete();
    }

    @Test
    void isDeletedIfItsProcessIsToldToEnd() throws IOException, InterruptedException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = owner.inputReader()) {
            Path made = Path.of(out.readLine());
            assertThat(made.resolve("inside/file")).exists();

            owner.destroy();

            assertThat(owner.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(made).doesNotExist();
        } finally {
            owner.destroyForcibly();
        }
    }
}
