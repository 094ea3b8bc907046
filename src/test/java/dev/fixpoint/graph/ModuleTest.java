package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library and a program of its user's as modules: a job's package must be open to the library. */
class ModuleTest {

    /** One class of each module that the program needs, to find the modules by. */
    private static final List<String> ON_THE_MODULE_PATH = List.of(
            "dev.fixpoint.Fixpoint",
            "org.jgrapht.Graph",
            "org.jheaps.AddressableHeap",
            "org.apfloat.Apfloat",
            "org.slf4j.Logger",
            "org.slf4j.simple.SimpleLogger");

    private static final String JOB = """
            package program.jobs;
            class Sleep implements dev.fixpoint.job.DummyJob {
                private Sleep() {}
            }
            """;

    private static final String MAIN = """
            package program;
            import dev.fixpoint.Fixpoint;
            import dev.fixpoint.graph.InvalidGraphException;
            import dev.fixpoint.graph.JobGraph;
            public class Main {
                public static String converge() {
                    try {
                        return Fixpoint.of(JobGraph.builder(program.jobs.Jobs.sleep()).build())
                                .converge().outcome("Sleep").toString();
                    } catch (InvalidGraphException e) {
                        return e.getMessage();
                    }
                }
            }
            """;

    private static final String JOBS = """
            package program.jobs;
            public class Jobs {
                public static Class<? extends dev.fixpoint.job.AnyJob> sleep() { return Sleep.class; }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aPackageThatIsNotOpenIsNamedWithWhatOpensIt() throws Exception {
        assertThat(converge(""))
                .isEqualTo("invalid graph: job \"Sleep\": class program.jobs.Sleep is not open to Fixpoint;"
                        + " add to its module descriptor: opens program.jobs to dev.fixpoint");
    }

    @Test
    void whatTheMessageSaysOpensIt() throws Exception {
        assertThat(converge("opens program.jobs to dev.fixpoint;")).isEqualTo("passed");
    }

    private String converge(String opens) throws Exception {
        compile(
                source("module-info.java", "module program { requires dev.fixpoint; exports program; " + opens + " }"),
                source("program/Main.java", MAIN),
                source("program/jobs/Jobs.java", JOBS),
                source("program/jobs/Sleep.java", JOB));
        ModuleFinder finder = ModuleFinder.compose(ModuleFinder.of(directory), ModuleFinder.of(modulePath()));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(finder, ModuleFinder.of(), Set.of("program", "org.slf4j.simple"));
        ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration, null);
        return (String) layer.findLoader("program")
                .loadClass("program.Main")
                .getMethod("converge")
                .invoke(null);
    }

    private Path source(String name, String text) throws Exception {
        Path file = directory.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void compile(Path... sources) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    directory.toString(),
                    "--module-path",
                    List.of(modulePath()).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            assertThat(compiler.getTask(problems, files, null, options, null, files.getJavaFileObjects(sources))
                            .call())
                    .as(problems.toString())
                    .isTrue();
        }
    }

    private static Path[] modulePath() throws Exception {
        Path[] modules = new Path[ON_THE_MODULE_PATH.size()];
        for (int i = 0; i < modules.length; i++) {
            modules[i] = Path.of(Class.forName(ON_THE_MODULE_PATH.get(i))
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        }
        return modules;
    }
}
