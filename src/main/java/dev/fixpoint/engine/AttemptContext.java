package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.job.Storage;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The context that the phases of an attempt are given. There is one for each attempt, so it is small: most need nothing else. */
final class AttemptContext implements JobContext {

    private static final Phase[] PHASES = Phase.values();

    /** Says of a phase that it is over. */
    private static final int OVER = 0x100;

    private static final AtomicIntegerFieldUpdater<AttemptContext> STATE =
            AtomicIntegerFieldUpdater.newUpdater(AttemptContext.class, "state");

    private static final AtomicReferenceFieldUpdater<AttemptContext, @Nullable Details> DETAILS =
            AtomicReferenceFieldUpdater.newUpdater(AttemptContext.class, Details.class, "details");

    private final Convergence convergence;
    private final int job;
    private final int attempt;

    /** The place of the phase among them all, with {@link #OVER} if it is. One thread at a time writes it: the attempt's, then its cleanup's. */
    private volatile int state;

    /** Null as long as there is nothing to keep. */
    private volatile @Nullable Details details;

    /** What few attempts have. */
    private static final class Details {
        private @Nullable MapStorage local;
        private volatile @Nullable Object result;
        private volatile @Nullable Throwable runError;
        private volatile @Nullable RunningProcesses processes;
        private volatile boolean abandoned;

        synchronized MapStorage local(Convergence convergence) {
            MapStorage present = local;
            if (present == null) {
                present = new MapStorage(
                        Map.of(), convergence.secrets(), convergence.settings().graph());
                local = present;
            }
            return present;
        }

        synchronized RunningProcesses processes() {
            RunningProcesses started = processes;
            if (started == null) {
                started = new RunningProcesses();
                processes = started;
            }
            return started;
        }
    }

    AttemptContext(Convergence convergence, int job, int attempt) {
        this.convergence = convergence;
        this.job = job;
        this.attempt = attempt;
    }

    int job() {
        return job;
    }

    /** Takes no lock on this object, which the job has in hand, and may lock for as long as it likes. */
    private Details details() {
        Details present = details;
        if (present == null) {
            DETAILS.compareAndSet(this, null, new Details());
            present = Objects.requireNonNull(details);
        }
        return present;
    }

    /** The phase that follows the last one begins. */
    @SuppressWarnings("EnumOrdinal") // it never leaves this object
    void phase(Phase next) {
        STATE.lazySet(this, next.ordinal()); // nothing is read here that others write, so there is nothing to wait for
    }

    /** Keeps what the run has thrown. */
    void runError(Throwable error) {
        details().runError = error;
    }

    /** Says that nobody waits for the thread of this attempt any more, and kills its processes without waiting for their end. */
    void abandon() {
        details().abandoned = true;
        killProcesses();
    }

    private boolean isAbandoned() {
        Details present = details;
        return present != null && present.abandoned;
    }

    /** Returns whether a process that is started now would belong to no phase. */
    boolean isPhaseOver() {
        return isAbandoned() || (state & OVER) != 0;
    }

    /** Kills the processes that run, without waiting for their end. Safe for use by any thread. */
    void killProcesses() {
        RunningProcesses started = startedProcesses();
        if (started != null) {
            started.forEach(RunningProcess::kill);
        }
    }

    /**
     * Ends the processes that are still waited for when the phase is over. Called on its thread; an interruption is kept.
     *
     * <p>A thread that the job has started may start a process at the same moment. Either it is seen here, or that thread sees that the
     * phase is over once its process runs: a write that nobody waits for takes nanoseconds to be seen, and a process thousands of
     * them to be started. To wait for it would show in what a job costs.
     */
    void endProcesses() {
        STATE.lazySet(this, state | OVER);
        RunningProcesses started = startedProcesses();
        if (started != null) {
            started.endAll();
        }
    }

    private @Nullable RunningProcesses startedProcesses() {
        Details present = details;
        return present == null ? null : present.processes;
    }

    /** Returns the processes that run. */
    RunningProcesses processes() {
        return details().processes();
    }

    Secrets secrets() {
        return convergence.secrets();
    }

    void rethrowRunError() throws Throwable {
        Optional<Throwable> error = runError();
        if (error.isPresent()) {
            throw error.get();
        }
    }

