package dev.fixpoint.reliability;

import dev.fixpoint.text.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a scenario. */
final class Finding {

    private final Scenario scenario;
    private final List<String> failures = new ArrayList<>();
    private final Map<String, List<Long>> figures = new TreeMap<>();
    private String notDone = "";
    private int held;

    Finding(Scenario scenario) {
        this.scenario = scenario;
    }

    void held(Trial trial) {
        held++;
        trial.figures()
                .forEach((name, value) ->
                        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }

    void failed(long seed, Throwable error) {
        failures.add("seed " + seed + ": " + ErrorText.describe(error)); // which may be hostile
    }

    void notDone(String why) {
        notDone = why;
    }

    boolean isNotDone() {
        return !notDone.isEmpty();
    }

    Scenario scenario() {
        return scenario;
    }

    /** Returns what was not as it must be, each with the seed that it happened with. */
    List<String> failures() {
        return failures;
    }

    int times() {
        return held + failures.size();
    }

    /** Returns the result in words. */
    String result() {
        if (!notDone.isEmpty()) {
            return "not done: " + notDone;
        }
        return failures.isEmpty() ? "held" : "**FAILED " + failures.size() + " times**";
    }

    /** Returns the figures: for each the least, the median and the most, or the one value that it always had. */
    String seen() {
        return figures.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + range(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String range(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        long least = sorted.get(0);
        long most = sorted.get(sorted.size() - 1);
        return least == most
                ? Long.toString(least)
                : "%d to %d, half below %d".formatted(least, most, sorted.get(sorted.size() / 2));
    }
}
