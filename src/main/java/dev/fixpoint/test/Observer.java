package dev.fixpoint.test;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands between the engine and the jobs of one convergence: asks checks twice, lets a job fail, and notes what is stored. */
final class Observer {

    /**
     * A check that did not say the same when it was asked a second time.
     *
     * @param first what it threw at first; empty if it returned
     * @param second what it threw then; empty if it returned
     */
    record Contradiction(String job, Phase phase, Optional<Throwable> first, Optional<Throwable> second) {}

    private final StorageUse use;
    private final boolean twice;
    private final @Nullable String failing;
    private final Set<String> ran = ConcurrentHashMap.newKeySet();
    private final List<Contradiction> contradictions = new ArrayList<>();

    /**
     * Creates an observer.
     *
     * @param use where the use of global storage is noted
     * @param twice whether each check is asked twice
     * @param failing the job whose check fails once it was run; null if there is none
     */
    Observer(StorageUse use, boolean twice, @Nullable String failing) {
        this.use = use;
        this.twice = twice;
        this.failing = failing;
    }

    synchronized List<Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    void check(Job job, JobContext context) throws Exception {
        if (context.name().equals(failing) && ran.contains(failing)) {
            throw CheckFailure.because("made to fail by the audit");
        }
        JobContext observed = new ObservedContext(context, use);
        if (!twice) {
            job.check(observed);
            return;
        }
        Throwable first = thrownBy(job, observed);
        Throwable second = thrownBy(job, observed);
        if ((first == null) != (second == null)) {
            synchronized (this) {
                contradictions.add(new Contradiction(
                        context.name(), context.phase(), Optional.ofNullable(first), Optional.ofNullable(second)));
            }
        }
        if (first != null) {
            throw ObservedContext.asIs(first);
        }
    }

    void run(JobContext context, Action run) throws Exception {
        ran.add(context.name());
        run.act(new ObservedContext(context, use));
    }

    void cleanup(JobContext context, Action cleanup) throws Exception {
        cleanup.act(new ObservedContext(context, use));
    }

    private static @Nullable Throwable thrownBy(Job job, JobContext context) {
        try {
            job.check(context);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