    /** Returns the result that the job gave, or null. */
    @Nullable
    Object result() {
        Details present = details;
        return present == null ? null : present.result;
    }

    @Override
    public String name() {
        return convergence.settings().graph().name(job);
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public int tries() {
        return convergence.progress().tries(job);
    }

    @Override
    public Phase phase() {
        return PHASES[state & ~OVER];
    }

    @Override
    public Arguments arguments() {
        return convergence.settings().arguments();
    }

    @Override
    public <T> T argument(String argument, Class<T> type) {
        return naming(() -> arguments().get(argument, type));
    }

    @Override
    public <T> T argument(String argument, Class<T> type, T otherwise) {
        return naming(() -> present(arguments().find(argument, type, otherwise), "argument " + Quoted.of(argument)));
    }

    @Override
    public <T> T argument(int index, Class<T> type) {
        return naming(() -> arguments().get(index, type));
    }

    @Override
    public <T> T argument(int index, Class<T> type, T otherwise) {
        return naming(() -> present(arguments().find(index, type, otherwise), "positional argument " + index));
    }

    private static <T> T present(@Nullable T value, String argument) {
        if (value == null) {
            throw new ArgumentException(argument + " is missing, and its default is null; give a default that is not");
        }
        return value;
    }

    /** Adds the name of the job to what is wrong with an argument (rule 14). */
    private <T> T naming(Supplier<T> argument) {
        try {
            return argument.get();
        } catch (ArgumentException e) {
            throw new ArgumentException(name(), e);
        }
    }

    @Override
    public Storage local() {
        return details().local(convergence);
    }

    @Override
    public Storage global() {
        return convergence.global();
    }

    @Override
    public boolean converged(String dependency) {
        return convergence.progress().outcome(dependency(dependency)) == Outcome.CONVERGED;
    }

    @Override
    public boolean converged(Class<? extends AnyJob> dependency) {
        return converged(JobGraph.nameOf(dependency));
    }

    @Override
    public <T> Optional<T> resultOf(String dependency, Class<T> type) {
        Object given = convergence.log().result(dependency(dependency));
        return Optional.ofNullable(given).map(Key.of("result of " + dependency, type)::cast);
    }

    @Override
    public <T> Optional<T> resultOf(Class<? extends AnyJob> dependency, Class<T> type) {
        return resultOf(JobGraph.nameOf(dependency), type);
    }

    /** Returns the position of a job that this one waits for; only of such a job can it be said what it did. */
    private int dependency(String dependency) {
        JobGraph graph = convergence.settings().graph();
        Objects.requireNonNull(dependency, "dependency");
        for (int i = 0; i < graph.dependencyCount(job); i++) {
            if (graph.name(graph.dependency(job, i)).equals(dependency)) {
                return graph.dependency(job, i);
            }
        }
        for (int i = 0; i < graph.softDependencyCount(job); i++) {
            if (graph.name(graph.softDependency(job, i)).equals(dependency)) {
                return graph.softDependency(job, i);
            }
        }
        throw new IllegalArgumentException("job " + Quoted.of(name()) + " asks what " + Quoted.of(dependency)
                + " did, but does not depend on it; declare dependsOn(" + Quoted.of(dependency) + ") or after("
                + Quoted.of(dependency) + ")");
    }

    @Override
    public Optional<Throwable> runError() {
        Details present = details;
        return present == null ? Optional.empty() : Optional.ofNullable(present.runError);
    }

    @Override
    public void status(String line) {
        Objects.requireNonNull(line, "the status line must not be null");
        if (convergence.announcer().isHeard() && !isAbandoned()) {
            // a secret may have line breaks, or have spaces where the line had breaks
            String oneLine = convergence.secrets().mask(line).strip().replaceAll("\\s*\\R\\s*", " ");
            String masked = convergence.secrets().mask(oneLine);
            convergence.announcements().statusChanged(convergence.now(), this, masked);
        }
    }

    @Override
    public boolean stopRequested() {
        return convergence.stop().isJobAskedToStop();
    }

    @Override
    public void result(Object value) {
        details().result = Objects.requireNonNull(value, "result");
    }

    @Override
    public ChildProcess process(List<String> command) {
        return new ProcessCall(this, command);
    }
}
