package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Processes that are ended by a signal at some moment of a provisioning. */
final class Kills {

    private static final int KILLS = 300;
    private static final int CANCELS = 100;
    private static final int FEW = 1;

    /** How often a moment may be drawn that comes too late. */
    private static final int MOST_DRAWS = 20;

    private static final String EVENTS = "events.jsonl";
    private static final String CANCELLING = "cancelling; what runs is interrupted";

    /** A signal, what a process that gets it ends with, and whether it is told to the program. */
    private record Signal(String name, int status, boolean isTold) {}

    private static final Signal KILL = new Signal("KILL", 137, false);
    private static final Signal INT = new Signal("INT", 130, true);
    private static final Signal TERM = new Signal("TERM", 143, true);

    private final int services;
    private final int measured;
    private final Map<String, Long> lengths = new HashMap<>();
    private @Nullable Map<String, String> expected;

    /**
     * Creates the scenarios.
     *
     * @param services how many are provisioned
     * @param measured how many runs are measured to know how long one takes
     */
    Kills(int services, int measured) {
        this.services = services;
        this.measured = measured;
    }

    List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Signal signal : List.of(KILL, INT, TERM)) {
            for (int workers = 1; workers <= 2; workers++) {
                int all = workers;
                scenarios.add(new Scenario(
                        "sig" + signal.name().toLowerCase(Locale.ROOT) + (workers == 1 ? "" : "-parallel"),
                        "SIG%s at a random moment%s, %s"
                                .formatted(
                                        signal.name(),
                                        signal.isTold() ? " after the first phase began" : " of the convergence",
                                        workers == 1 ? "one job after the other" : "two at once"),
                        signal.isTold() ? CANCELS : KILLS,
                        FEW,
                        trial -> perform(trial, signal, all)));
            }
        }
        return scenarios;
    }

    private void perform(Trial trial, Signal signal, int workers) throws IOException, InterruptedException {
        if (signal.equals(INT) && Ignored.isInterrupt()) {
            throw new Scenario.NotHereException("SIGINT is ignored here, and children inherit that");
        }
        Services provisioned = new Services(trial.directory(), services, workers);
        Map<String, String> expectedTree = expected(trial.directory());
        long length = length(trial.directory(), signal, workers);
        int tooLate = 0;
        while (!isHit(provisioned, trial, signal, length)) {
            tooLate++;
            assertThat(tooLate).as("moments drawn in vain").isLessThan(MOST_DRAWS);
            provisioned.delete();
            Files.delete(trial.directory().resolve(EVENTS));
        }
        EventLog log = provisioned.log(EVENTS);
        if (signal.isTold()) {
            verifyUnwound(provisioned, log);
        }
        trial.figure(
                "jobs done by then",
                log.finished().values().stream().filter("converged"::equals).count());
        trial.figure("reruns needed", provisioned.rerun(log, expectedTree));
    }

    /** Returns false if the process had ended by then. */
    private static boolean isHit(Services services, Trial trial, Signal signal, long length)
            throws IOException, InterruptedException {
        try (Program program = Program.start(trial.directory(), services.command(EVENTS))) {
            if (!program.awaits(() -> hasBegun(trial.directory(), signal))
                    || program.endsWithin((long) (trial.random().nextDouble() * length))
                    || !program.signal(signal.name())) {
                assertThat(program.end())
                        .as("end without a signal")
                        .extracting(Program.End::status)
                        .isEqualTo(0);
                return false;
            }
            Program.End end = program.end();
            if (end.status() == 0 && !end.err().contains(CANCELLING)) {
                return false;
            }
            assertThat(end.status())
                    .as("exit code after SIG%s; %s", signal.name(), end.err())
                    .isEqualTo(signal.status());
            return true;
        }
    }

    /** Every run that was begun was cleaned up after, and the log is whole. */
    private static void verifyUnwound(Services services, EventLog log) throws IOException {
        assertThat(log.isComplete()).as("the log ends with the end").isTrue();
        assertThat(log.endsWithWholeLine()).as("the log ends with a whole line").isTrue();
        Set<String> due = new TreeSet<>(log.runs());
        due.removeIf(attempt -> attempt.matches("(root|work|service-\\d+) \\d+")); // they have no cleanup
        assertThat(new TreeSet<>(log.cleanups())).as("cleaned up").isEqualTo(due);
        assertThat(log.events("cleanup_ended")).hasSameSizeAs(due).noneMatch(event -> event.has("error"));
        Path work = services.tree().resolve("work");
        if (Files.exists(work)) {
            assertThat(work).as("what is held only for a while").isEmptyDirectory();
        }
    }

    private static boolean hasBegun(Path directory, Signal signal) {
        Path events = directory.resolve(EVENTS);
        try {
            return Files.exists(events)
                    && (!signal.isTold() || Files.readString(events).contains("phase_started"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> expected(Path directory) throws IOException {
        if (expected == null) {
            expected = Services.expected(directory.resolve("expected"), services);
        }
        return expected;
    }

    /** Returns how long it takes from the moment that is waited for to the end, the median of some runs. */
    private long length(Path directory, Signal signal, int workers) throws IOException, InterruptedException {
        String key = signal.isTold() + " " + workers;
        Long known = lengths.get(key);
        if (known != null) {
            return known;
        }
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < measured; i++) {
            Path own = Files.createDirectories(directory.resolve("measured-" + i));
            Services timed = new Services(own, services, workers);
            try (Program program = Program.start(own, timed.command(EVENTS))) {
                assertThat(program.awaits(() -> hasBegun(own, signal)))
                        .as("it has begun")
                        .isTrue();
                long begun = program.age();
                assertThat(program.end().status()).isZero();
                all.add(program.age() - begun);
            }
        }
        long median = all.stream().sorted().toList().get(measured / 2);
        lengths.put(key, median);
        return median;
    }
}
