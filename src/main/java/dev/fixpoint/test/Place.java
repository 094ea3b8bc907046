package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A world that is open: its graph can be converged, and what is in it be looked at, until it is closed. */
final class Place implements AutoCloseable {

    /** Gets rid of a world. */
    @FunctionalInterface
    interface Closing {
        void close() throws Exception;
    }

    private final Optional<String> name;
    private final Callable<JobGraph> graph;
    private final Consumer<Fixpoint> configured;
    private final @Nullable Callable<?> look;
    private final Closing closing;
    private final boolean realTime;

    Place(
            Optional<String> name,
            Callable<JobGraph> graph,
            Consumer<Fixpoint> configured,
            @Nullable Callable<?> look,
            Closing closing,
            boolean realTime) {
        this.name = name;
        this.graph = graph;
        this.configured = configured;
        this.look = look;
        this.closing = closing;
        this.realTime = realTime;
    }

    /** Returns what another process knows this by, if it can. */
    Optional<String> name() {
        return name;
    }

    /**
     * Returns a graph that was made anew.
     *
     * @throws UnmadeGraphException if that fails
     * @throws InvalidGraphException if it is invalid
     */
    JobGraph graph() {
        JobGraph made;
        try {
            made = graph.call();
        } catch (InvalidGraphException e) {
            throw e;
        } catch (Exception e) {
            throw new UnmadeGraphException(e);
        }
        if (made == null) {
            throw new IllegalStateException("the world has returned null instead of a graph");
        }
        return made;
    }

    void configure(Fixpoint fixpoint) {
        configured.accept(fixpoint);
    }

    /** Returns a clock for one convergence. */
    TimeSource time() {
        return realTime ? TimeSource.system() : new PatientTime();
    }

    boolean hasRealTime() {
        return realTime;
    }

    boolean hasFingerprint() {
        return look != null;
    }

    /** Returns what is in the world, by name; nothing if that cannot be told. */
    SortedMap<String, String> fingerprint() throws Exception {
        Object seen = look == null ? Map.of() : look.call();
        SortedMap<String, String> fingerprint = new TreeMap<>();
        if (seen instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> fingerprint.put(String.valueOf(name), String.valueOf(value)));
        } else {
            fingerprint.put("the world", String.valueOf(seen));
        }
        return fingerprint;
    }

    /** Closes this because of an error, which comes first. */
    void closeAfter(Throwable error) {
        try {
            close();
        } catch (IllegalStateException e) {
            error.addSuppressed(e);
        }
    }

    /**
     * Gets rid of the world.
     *
     * @throws IllegalStateException if that fails
     */
    @Override
    public void close() {
        try {
            closing.close();
        } catch (Exception e) {
            throw new IllegalStateException("the world cannot be got rid of: " + e, e);
        }
    }
}
