package dev.fixpoint.test;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How to make a fresh world for jobs to work on, again and again: a temporary directory, a container, a fake. Immutable.
 *
 * <pre>{@code
 * World<Path> disk = World.directory(directory -> Provision.graph(directory));
 * World<FakeMail> mail = World.of(FakeMail::new, fake -> Invitations.graph(fake)).fingerprint(FakeMail::sent);
 * }</pre>
 *
 * <p>The graph is made anew for each convergence, as it would be in a process that was started anew: what is to outlive a
 * convergence must be in the world.
 *
 * @param <W> what the world is known by, such as the directory
 */
public final class World<W> {

    /**
     * Makes something of a world.
     *
     * @param <W> what the world is known by
     * @param <T> what is made
     */
    @FunctionalInterface
    public interface Maker<W, T> {

        /**
         * Returns it.
         *
         * @throws Exception if it cannot be made
         */
        T make(W world) throws Exception;
    }

    /**
     * Does something to a world.
     *
     * @param <W> what the world is known by
     */
    @FunctionalInterface
    public interface Deed<W> {

        /**
         * Does it.
         *
         * @throws Exception if it cannot be done
         */
        void perform(W world) throws Exception;
    }

    private final Callable<? extends W> fresh;
    private final Deed<? super W> prepared;
    private final Maker<? super W, JobGraph> graph;
    private final BiConsumer<? super W, Fixpoint> configured;
    private final @Nullable Maker<? super W, ?> fingerprint;
    private final Deed<? super W> closed;
    private final boolean realTime;

    /** Finds a world in another process by its text; null if that cannot be done. */
    private final @Nullable Maker<String, ? extends W> reopening;

    private World(
            Callable<? extends W> fresh,
            Deed<? super W> prepared,
            Maker<? super W, JobGraph> graph,
            BiConsumer<? super W, Fixpoint> configured,
            @Nullable Maker<? super W, ?> fingerprint,
            Deed<? super W> closed,
            boolean realTime,
            @Nullable Maker<String, ? extends W> reopening) {
        this.fresh = fresh;
        this.prepared = prepared;
        this.graph = graph;
        this.configured = configured;
        this.fingerprint = fingerprint;
        this.closed = closed;
        this.realTime = realTime;
        this.reopening = reopening;
    }

    /**
     * Returns the world that is an empty temporary directory, deleted afterwards. Its fingerprint is all that is below it: names,
     * types, permissions and contents, but no times. It has the same path each time, so that what jobs write of it does not
     * differ; therefore one of it is open at a time.
     */
    public static World<Path> directory(Maker<? super Path, JobGraph> graph) {
        TemporaryDirectory directory = new TemporaryDirectory("fixpoint-world-");
        return new World<>(
                directory::make,
                path -> {},
                Objects.requireNonNull(graph, "graph"),
                (path, fixpoint) -> {},
                DirectoryTree::fingerprint,
                path -> directory.delete(),
                false,
                Path::of);
    }

    /**
     * Returns a world of any kind. If what it is known by is {@link AutoCloseable}, it is closed afterwards.
     *
     * @param fresh makes a fresh world
     * @param graph makes the graph of the jobs that work on it
     * @param <W> what the world is known by
     */
    public static <W> World<W> of(Callable<? extends W> fresh, Maker<? super W, JobGraph> graph) {
        return new World<>(
                Objects.requireNonNull(fresh, "fresh"),
                world -> {},
                Objects.requireNonNull(graph, "graph"),
                (world, fixpoint) -> {},
                null,
                world -> {
                    if (world instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                },
                false,
                null);
    }

    /** Returns this world with something done to a fresh one before anything is converged, behind what was said before. */
    public World<W> prepared(Deed<? super W> deed) {
        Objects.requireNonNull(deed, "deed");
        Deed<? super W> before = prepared;
        return new World<>(
                fresh,
                world -> {
                    before.perform(world);
                    deed.perform(world);
                },
                graph,
                configured,
                fingerprint,
                closed,
                realTime,
                reopening);
    }

    /**
     * Returns this world with options for each convergence: arguments, stored values, secrets and the like. How a convergence
     * goes about it, such as its parallelism and its clock, is the business of who converges.
     */
    public World<W> configured(BiConsumer<? super W, Fixpoint> options) {
        Objects.requireNonNull(options, "options");
        BiConsumer<? super W, Fixpoint> before = configured;
        return new World<>(
                fresh,
                prepared,
                graph,
                (world, fixpoint) -> {
                    before.accept(world, fixpoint);
                    options.accept(world, fixpoint);
                },
                fingerprint,
                closed,
                realTime,
                reopening);
    }

    /**
     * Returns this world with a way of telling whether two of it are alike: a map of what is in it, by name, or anything whose
     * text says it all. Without one, what jobs do to the world beyond what their checks see is not known.
     */
    public World<W> fingerprint(Maker<? super W, ?> look) {
        return new World<>(
                fresh, prepared, graph, configured, Objects.requireNonNull(look, "look"), closed, realTime, reopening);
    }

    /** Returns this world with a way of getting rid of it, in front of what was said before. It is also called if something failed. */
    public World<W> closed(Deed<? super W> deed) {
        Objects.requireNonNull(deed, "deed");
        Deed<? super W> before = closed;
        return new World<>(
                fresh,
                prepared,
                graph,
                configured,
                fingerprint,
                world -> {
                    try {
                        deed.perform(world);
                    } finally {
                        before.perform(world);
                    }
                },
                realTime,
                reopening);
    }

    /**
     * Returns this world with real retry delays, for jobs that wait for something real which takes its time. Otherwise a
     * convergence in this world has a clock that jumps whenever there is nothing to do but wait.
     */
    public World<W> realTime() {
        return new World<>(fresh, prepared, graph, configured, fingerprint, closed, true, reopening);
    }

    /** Makes a fresh world. */
    Place open() throws Exception {
        W world = fresh.call();
        Place place = place(world, () -> closed.perform(world));
        try {
            prepared.perform(world);
        } catch (Throwable e) {
            place.closeAfter(e);
            throw e;
        }
        return place;
    }

    /** Returns a world that another process has made and will close. */
    Place reopen(String name) throws Exception {
        if (reopening == null) {
            throw new IllegalStateException("of all worlds only World.directory(...) can be shared by two processes");
        }
        return place(reopening.make(name), () -> {});
    }

    private Place place(W world, Place.Closing closing) {
        Maker<? super W, ?> look = fingerprint;
        return new Place(
                reopening == null ? Optional.empty() : Optional.of(String.valueOf(world)),
                () -> graph.make(world),
                fixpoint -> configured.accept(world, fixpoint),
                look == null ? null : () -> look.make(world),
                closing,
                realTime);
    }
}
