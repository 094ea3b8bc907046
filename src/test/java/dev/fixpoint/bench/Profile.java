package dev.fixpoint.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a side goes, and what it allocates: the methods in which the flight recorder of the virtual machine has met it most
 * often, and the classes that it has seen take most memory.
 */
final class Profile {

    static final String TIME = "jdk.ExecutionSample";
    private static final String MEMORY = "jdk.ObjectAllocationSample";
    private static final int MOST_SHOWN = 12;

    private Profile() {}

    /** Runs the side as often, and returns a table of methods and of their share of the time, and one of classes and of theirs of the memory. */
    static String of(Side side, int rounds) throws Exception {
        Path file = Files.createTempFile("fixpoint-profile", ".jfr");
        try (Recording recording = new Recording()) {
            run(side, rounds / 4 + 1); // warms up
            recording.enable(TIME).withPeriod(Duration.ofMillis(10));
            recording.enable(MEMORY).with("throttle", "300/s");
            recording.start();
            run(side, rounds);
            recording.stop();
            recording.dump(file);
            List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getStackTrace() != null)
                    .filter(Profile::isMeasured)
                    .toList();
            Map<String, Long> methods = sums(events, TIME, Profile::method, event -> 1);
            Map<String, Long> classes = sums(events, MEMORY, Profile::type, event -> event.getLong("weight"));
            if (methods.isEmpty()) {
                throw new IllegalStateException("the flight recorder has met nothing");
            }
            return table("method", methods) + (classes.isEmpty() ? "" : "\n" + table("allocated", classes));
        } finally {
            Files.delete(file);
        }
    }

    private static void run(Side side, int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            side.prepare();
            side.measure();
        }
    }

    private static Map<String, Long> sums(
            List<RecordedEvent> events,
            String kind,
            Function<RecordedEvent, String> what,
            ToLongFunction<RecordedEvent> weight) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(kind))
                .collect(Collectors.groupingBy(what, Collectors.summingLong(weight)));
    }

    /** Returns whether a sample is of what is measured, which workers may do, and not of what a side prepares. */
    private static boolean isMeasured(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .map(Profile::method)
                .anyMatch(method -> method.endsWith(".measure") || method.equals("ParallelLoop.work"));
    }

    private static String type(RecordedEvent event) {
        String type = event.getClass("objectClass").getName();
        return type.startsWith("[") ? "an array" : type.substring(type.lastIndexOf('.') + 1);
    }

    private static String method(RecordedEvent event) {
        return method(event.getStackTrace().getFrames().get(0));
    }

    /** Returns the name of a method behind that of its class. */
    static String method(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    /** Returns a line for each of the greatest counts. */
    static String table(String title, Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder("| share | " + title + " |\n|---|---|\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST_SHOWN)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT, "| %.0f %% | `%s` |%n", 100.0 * entry.getValue() / all, entry.getKey())));
        return text.toString().replace("\r\n", "\n");
    }
}
