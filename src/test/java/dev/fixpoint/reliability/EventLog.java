package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of events that a program has left behind, however that has ended. Reading it checks that each whole line is an event and that
 * the events of a job come in their order, none of them twice.
 */
final class EventLog {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a phase fails with that was cancelled after it was said to start. */
    private static final String NOT_EXECUTED = "cancelled when it was about to start";

    private final List<JsonNode> events = new ArrayList<>();
    private final Map<String, String> last = new HashMap<>();
    private final Map<String, String> finished = new LinkedHashMap<>();
    private final Set<String> runs = new LinkedHashSet<>();
    private final Set<String> cleanups = new LinkedHashSet<>();
    private final boolean endsWithWholeLine;

    private EventLog(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        endsWithWholeLine = bytes.length == 0 || bytes[bytes.length - 1] == '\n';
        String text = new String(bytes, StandardCharsets.UTF_8);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> events.add(JSON.readTree(line)));
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            assertThat(event.path("time").asString()).as("time of %s", event).isNotEmpty();
            assertThat(kind(event).equals("convergence_started"))
                    .as("%s is in line %d", kind(event), i + 1)
                    .isEqualTo(i == 0);
            follow(event);
        }
    }

    static EventLog read(Path file) throws IOException {
        return new EventLog(file);
    }

    private static String kind(JsonNode event) {
        return event.path("event").asString();
    }

    private void follow(JsonNode event) {
        String job = event.path("job").asString("");
        String attempt = job + " " + event.path("attempt").asInt(0);
        String phase = event.path("phase").asString("");
        switch (kind(event)) {
            case "attempt_started" -> step(job, event, "", "attempt ended");
            case "phase_started" -> step(job, event, "attempt started", "check ended", "run ended");
            case "phase_ended" -> {
                step(job, event, phase + " started");
                if (phase.equals("run")
                        && event.path("error").path("message").asString("").equals(NOT_EXECUTED)) {
                    runs.remove(attempt);
                }
            }
            case "attempt_ended" -> step(job, event, "attempt started", "check ended", "run ended", "recheck ended");
            case "job_finished" -> {
                step(job, event, "", "attempt ended");
                finished.put(job, event.path("outcome").asString());
            }
            case "cleanup_started" ->
                assertThat(cleanups.add(attempt))
                        .as("first cleanup of %s", attempt)
                        .isTrue();
            default -> {}
        }
        if (kind(event).equals("phase_started") && phase.equals("run")) {
            assertThat(runs.add(attempt)).as("first run of %s", attempt).isTrue();
        }
    }

    private void step(String job, JsonNode event, String... allowedBefore) {
        String what = event.path("phase").asString(kind(event).startsWith("job") ? "job" : "attempt")
                + kind(event).substring(kind(event).indexOf('_')).replace('_', ' ');
        assertThat(last.getOrDefault(job, "")).as("what comes before %s", event).isIn((Object[]) allowedBefore);
        last.put(job, what);
    }

    /** Returns how many whole lines there are. */
    int size() {
        return events.size();
    }

    /** Returns whether nothing comes behind the last whole line. */
    boolean endsWithWholeLine() {
        return endsWithWholeLine;
    }

    /** Returns whether the last event is that of the end. */
    boolean isComplete() {
        return !events.isEmpty() && kind(events.get(events.size() - 1)).equals("convergence_ended");
    }

    /** Returns the outcome of each job that has come to its end. */
    Map<String, String> finished() {
        return finished;
    }

    /** Returns the attempts, as {@code job number}, whose run was executed. */
    Set<String> runs() {
        return runs;
    }

    /** Returns the attempts, as {@code job number}, whose cleanup was started. */
    Set<String> cleanups() {
        return cleanups;
    }

    /** Returns the events of one kind. */
    List<JsonNode> events(String kind) {
        return events.stream().filter(event -> kind(event).equals(kind)).toList();
    }
}
