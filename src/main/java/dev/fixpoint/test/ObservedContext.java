package dev.fixpoint.test;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Storage;
import java.util.List;
import java.util.Optional;

/** The context of an attempt, with notes of what is done to global storage. */
final class ObservedContext implements JobContext {

    private final JobContext context;
    private final Storage global;

    ObservedContext(JobContext context, StorageUse use) {
        this.context = context;
        this.global = new ObservedStorage(context.global(), context.name(), use);
    }

    @Override
    public Storage global() {
        return global;
    }

    @Override
    public String name() {
        return context.name();
    }

    @Override
    public int attempt() {
        return context.attempt();
    }

    @Override
    public int tries() {
        return context.tries();
    }

    @Override
    public Phase phase() {
        return context.phase();
    }

    @Override
    public Arguments arguments() {
        return context.arguments();
    }

    @Override
    public <T> T argument(String name, Class<T> type) {
        return context.argument(name, type);
    }

    @Override
    public <T> T argument(String name, Class<T> type, T otherwise) {
        return context.argument(name, type, otherwise);
    }

    @Override
    public <T> T argument(int index, Class<T> type) {
        return context.argument(index, type);
    }

    @Override
    public <T> T argument(int index, Class<T> type, T otherwise) {
        return context.argument(index, type, otherwise);
    }

    @Override
    public Storage local() {
        return context.local();
    }

    @Override
    public boolean converged(String dependency) {
        return context.converged(dependency);
    }

    @Override
    public boolean converged(Class<? extends AnyJob> dependency) {
        return context.converged(dependency);
    }

    @Override
    public <T> Optional<T> resultOf(String dependency, Class<T> type) {
        return context.resultOf(dependency, type);
    }

    @Override
    public <T> Optional<T> resultOf(Class<? extends AnyJob> dependency, Class<T> type) {
        return context.resultOf(dependency, type);
    }

    @Override
    public Optional<Throwable> runError() {
        return context.runError();
    }

    @Override
    public void status(String line) {
        context.status(line);
    }

    @Override
    public boolean stopRequested() {
        return context.stopRequested();
    }

    @Override
    public void result(Object value) {
        context.result(value);
    }

    @Override
    public ChildProcess process(List<String> command) {
        return context.process(command);
    }

    /** Lets an error through as it is, checked or not: what the engine makes of it depends on its class. */
    @SuppressWarnings("unchecked") // the cast is erased; that is the point
    static <E extends Throwable> RuntimeException asIs(Throwable error) throws E {
        throw (E) error;
    }
}
