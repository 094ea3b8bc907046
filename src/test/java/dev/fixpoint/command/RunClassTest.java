package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.examples.SourceCompiler;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is run of a class that is found on a class path, and what is said if there is none. */
class RunClassTest {

    private static final String OUTER = """
            package pkg;
            import dev.fixpoint.graph.JobGraph;
            import dev.fixpoint.job.*;
            public class Outer {
                public static JobGraph graph() { return JobGraph.builder(Inner.class).build(); }
                static class Inner implements DummyJob { static class Deep implements DummyJob {} }
                static Runnable anonymous = new Runnable() { public void run() {} };
            }
            """;

    @TempDir
    private Path directory;

    private Path classes;
    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectory(directory.resolve("classes"));
        assertThat(SourceCompiler.compile(Map.of("pkg/Outer", OUTER), classes)).isEmpty();
        jar = Files.createDirectory(directory.resolve("lib")).resolve("outer.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg.Outer             | Inner
            pkg.Outer#graph       | Inner
            pkg.Outer.Inner       | Inner
            pkg.Outer$Inner       | Inner
            pkg.Outer#Inner       | Inner
            pkg.Outer.Inner.Deep  | Deep
            pkg.Outer$Inner$Deep  | Deep
            pkg.Outer#Deep        | Deep
            """)
    void runsClassesAndNestedOnes(String name, String job) {
        assertThat(run(classes.toString(), name, "--list=tree")).isEqualTo(new Execution(0, job + "\n", ""));
    }

    @Test
    void looksInDirectoriesJarsAndAllJarsOfADirectory() {
        String name = "pkg.Outer.Inner";
        for (String path : List.of(
                jar.toString(),
                directory.resolve("lib") + File.separator + "*",
                "nothing" + File.pathSeparator + jar)) {
            assertThat(run(path, name, "-v").err()).isEqualTo("Inner.check: pass\n");
        }
        assertThat(Execution.of(Main.commandLine(), "run", "--class-path=" + jar, name, "-q")
                        .status())
                .isZero();
    }

    @Test
    void compilesSourcesAgainstTheClassPath() throws IOException {
        Path source = Files.writeString(directory.resolve("Uses.java"), """
                @dev.fixpoint.job.DependsOn(UsesToo.class)
                class Uses implements dev.fixpoint.job.DummyJob {
                    dev.fixpoint.graph.JobGraph graph = pkg.Outer.graph();
                }
                """);
        Files.writeString(directory.resolve("UsesToo.java"), "class UsesToo implements dev.fixpoint.job.DummyJob {}");

        assertThat(run(jar + File.pathSeparator + directory, source.toString(), "-v")
                        .err())
                .isEqualTo("UsesToo.check: pass\nUses.check: pass\n");
        assertThat(run(jar.toString(), source.toString()).err()).contains("cannot find symbol", "class UsesToo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg.Outr            | there is no class "pkg.Outr"; did you mean "pkg.Outer"?
            Outer               | there is no class "Outer"; did you mean "pkg.Outer"?
            Deep                | there is no class "Deep"; did you mean "pkg.Outer.Inner.Deep"?
            pkg.Outer.Inner.Dep | there is no class "pkg.Outer.Inner.Dep"; did you mean "pkg.Outer.Inner.Deep" or "pkg.Outer.Inner"?
            nothing.Like        | there is no class "nothing.Like"
            pkg.Outer#Iner      | "pkg.Outer#Iner": there is no class, nor a public static method that returns a JobGraph, named "Iner"; did you mean "Inner"?
            java.lang.String    | "java.lang.String": nothing to converge in class java.lang.String; what can be run is a ConvergeCommand, a job, or a class with a public static method without parameters that returns a JobGraph
            examples            | "examples" is a file, but no Java source file; name a file that ends in .java, or a class
            """)
    void tellsWhatItDoesNotFind(String name, String message) {
        for (String path : List.of(classes.toString(), jar.toString())) {
            assertThat(run(path, name)).isEqualTo(refused(message));
        }
    }

    @Test
    void saysWhichPartOfTheClassPathIsNotThere() {
        assertThat(run("no-dir" + File.pathSeparator + classes + File.pathSeparator + "no-lib/*", "a.B"))
                .isEqualTo(refused("there is no class \"a.B\"; not there: \"no-dir\", \"no-lib\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", "[I", "[Lpkg.Outer;", "int", "a/b", "pkg/Outer", "../x", "a\0b", "\u202Ex"})
    void refusesHostileNames(String name) {
        Execution refused = run(classes.toString(), name);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).startsWith("fixpoint run: ").hasLineCount(2).doesNotContain("\0");
    }

    @Test
    void saysWhatAClassCannotBeLoadedFor() throws IOException {
        Path inner = classes.resolve("pkg").resolve("Outer$Inner.class");
        Files.delete(inner);

        assertThat(run(classes.toString(), "pkg.Outer#Deep"))
                .isEqualTo(
                        refused("\"pkg.Outer#Deep\" cannot be loaded: java.lang.NoClassDefFoundError: pkg/Outer$Inner;"
                                + " -cp says where classes are"));
        assertThat(SourceCompiler.compile(Map.of("Field", """
                        class Field extends dev.fixpoint.command.ConvergeCommand {
                            static class Gone {}
                            @picocli.CommandLine.Option(names = "--gone") Gone gone;
                            protected dev.fixpoint.graph.JobGraph graph() { return null; }
                        }
                        """), classes)).isEmpty();
        Files.delete(classes.resolve("Field$Gone.class"));
        assertThat(run(classes.toString(), "Field"))
                .isEqualTo(refused("class Field cannot be loaded: java.lang.NoClassDefFoundError: Field$Gone;"
                        + " -cp says where classes are"));
        Files.write(classes.resolve("Junk.class"), new byte[] {1, 2, 3, 4, 5});
        assertThat(run(classes.toString(), "Junk").err())
                .startsWith("fixpoint run: \"Junk\" cannot be loaded: java.lang.ClassFormatError: ");
    }

    private static Execution refused(String message) {
        return new Execution(2, "", "fixpoint run: " + message + "\nTry 'fixpoint run --help'.\n");
    }

    private static Execution run(String path, String name, String... args) {
        return Execution.of(
                Main.commandLine(),
                Stream.concat(Stream.of("run", "-cp", path, name), Stream.of(args))
                        .toArray(String[]::new));
    }
}
