package dev.fixpoint.graph;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stability;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** Whether all that was said so far is written down elsewhere. */
    boolean forgotten;

    boolean declaresDependencies;
    boolean declaresOrder;
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

        private @Nullable Terms terms;

        boolean hasActions() {
            return check != null || run != null || cleanup != null;
        }

        /** Returns the terms on which the job is attempted, to be read only. */
        Terms terms() {
            return terms == null ? Terms.NONE : terms;
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
            declarations.addDependency(number, dependency);
        }
        return this;
    }

    /** Declares further dependencies by class, behind those declared before. They become part of the graph. */
    @SafeVarargs
    public final JobBuilder dependsOn(Class<? extends AnyJob>... types) {
        declarations.requireOpen();
        declaresDependencies = true;
        for (Class<? extends AnyJob> dependency : types) {
            declarations.addDependency(number, dependency);
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
            declarations.addDependent(number, dependent);
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
            declarations.addDependent(number, dependent);
        }
        return this;
    }

    /**
     * Declares further jobs, by name, to come after: if one of them takes part, no phase of this job starts before it is
     * satisfied, has finally failed or is blocked; how it ended does not matter. It does not become needed by that. The jobs
     * may be declared later, but must be declared.
     */
    public JobBuilder after(String... names) {
        declarations.requireOpen();
        declaresOrder = true;
        for (String earlier : names) {
            declarations.softOrder().add(number, declarations.mention(earlier));
        }
        return this;
    }

    /**
     * Declares further jobs, by class, to come after, as {@link #after(String...)} does. They do not become part of the graph
     * by that: a class that is no job of the graph is left out.
     */
    @SafeVarargs
    public final JobBuilder after(Class<? extends AnyJob>... types) {
        declarations.requireOpen();
        declaresOrder = true;
        for (Class<? extends AnyJob> earlier : types) {
            declarations
                    .softOrder()
                    .add(number, Objects.requireNonNull(earlier, "the class of a job must not be null"));
        }
        return this;
    }

    /** Sets how many attempts the job has in one convergence, 1 or more; by default what the convergence says. */
    public JobBuilder tries(int tries) {
        refuseTwice("tries", details().terms().tries, tries);
        ownTerms().tries = tries;
        return this;
    }

    /**
     * Sets the least time between the end of one attempt and the start of the next, zero or more; by default what the
     * convergence says. For a delay that grows or is scattered, set a {@link #backoff} instead.
     */
    public JobBuilder retryDelay(Duration delay) {
        refuseTwice("retryDelay", details().terms().retryDelay, Objects.requireNonNull(delay, "delay"));
        ownTerms().retryDelay = delay;
        return this;
    }

    /**
     * Sets what a policy says; by default what the convergence says. What the policy leaves open can be set by the methods
     * for its parts.
     */
    public JobBuilder policy(Policy policy) {
        declarations.requireOpen();
        Policy before = details().terms().policy;
        for (PolicyPart part : ownTerms().add(Objects.requireNonNull(policy, "policy"))) {
            part.in(before)
                    .ifPresent(first -> part.in(policy).ifPresent(second -> refuseTwice(part.option(), first, second)));
        }
        return this;
    }

    /** Sets how long to wait between two attempts, in place of a {@link #retryDelay}; by default what the convergence says. */
    public JobBuilder backoff(Backoff backoff) {
        return policy(Policy.NONE.backoff(Objects.requireNonNull(backoff, "backoff")));
    }

    /**
     * Sets how long after the start of its first attempt the job may still be tried again, above zero; by default what the
     * convergence says.
     */
    public JobBuilder retryFor(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return part(() -> Policy.NONE.retryFor(limit));
    }

    /**
     * Declares further errors to be tried again on: if there are any, the job is tried again only after an attempt in which
     * its last check or its run threw one of them; by default what the convergence says.
     */
    @SafeVarargs
    public final JobBuilder retryOn(Class<? extends Throwable>... errors) {
        return policy(Policy.NONE.retryOn(errors));
    }

    /**
     * Declares further errors never to be tried again on: after an attempt in which its last check or its run threw one of
     * them the job has finally failed; by default what the convergence says.
     */
    @SafeVarargs
    public final JobBuilder neverRetryOn(Class<? extends Throwable>... errors) {
        return policy(Policy.NONE.neverRetryOn(errors));
    }

    /** Sets how long each phase may take, cleanup included, above zero; by default what the convergence says. */
    public JobBuilder phaseTimeout(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return part(() -> Policy.NONE.phaseTimeout(limit));
    }

    /** Sets how long an attempt may take from its start to its end, above zero; by default what the convergence says. */
    public JobBuilder attemptTimeout(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return part(() -> Policy.NONE.attemptTimeout(limit));
    }

    /**
     * Lets the job be satisfied only once so many checks in a row have passed, 1 or more and the first one included, with an
     * interval of zero or more between them; by default what the convergence says.
     */
    public JobBuilder stable(int passes, Duration interval) {
        Objects.requireNonNull(interval, "interval");
        return part(() -> Policy.NONE.stable(Stability.passes(passes, interval)));
    }

    /**
     * Lets the job be satisfied only once its checks, an interval above zero apart, have passed for a period; by default what
     * the convergence says.
     */
    public JobBuilder stableFor(Duration period, Duration interval) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(interval, "interval");
        return part(() -> Policy.NONE.stable(Stability.over(period, interval)));
    }

    /** Lets each attempt take a permit of a pool: see {@link #pool(String, int)}. */
    public JobBuilder pool(String name) {
        return pool(name, 1);
    }

    /**
     * Lets each attempt take permits of a pool, 1 or more; none by default. How many there are is said by the convergence:
     * so no more attempts run at once than there are permits for. A job may need several pools.
     */
    public JobBuilder pool(String name, int permits) {
        declarations.requireOpen();
        Integer before = ownTerms().addPool(Objects.requireNonNull(name, "name"), permits);
        refuseTwice("pool " + Quoted.of(name), before, permits);
        return this;
    }

    /**
     * Sets how early the job goes among those that are ready, any number: a higher priority goes first; 0 by default. It
     * lends its priority to all that it depends on.
     */
    public JobBuilder priority(int priority) {
        refuseTwice("priority", details().terms().priority, priority);
        ownTerms().priority = priority;
        return this;
    }

    /**
     * Declares further keys of global storage that the job writes; none by default. A graph is refused in which a job that
     * {@linkplain #consumes(String...) consumes} one of them does not depend on this job, or in which another job writes one
     * of them too and neither of the two depends on the other.
     */
    public JobBuilder produces(String... keys) {
        declarations.requireOpen();
        ownTerms().addProduced(List.of(keys));
        return this;
    }

    /** Declares further keys of global storage that the job writes, as {@link #produces(String...)} does. */
    public JobBuilder produces(Key<?>... keys) {
        return produces(names(keys));
    }

    /**
     * Declares further keys of global storage that the job reads; none by default. A graph is refused in which it does not
     * depend, directly or through others, on the jobs that produce them. A key that no job produces is taken to be stored
     * before the convergence.
     */
    public JobBuilder consumes(String... keys) {
        declarations.requireOpen();
        ownTerms().addConsumed(List.of(keys));
        return this;
    }

    /** Declares further keys of global storage that the job reads, as {@link #consumes(String...)} does. */
    public JobBuilder consumes(Key<?>... keys) {
        return consumes(names(keys));
    }

    /**
     * Lets what this builder declares replace what the job's class declares by its annotations, such as {@link DependsOn} and
     * {@link Retry}. Without it, declaring the same in both places is refused. What the builder does not declare still comes
     * from the class.
     */
    public JobBuilder overriding() {
        declarations.requireOpen();
        remember();
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
        remember();
        Details own = details == null ? new Details() : details;
        details = own;
        return own;
    }

    private void remember() {
        if (forgotten) {
            declarations.remember(this);
        }
    }

    private Terms ownTerms() {
        Details own = ownDetails();
        Terms terms = own.terms == null ? new Terms() : own.terms;
        own.terms = terms;
        return terms;
    }

    /** Adds a part of a policy, or a problem if there can be no such part. */
    private JobBuilder part(Supplier<Policy> part) {
        declarations.requireOpen();
        try {
            return policy(part.get());
        } catch (IllegalArgumentException e) {
            declarations.addProblem("job " + Quoted.of(name) + ": " + e.getMessage());
            return this;
        }
    }

    private static String[] names(Key<?>... keys) {
        return Stream.of(keys).map(Key::name).toArray(String[]::new);
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
