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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the engine and the jobs of one convergence: asks checks twice, lets a job fail, notes what is stored, and tells of
 * the end of each phase of a job before the engine learns of it. It is on the thread of the job, whichever that is.
 */
final class Observer {

    /**
     * A check that did not say the same when it was asked a second time.
     *
     * @param first what it threw at first; empty if it returned
     * @param second what it threw then; empty if it returned
     */
    record Contradiction(String job, Phase phase, Optional<Throwable> first, Optional<Throwable> second) {}

    private final Course course;
    private final StorageUse use;
    private final Consumer<Boundary> ended;
    private final Set<String> ran = ConcurrentHashMap.newKeySet();
    private final List<Contradiction> contradictions = new ArrayList<>();

    /**
     * Creates an observer.
     *
     * @param use where the use of global storage is noted
     * @param ended is told of each phase that has ended
     */
    Observer(Course course, StorageUse use, Consumer<Boundary> ended) {
        this.course = course;
        this.use = use;
        this.ended = ended;
    }

    synchronized List<Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    void check(Job job, JobContext context) throws Exception {
        try {
            if (course.failing().filter(context.name()::equals).isPresent() && ran.contains(context.name())) {
                throw CheckFailure.because("made to fail by the audit");
            }
            JobContext observed = new ObservedContext(context, use);
            if (course.twice()) {
                askTwice(job, observed);
            } else {
                job.check(observed);
            }
        } finally {
            end(context);
        }
    }

    private void askTwice(Job job, JobContext context) throws Exception {
        Throwable first = thrownBy(job, context);
        Throwable second = thrownBy(job, context);
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

    void perform(Action action, JobContext context) throws Exception {
        if (context.phase() == Phase.RUN) {
            ran.add(context.name());
        }
        try {
            action.act(new ObservedContext(context, use));
        } finally {
            end(context);
        }
    }

    private void end(JobContext context) {
        ended.accept(new Boundary(context.name(), context.attempt(), context.phase()));
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
