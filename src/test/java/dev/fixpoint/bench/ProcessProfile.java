package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of {@link LayeredProgram} goes, from its first line to its last: what the flight recorders of many processes have met
 * its own thread at. They see neither the start of the virtual machine nor what that does on other threads.
 */
final class ProcessProfile {

    private static final String PROGRAM = LayeredProgram.class.getName() + ".main";
    private static final String OURS = "dev.fixpoint.";
    private static final String BENCH = ProcessProfile.class.getPackageName() + ".";

    /** Else methods are met only where the compiler has left a safepoint. */
    private static final List<String> EVERYWHERE = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    /** Deep enough for what is linked when it is first called. */
    private static final String DEEP = "-XX:FlightRecorderOptions=stackdepth=256";

    /** Records nothing but where threads are. */
    private static final String RECORDER = "-XX:StartFlightRecording=settings=none,+" + Profile.TIME + "#enabled=true,+"
            + Profile.TIME + "#period=10ms,filename=";

    private ProcessProfile() {}

    /** Starts the program as often, and returns a table of its steps and one of methods, each with the share of the time. */
    static String of(int jobs, int processes) throws IOException, InterruptedException {
        List<List<RecordedFrame>> samples = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            samples.addAll(record(jobs));
        }
        return Profile.table("step", counts(samples, ProcessProfile::step))
                + "\n"
                + Profile.table("method", counts(samples, stack -> Profile.method(stack.get(0))));
    }

    private static Map<String, Long> counts(
            List<List<RecordedFrame>> samples, Function<List<RecordedFrame>, String> what) {
        return samples.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
    }

    /** Returns the stacks that were met in one process, the innermost frame first. */
    private static List<List<RecordedFrame>> record(int jobs) throws IOException, InterruptedException {
        Path file = Files.createTempFile("fixpoint-profile", ".jfr");
        try {
            List<String> options = new ArrayList<>(EVERYWHERE);
            options.add(DEEP);
            options.add(RECORDER + file);
            Child.Costs costs = Child.run(
                    Path.of("."),
                    ProcessRows.java(
                            options, ProcessRows.programClassPath(), LayeredProgram.class, Integer.toString(jobs)));
            if (!costs.succeeded()) {
                throw new IllegalStateException("the program has failed: " + costs.output());
            }
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(Profile.TIME))
                    .filter(event -> event.getStackTrace() != null)
                    .map(event -> event.getStackTrace().getFrames())
                    .filter(stack ->
                            stack.stream().map(ProcessProfile::fullName).anyMatch(PROGRAM::equals))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    private static String fullName(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String step(List<RecordedFrame> stack) {
        return stepOf(stack.stream().map(ProcessProfile::fullName).toList());
    }

    /** Returns what the program is at: the first of our methods that it has called decides, of full names with the innermost one first. */
    static String stepOf(List<String> stack) {
        List<String> calls = new ArrayList<>(stack);
        Collections.reverse(calls);
        Optional<String> first = calls.stream()
                .filter(call -> call.startsWith(OURS) && !call.startsWith(BENCH))
                .findFirst();
        return first.map(call -> switch (call.substring(OURS.length())) {
                    case "graph.JobGraph.builder", "graph.JobGraph$Builder.job", "graph.JobBuilder.dependsOn" ->
                        "declaring";
                    case "graph.JobGraph$Builder.build" -> "building";
                    case "Fixpoint.converge" -> "converging";
                    default -> call.substring(OURS.length());
                })
                .orElse("the program itself");
    }
}
