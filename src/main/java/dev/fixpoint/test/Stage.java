package dev.fixpoint.test;

import dev.fixpoint.engine.SimulatedTime;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.text.Durations;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What scripted jobs play on: a clock on which phases take as long as their scripts say, and the seed of all that is left to chance. */
final class Stage implements SimulatedTime {

    /** Odd, and far from a simple pattern of bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final Course NO_TIME = new Course(0, false);

    private final JobGraph graph;
    private final Function<String, Script> scripts;
    private final long seed;
    private final Map<String, Class<?>> kinds = new HashMap<>();
    private long nanos;

    Stage(JobGraph graph, Function<String, Script> scripts, long seed) {
        this.graph = graph;
        this.scripts = scripts;
        this.seed = seed;
    }

    /** Returns the job that plays in place of another one. */
    AnyJob played(String name, AnyJob job) {
        return ScriptedJobs.inPlaceOf(job, scripts.apply(name), this);
    }

    /** Returns a number for something that is left to chance: always the same, whatever else happens. */
    long draw(String job, int attempt, String what) {
        long mixed = ((seed * SPREAD + job.hashCode()) * SPREAD + attempt) * SPREAD + what.hashCode();
        return new SplittableRandom(mixed).nextLong();
    }

    /** Returns the class of a job, for which a factory alone has to be asked. */
    private Class<?> kind(String job) {
        return kinds.computeIfAbsent(job, name -> {
            int position = graph.position(name);
            Optional<Class<? extends AnyJob>> declared =
                    graph.definition(position).type();
            return declared.isPresent() ? declared.get() : made(position);
        });
    }

    private Class<?> made(int position) {
        try {
            return graph.newInstance(position).getClass();
        } catch (Exception | LinkageError e) { // its attempts fail with that
            return AnyJob.class;
        }
    }

    @Override
    public Course course(String job, int attempt, Phase phase) {
        boolean runs = phase == Phase.RUN || phase == Phase.CLEANUP;
        Class<?> kind = kind(job);
        if (DummyJob.class.isAssignableFrom(kind) || (!runs && RunOnlyJob.class.isAssignableFrom(kind))) {
            return NO_TIME;
        }
        Turn turn = scripts.apply(job).turn(attempt);
        if (turn.hangs().contains(phase)) {
            return new Course(FOR_EVER, turn.deaf());
        }
        Span span = turn.span(phase);
        return span.equals(Span.ZERO)
                ? NO_TIME
                : new Course(Durations.toNanos(span.pick(draw(job, attempt, phase.toString()))), turn.deaf());
    }

    @Override
    public void advance(long time) {
        nanos = Math.addExact(nanos, time);
    }

    @Override
    public Instant instant() {
        return FakeTime.START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void park(long time, boolean working) {
        advance(time);
    }
}
