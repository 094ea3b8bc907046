package dev.fixpoint.bench;

import dev.fixpoint.testing.Directories;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * An archive of the classes of a program as the virtual machine has loaded them, made by running it once, so that later runs need
 * not load and verify them. Classes in directories cannot be archived, so they are put into jars.
 */
final class ClassArchive implements AutoCloseable {

    private final Path directory;
    private final String classPath;
    private final List<String> flags;

    /** Runs a program to make the archive. */
    ClassArchive(List<String> flags, String classPath, Class<?> program, String argument)
            throws IOException, InterruptedException {
        this.directory = Files.createTempDirectory("fixpoint-archive");
        this.flags = flags;
        this.classPath = jars(classPath);
        List<String> command = new ArrayList<>(List.of(Child.javaCommand()));
        command.addAll(flags);
        command.addAll(
                List.of("-XX:ArchiveClassesAtExit=" + archive(), "-cp", this.classPath, program.getName(), argument));
        Child.Costs costs = Child.run(directory, command);
        if (!costs.succeeded() || !Files.exists(archive())) {
            throw new IllegalStateException("no archive of classes was made: " + costs.output());
        }
    }

    /** Returns how to run a program with the archive. */
    List<String> command(Class<?> program) {
        List<String> command = new ArrayList<>(List.of(Child.javaCommand()));
        command.addAll(flags);
        command.addAll(
                List.of("-XX:SharedArchiveFile=" + archive(), "-Xshare:on", "-cp", classPath, program.getName()));
        return command;
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    private String jars(String wanted) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String part : wanted.split(File.pathSeparator, -1)) {
            Path place = Path.of(part);
            jars.add(Files.isDirectory(place) ? jar(place, jars.size() + ".jar") : part);
        }
        return String.join(File.pathSeparator, jars);
    }

    private String jar(Path classes, String name) throws IOException {
        Path jar = directory.resolve(name);
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : files.filter(any -> any.toString().endsWith(".class"))
                    .filter(any -> !any.endsWith("module-info.class"))
                    .sorted()
                    .toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar.toString();
    }

    @Override
    public void close() throws IOException {
        Directories.delete(directory);
    }
}
