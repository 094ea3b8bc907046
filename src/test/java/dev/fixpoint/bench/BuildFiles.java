package dev.fixpoint.bench;

import dev.fixpoint.testing.Directories;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The same graph for other tools, in a directory of its own, with a file for each job: there is nothing to do. */
final class BuildFiles implements AutoCloseable {

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(15);

    private final Path directory;
    private boolean isPrepared;

    /** Writes the files for a workload. */
    BuildFiles(Workload workload) throws IOException {
        directory = Files.createTempDirectory("fixpoint-bench");
        String[] names = workload.names();
        String[][] dependencies = workload.dependencyNames(names);
        for (String name : names) {
            Files.createFile(directory.resolve(name));
        }
        writeAll("build.ninja", "rule make\n  command = : > $out\n", out -> {
            for (int job = 0; job < names.length; job++) {
                out.write("build " + names[job] + ": make " + String.join(" ", dependencies[job]) + "\n");
            }
        });
        writeAll("Makefile", "all: " + String.join(" ", names) + "\n", out -> {
            for (int job = 0; job < names.length; job++) {
                out.write(names[job] + ": " + String.join(" ", dependencies[job]) + "\n\ttouch $@\n");
            }
        });
        writeAll("dodo.py", "DOIT_CONFIG = {'verbosity': 0}\nJOBS = {\n", out -> {
            for (int job = 0; job < names.length; job++) {
                out.write("'" + names[job] + "': '" + String.join(" ", dependencies[job]) + "',\n");
            }
            out.write("""
                    }
                    def task_job():
                        for name, needed in JOBS.items():
                            yield {'name': name, 'actions': None, 'uptodate': [True],
                                   'task_dep': ['job:' + each for each in needed.split()]}
                    """);
        });
    }

    Path directory() {
        return directory;
    }

    /** Lets a tool do what there is to do, so that it knows of it next time: ninja looks into its log. */
    void prepare(String tool) throws IOException, InterruptedException {
        if (tool.equals("ninja") && !isPrepared) {
            Child.Costs costs = Child.run(directory, command(tool), LONGEST_BUILD);
            if (!costs.succeeded()) {
                throw new IllegalStateException(tool + " has failed: " + costs.output());
            }
            isPrepared = true;
        }
    }

    /** Returns the command of a tool that has nothing to do. */
    static List<String> command(String tool) {
        return tool.equals("make") ? List.of("make", "all") : List.of(tool);
    }

    /** Returns what a tool says, among other things, that has found nothing to do. */
    static String saying(String tool) {
        return switch (tool) {
            case "ninja" -> "no work to do";
            case "make" -> "Nothing to be done";
            default -> "";
        };
    }

    private void writeAll(String file, String start, Lines lines) throws IOException {
        try (Writer out = Files.newBufferedWriter(directory.resolve(file))) {
            out.write(start);
            lines.writeTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        Directories.delete(directory);
    }

    private interface Lines {
        void writeTo(Writer out) throws IOException;
    }
}
