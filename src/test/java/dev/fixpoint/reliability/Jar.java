package dev.fixpoint.reliability;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The classes of this project as the users of a library have them: in one file, which is open while the program runs. */
final class Jar {

    private Jar() {}

    /** Puts what is in the directories of the class path of a command into a file, which takes their place. */
    static void replaceDirectories(List<String> command, Path jar) throws IOException {
        int classPath = command.indexOf("-cp") + 1;
        List<Path> directories = new ArrayList<>();
        List<String> entries = new ArrayList<>(List.of(jar.toString()));
        for (String entry : command.get(classPath).split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                directories.add(Path.of(entry));
            } else {
                entries.add(entry);
            }
        }
        command.set(classPath, String.join(File.pathSeparator, entries));
        write(directories, jar);
    }

    private static void write(List<Path> directories, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path directory : directories) {
                List<Path> classes;
                try (Stream<Path> files = Files.walk(directory)) {
                    classes = files.filter(Jar::isClassOfOurs).sorted().toList();
                }
                for (Path file : classes) {
                    out.putNextEntry(
                            new ZipEntry(directory.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    private static boolean isClassOfOurs(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
    }
}
