package dev.fixpoint.bench;

import dev.fixpoint.bench.Row.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How much memory is needed: the smallest heap with which a process comes to its end, found by halving. */
final class MemoryRows {

    private static final int LEAST = 32;
    private static final int MOST = 1_600;

    private final Contests contests;
    private final boolean quick;
    private final int size;
    private int ours;

    MemoryRows(Contests contests, boolean quick, int size) {
        this.contests = contests;
        this.quick = quick;
        this.size = size;
    }

    Row memory() {
        return Row.judged(
                "memory",
                "smallest heap for building and converging 1,000,000 layered jobs",
                700,
                450,
                Unit.MEGABYTES,
                () -> new Measured(ours(), ""));
    }

    Row futures() {
        return Row.judged(
                "memory-futures",
                "the same heap, against the smallest for CompletableFuture on the same jobs",
                1,
                0.5,
                Unit.TIMES,
                this::againstFutures);
    }

    Row ready() {
        return new Row(
                "memory-ready",
                "smallest heap for 1,000,000 jobs that are all ready at once, parallelism 2",
                Double.NaN,
                Double.NaN,
                Unit.MEGABYTES,
                this::allReady);
    }

    private Measured allReady() throws IOException, InterruptedException {
        int ready = smallest("ready");
        contests.add(new Figure(
                "smallest heap, all ready at once, against layered",
                Setting.of(Shape.INDEPENDENT, Mode.SATISFIED, size),
                1,
                ready,
                ours(),
                "MB",
                (double) ready / ours()));
        return new Measured(ready, "");
    }

    private Measured againstFutures() throws IOException, InterruptedException {
        int futures = smallest("futures");
        Figure figure = new Figure(
                "smallest heap, against futures",
                Setting.of(Shape.LAYERED, Mode.SATISFIED, size),
                1,
                ours(),
                futures,
                "MB",
                (double) ours() / futures);
        contests.add(figure);
        return new Measured(figure.ratio(), ours() + " MB against " + futures + " MB");
    }

    private int ours() throws IOException, InterruptedException {
        if (ours == 0) {
            ours = smallest("fixpoint");
        }
        return ours;
    }

    /** Returns megabytes: within 16 of the smallest, or 32 if it must be quick. */
    private int smallest(String program) throws IOException, InterruptedException {
        int tooSmall = LEAST;
        int enough = MOST;
        if (!isEnough(program, MOST)) {
            throw new IllegalStateException(program + " fails whatever the memory");
        }
        while (enough - tooSmall > (quick ? 32 : 16)) {
            int middle = (tooSmall + enough) / 2;
            if (isEnough(program, middle)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private boolean isEnough(String program, int megabytes) throws IOException, InterruptedException {
        List<String> options = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
        Child.Costs costs =
                Child.run(Path.of("."), Child.java(options, MemoryProgram.class, program, Integer.toString(size)));
        Progress.say("%s with -Xmx%dm: %s", program, megabytes, costs.succeeded() ? "enough" : "too small");
        return costs.succeeded();
    }
}
