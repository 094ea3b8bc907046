package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a side goes: the methods in which the flight recorder of the virtual machine has met it most often. */
final class Profile {

    private static final String EVENT = "jdk.ExecutionSample";
    private static final int MOST_SHOWN = 12;

    private Profile() {}

    /** Runs the side as often, and returns a table of methods and of their share of the time. */
    static String of(Side side, int rounds) throws Exception {
        Path file = Files.createTempFile("fixpoint-profile", ".jfr");
        try (Recording recording = new Recording()) {
            run(side, rounds / 4 + 1); // warms up
            recording.enable(EVENT).withPeriod(Duration.ofMillis(10));
            recording.start();
            run(side, rounds);
            recording.stop();
            recording.dump(file);
            List<String> methods = methods(file, Thread.currentThread().getName());
            if (methods.isEmpty()) {
                throw new IllegalStateException("the flight recorder has met nothing");
            }
            return table(methods);
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

    private static List<String> methods(Path file, String thread) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .filter(event -> event.getStackTrace() != null)
                .filter(event -> event.getThread("sampledThread").getJavaName().equals(thread))
                .filter(Profile::isMeasured)
                .map(Profile::method)
                .toList();
    }

    /** Returns whether a sample is not of what a side prepares. */
    private static boolean isMeasured(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getName().equals("measure"));
    }

    private static String method(RecordedEvent event) {
        RecordedFrame frame = event.getStackTrace().getFrames().get(0);
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    /** Returns a line for each of the most frequent methods. */
    static String table(List<String> methods) {
        Map<String, Long> counts =
                methods.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        StringBuilder text = new StringBuilder("| share | method |\n|---|---|\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST_SHOWN)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT,
                        "| %.0f %% | `%s` |%n",
                        100.0 * entry.getValue() / methods.size(),
                        entry.getKey())));
        return text.toString().replace("\r\n", "\n");
    }
}
