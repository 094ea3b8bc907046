package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Where the CPU time of a process has gone, by its threads, those of the virtual machine among them. Linux tells. */
final class ThreadCosts {

    static final String PROGRAM = "program";
    static final String QUICK = "quick compiler";
    static final String THOROUGH = "thorough compiler";
    static final String GARBAGE = "garbage collection";
    static final String REST = "rest";

    static final List<String> KINDS = List.of(PROGRAM, QUICK, THOROUGH, GARBAGE, REST);

    private static final Path TASKS = Path.of("/proc/self/task");

    /** By what it went into: nanoseconds. */
    private final Map<String, Long> nanos = new TreeMap<>();

    /** Returns whether the operating system tells. */
    static boolean areKnown() {
        return Files.isDirectory(TASKS);
    }

    /** Returns what this process has cost so far. */
    static ThreadCosts ofThisProcess() throws IOException {
        ThreadCosts costs = new ThreadCosts();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                try {
                    long ran = Long.parseLong(
                            Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
                    costs.add(Files.readString(task.resolve("comm")).strip(), ran);
                } catch (NoSuchFileException e) {
                    // it has just ended
                }
            }
        }
        return costs;
    }

    void add(String thread, long ran) {
        nanos.merge(kind(thread), ran, Long::sum);
    }

    private static String kind(String thread) {
        if (thread.startsWith("C1 ")) {
            return QUICK;
        }
        if (thread.startsWith("C2 ")) {
            return THOROUGH;
        }
        if (thread.startsWith("GC ") || thread.startsWith("G1 ")) {
            return GARBAGE;
        }
        return thread.equals("java") || thread.equals("main") ? PROGRAM : REST;
    }

    /** Returns the share of what the time went into, in percent. */
    double share(String kind) {
        double all = nanos.values().stream().mapToLong(Long::longValue).sum();
        return 100 * nanos.getOrDefault(kind, 0L) / all;
    }

    /** Returns a line for each, which {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        nanos.forEach((kind, ran) -> lines.append(String.format(Locale.ROOT, "%s=%d%n", kind, ran)));
        return lines.toString();
    }

    /** Reads what another process has said of itself, among other things. */
    static ThreadCosts parse(String output) {
        ThreadCosts costs = new ThreadCosts();
        output.lines().filter(line -> line.contains("=")).forEach(line -> {
            String[] parts = line.split("=", 2);
            costs.nanos.put(parts[0], Long.parseLong(parts[1]));
        });
        return costs;
    }
}
