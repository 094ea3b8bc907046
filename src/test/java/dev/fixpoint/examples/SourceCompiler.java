package dev.fixpoint.examples;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources as strictly as the build compiles its own: for Java 17, and a warning is an error. */
public final class SourceCompiler {

    private static final List<String> OPTIONS = List.of("-Xlint:all", "-Werror", "--release", "17", "-proc:none");

    private SourceCompiler() {}

    /**
     * Compiles sources against the class path of the tests.
     *
     * @param sources the texts by the names of their classes
     * @param classes the directory for the class files
     * @return what the compiler has to say: nothing if all is well
     */
    public static List<String> compile(Map<String, String> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter other = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            Collection<Source> units = sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            boolean compiled = compiler.getTask(other, files, diagnostics, OPTIONS, null, units)
                    .call();
            List<String> said = diagnostics.getDiagnostics().stream()
                    .map(diagnostic -> diagnostic.toString().strip())
                    .toList();
            return compiled || !said.isEmpty() ? said : List.of("it does not compile: " + other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
