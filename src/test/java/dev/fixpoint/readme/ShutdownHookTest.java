package dev.fixpoint.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.readme.Markdown.Block;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's shutdown hook, in a process that is told to end. */
class ShutdownHookTest {

    private static final String PROGRAM = """
            import dev.fixpoint.*;
            import dev.fixpoint.graph.*;
            import java.util.concurrent.*;
            class Hooked {
                public static void main(String[] args) throws Exception {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("server")
                            .run(job -> {
                                System.out.println("running");
                                new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                            })
                            .cleanup(job -> System.out.println("cleaned up"));
                    JobGraph graph = jobs.build();
            %s
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void hasCleanupRunWhenTheProcessIsTerminated() throws IOException, InterruptedException {
        Block snippet = Markdown.read(Path.of("README.md")).blocks().stream()
                .filter(block -> block.text().contains("addShutdownHook"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(directory.resolve("Hooked.java"), PROGRAM.formatted(snippet.text()));
        Process process = start(source);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assumeTrue(process.supportsNormalTermination(), "no process can be told to end here");
            assertThat(out.readLine()).isEqualTo("running");
            process.toHandle().destroy(); // the process itself would close what is read of it

            List<String> rest = out.lines().toList();
            assertThat(rest.get(0)).isEqualTo("cleaned up");
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path source) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), source.toString())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }
}
