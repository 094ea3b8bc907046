package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that converges a world of another process, in which it is told to do so by its environment, and is to be killed
 * meanwhile. It leaves word of how far it is.
 *
 * @param world what the world is known by
 * @param trace the file in which it writes a line for each phase that it starts, and one at the end
 */
record Victim(String world, Path trace) {

    private static final String WORLD = "FIXPOINT_AUDIT_WORLD";
    private static final String TRACE = "FIXPOINT_AUDIT_TRACE";
    private static final String ENDED = "ended after ";

    /** Returns what this process is to do, if it was started to be killed. */
    static Optional<Victim> ofThisProcess() {
        String world = System.getenv(WORLD);
        String trace = System.getenv(TRACE);
        return world == null || trace == null ? Optional.empty() : Optional.of(new Victim(world, Path.of(trace)));
    }

    /** Tells a process what it is to do. */
    void tell(Map<String, String> environment) {
        environment.put(WORLD, world);
        environment.put(TRACE, trace.toString());
    }

    /** Converges once. Waits are real ones: whoever is to be killed should have the time for it. */
    AuditReport converge(World<?> worlds, Inquiry inquiry) throws Exception {
        try (Place place = worlds.reopen(world)) {
            Fixpoint fixpoint = Fixpoint.of(place.graph()).listener(new Listener() {
                @Override
                public void phaseStarted(Event.PhaseStarted event) {
                    write(Quoted.inLine(event.job()) + "." + event.phase());
                }
            });
            Report report = fixpoint.defaults(place::configure).converge();
            write(ENDED + report.duration());
            if (!report.succeeded()) {
                inquiry.found(
                        Kind.CONVERGES,
                        report.graph().name(0),
                        Optional.empty(),
                        "does not converge: " + report.summary(),
                        "converge a fresh world",
                        "let the graph converge in a fresh world first");
            }
            return inquiry.report();
        }
    }

    private void write(String line) {
        try {
            Files.writeString(trace, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it has come to its first phase. */
    boolean hasStarted() {
        return Files.exists(trace);
    }

    /** Returns the phases that it has started. */
    List<String> phases() throws IOException {
        return hasStarted()
                ? Files.readAllLines(trace).stream()
                        .filter(line -> !line.startsWith(ENDED))
                        .toList()
                : List.of();
    }

    /** Returns how long the convergence took, if it has come to its end. */
    Optional<Duration> duration() throws IOException {
        return hasStarted()
                ? Files.readAllLines(trace).stream()
                        .filter(line -> line.startsWith(ENDED))
                        .map(line -> Duration.parse(line.substring(ENDED.length())))
                        .findFirst()
                : Optional.empty();
    }
}
