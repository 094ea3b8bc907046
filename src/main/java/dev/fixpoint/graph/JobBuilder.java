package dev.fixpoint.graph;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Retry;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Declares one job of a graph: what it depends on, how often it is tried, and, if it has neither class nor factory, what it
 * does. Made by {@link JobGraph.Builder#job}.
 *
 * <p>What is wrong with a declaration is reported by {@link JobGraph.Builder#build()}, together with all else that is wrong
 * with the graph. Not safe for use by several threads.
 */
public final class JobBuilder {

    private final Declarations declarations;
    final int number;
    final String name;
    final @Nullable Class<? extends AnyJob> type;
    final @Nullable JobFactory<? extends AnyJob> factory;

    /** What few of the jobs of a large graph say; null until it is said. */
    private @Nullable Details details;

    boolean declaresDependencies;
    boolean overriding;

    /** What a job says of itself beyond its factory and its dependencies. */
    static final class Details {

        private static final Details NONE = new Details();

        @Nullable
        Action check;

        @Nullable
        Action run;

        @Nullable
        Action cleanup;

        @Nullable
        Integer tries;

        @Nullable
        Duration retryDelay;

        boolean hasActions() {
            return check != null || run != null || cleanup != null;
        }
    }

    JobBuilder(
            Declarations declarations,
            int number,
            String name,
            @Nullable Class<? extends AnyJob> type,
            @Nullable JobFactory<? extends AnyJob> factory) {
        this.declarations = declarations;
        this.number = number;
        this.name = name;
        this.type = type;
        this.factory = factory;
    }

    /**
     * Declares further dependencies by name, behind those declared before. The jobs may be declared later. A dependency
     * named twice counts once.
     */
    public JobBuilder dependsOn(String... names) {
        declarations.requireOpen();
        declaresDependencies = true;
        for (String dependency : names) {
            declarations.addDependency(number, declarations.mention(dependency));
        }
        return this;
    }

    /** Declares further dependencies by class, behind those declared before. They become part of the graph. */
    @SafeVarargs
    public final JobBuilder dependsOn(Class<? extends AnyJob>... types) {
        declarations.requireOpen();
        declaresDependencies = true;
        for (Class<? extends AnyJob> dependency : types) {
            declarations.addDependency(number, declarations.mention(dependency));
        }
        return this;
    }

    /**
     * Attaches this job below others: it becomes a dependency of each of them, behind all that they declare themselves, in
     * the order of these calls.
     */
    public JobBuilder requiredBy(String... names) {
        declarations.requireOpen();
        for (String dependent : names) {
            declarations.appendDependency(declarations.mention(dependent), number);
        }
        return this;
    }

    /**
     * Attaches this job below others: it becomes a dependency of each of them, behind all that they declare themselves, in
     * the order of these calls.
     */
    @SafeVarargs
    public final JobBuilder requiredBy(Class<? extends AnyJob>... types) {
        declarations.requireOpen();
        for (Class<? extends AnyJob> dependent : types) {
            declarations.appendDependency(declarations.mention(dependent), number);
        }
        return this;
    }

    /** Sets how many attempts the job has in one convergence, 1 or more; by default what the convergence says. */
    public JobBuilder tries(int tries) {
        refuseTwice("tries", details().tries, tries);
        ownDetails().tries = tries;
        return this;
    }

    /**
     * Sets the least time between the end of one attempt and the start of the next, zero or more; by default what the
     * convergence says.
     */
    public JobBuilder retryDelay(Duration delay) {
        refuseTwice("retryDelay", details().retryDelay, Objects.requireNonNull(delay, "delay"));
        ownDetails().retryDelay = delay;
        return this;
    }

    /**
     * Lets what this builder declares replace what the job's class declares by {@link DependsOn} and {@link Retry}. Without
     * it, declaring the same in both places is refused. What the builder does not declare still comes from the class.
     */
    public JobBuilder overriding() {
        declarations.requireOpen();
        this.overriding = true;
        return this;
    }

    /** Sets what {@link Job#check} does. A job without a check is run-only; one without a run as well is a dummy. */
    public JobBuilder check(Action check) {
        refuseTwice("check", details().check, check);
        ownDetails().check = Objects.requireNonNull(check, "check");
        return this;
    }

    /** Sets what {@link Job#run} does; nothing by default. */
    public JobBuilder run(Action run) {
        refuseTwice("run", details().run, run);
        ownDetails().run = Objects.requireNonNull(run, "run");
        return this;
    }

    /** Sets what {@link Job#cleanup} does; nothing by default. */
    public JobBuilder cleanup(Action cleanup) {
        refuseTwice("cleanup", details().cleanup, cleanup);
        ownDetails().cleanup = Objects.requireNonNull(cleanup, "cleanup");
        return this;
    }

    /** Returns the call that made this builder, as it may stand in the program. */
    String call() {
        String typeName = type == null ? "" : type.getName() + ".class";
        if (type != null && factory == null) {
            return "job(" + typeName + ")";
        }
        return "job(" + Quoted.of(name) + (type == null ? "" : ", " + typeName) + (factory == null ? "" : ", FACTORY")
                + ")";
    }

    /** Returns what was said beyond factory and dependencies, to be read only. */
    Details details() {
        return details == null ? Details.NONE : details;
    }

    private Details ownDetails() {
        Details own = details == null ? new Details() : details;
        details = own;
        return own;
    }

    private void refuseTwice(String option, @Nullable Object present, Object value) {
        declarations.requireOpen();
        if (present == null) {
            return;
        }
        String values = value instanceof Action ? "" : ", to " + present + " and to " + value;
        declarations.addProblem("job " + Quoted.of(name) + ": " + option + " was set twice" + values + "; set it once");
    }
}
