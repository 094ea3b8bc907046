package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures were measured with. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*: (.*)$");

    private Machine() {}

    /** Returns a line on the processors, the systems and the tools. */
    static String describe() throws IOException, InterruptedException {
        List<String> parts = new ArrayList<>();
        parts.add(processors());
        parts.add(System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
        parts.add(System.getProperty("java.vm.name") + " " + Runtime.version());
        String newer = NewerJava.command();
        if (!newer.isEmpty() && !newer.equals(Child.javaCommand())) {
            parts.add("for virtual threads " + firstLine(newer, "-version"));
        }
        for (String tool : List.of("ninja", "make", "doit")) {
            if (Child.isInstalled(tool)) {
                String version = firstLine(tool, "--version");
                parts.add(version.contains(" ") ? version : tool + " " + version);
            }
        }
        return "Measured with: " + String.join("; ", parts) + ".\n";
    }

    private static String processors() throws IOException {
        int count = Runtime.getRuntime().availableProcessors();
        Matcher model = MODEL.matcher(Files.isReadable(PROCESSORS) ? Files.readString(PROCESSORS) : "");
        return count + " processors" + (model.find() ? " (" + model.group(1).strip() + ")" : "");
    }

    private static String firstLine(String... command) throws IOException, InterruptedException {
        Child.Costs costs = Child.run(Path.of("."), List.of(command));
        return costs.output().lines().findFirst().orElse("").strip();
    }
}
