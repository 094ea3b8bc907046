package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running source files where the library is a module of a real process. */
class RunModuleTest {

    private static final String SOURCE = """
            import dev.fixpoint.command.ConvergeCommand;
            import dev.fixpoint.graph.JobGraph;
            import dev.fixpoint.job.*;
            import picocli.CommandLine.*;
            class Hello extends ConvergeCommand {
                @Option(names = "--whom") String whom = "world";
                protected JobGraph graph() {
                    JobGraph.Builder jobs = JobGraph.builder(Nested.class).target("greet");
                    jobs.job("greet").check(job -> job.require(false, "nobody greets " + job.argument("whom", String.class)));
                    return jobs.build();
                }
                static class Nested implements DummyJob {}
            }
            """;

    private static final List<String> LIBRARIES =
            List.of("picocli-", "jgrapht-core-", "jheaps-", "apfloat-", "slf4j-api-");

    @TempDir
    private Path directory;

    private String source() throws IOException {
        return Files.writeString(directory.resolve("Hello.java"), SOURCE).toString();
    }

    @Test
    void aSourceFileSeesTheModulesOfTheProcess() throws Exception {
        Execution execution = JarProcess.ofModules(LIBRARIES, "--add-modules", "info.picocli")
                .run("run", source(), "-n", "--whom=you");

        assertThat(withoutLogger(execution)).isEqualTo(new Execution(1, """
                satisfied  Nested
                would run  greet: nobody greets you
                plan: 2 jobs, 1 satisfied, 1 would run; waiting for retries takes from 0s to 2s (greet)
                """, ""));
    }

    /** A process without a logger says so. */
    private static Execution withoutLogger(Execution execution) {
        return new Execution(
                execution.status(), execution.out(), execution.err().replaceAll("(?m)^SLF4J.*\n", ""));
    }
}
