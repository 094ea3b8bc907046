package dev.fixpoint.render;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A test's main method in a Java of its own. */
final class ChildProgram {

    private ChildProgram() {}

    /** Starts it with what of the class path the test wants it to have. */
    static Process start(Class<?> main, Predicate<String> classPath, String... args) throws IOException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(classPath)
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, main.getName());
        builder.command().addAll(Arrays.asList(args));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
