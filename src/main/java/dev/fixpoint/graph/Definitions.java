package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a job's builder and its class declare, refuses what both declare, and reports what cannot be. The
 * dependencies it reads are added to the declarations.
 */
final class Definitions {

    private final Declarations declarations;
    private final @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator;

    Definitions(
            Declarations declarations,
            @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator) {
        this.declarations = declarations;
        this.instantiator = instantiator;
    }

    /** Writes down what there is to know of a job. */
    void define(JobBuilder builder, JobColumns jobs) {
        reportIfPresent(Names.problem(builder.name, builder.type));
        ClassDeclaration declared = builder.type == null ? null : ClassDeclaration.of(builder.type);
        if (declared != null) {
            refuseBoth(builder, declared);
            addDependencies(builder, declared);
        }
        jobs.define(builder.number, factory(builder), type(builder));
        Integer tries = tries(builder, declared);
        if (tries != null) {
            jobs.tries(builder.number, tries);
        }
        Duration delay = delay(builder, declared);
        if (delay != null) {
            jobs.retryDelay(builder.number, delay);
        }
        if (builder.overriding) {
            jobs.overrides(builder.number);
        }
    }

    private void refuseBoth(JobBuilder builder, ClassDeclaration declared) {
        if (builder.overriding) {
            return;
        }
        if (declared.jobName() != null && !declared.name().equals(builder.name)) {
            refuseBoth(builder, declared, "a name", "@JobName(" + Quoted.of(declared.name()) + ")");
        }
        if (builder.declaresDependencies && declared.dependsOn() != null) {
            refuseBoth(builder, declared, "dependencies", "@DependsOn");
        }
        if (builder.details().tries != null && declared.declaresTries()) {
            refuseBoth(builder, declared, "tries", "@Retry");
        }
        if (builder.details().retryDelay != null && declared.declaresDelay()) {
            refuseBoth(builder, declared, "a retry delay", "@Retry");
        }
    }

    private void refuseBoth(JobBuilder builder, ClassDeclaration declared, String what, String annotation) {
        report("job " + Quoted.of(builder.name) + " is given " + what + " both by its builder and by " + annotation
                + " on class " + declared.type().getName() + "; take one away, or say overriding() on the builder");
    }

    private void addDependencies(JobBuilder builder, ClassDeclaration declared) {
        DependsOn dependsOn = declared.dependsOn();
        if (dependsOn == null || builder.declaresDependencies) {
            return;
        }
        for (Class<? extends AnyJob> dependency : dependsOn.value()) {
            declarations.addDependency(builder.number, declarations.mention(dependency));
        }
        for (String dependency : dependsOn.names()) {
            declarations.addDependency(builder.number, declarations.mention(dependency));
        }
    }

    private @Nullable Integer tries(JobBuilder builder, @Nullable ClassDeclaration declared) {
        Integer tries = builder.details().tries;
        if (tries == null && declared != null && declared.retry() != null && declared.declaresTries()) {
            tries = declared.retry().tries();
        }
        if (tries != null && tries < 1) {
            report("job " + Quoted.of(builder.name) + " has " + tries
                    + " tries; a job needs 1 or more, the first attempt included");
        }
        return tries;
    }

    private @Nullable Duration delay(JobBuilder builder, @Nullable ClassDeclaration declared) {
        Duration delay = builder.details().retryDelay;
        String written = String.valueOf(delay);
        if (delay == null && declared != null && declared.retry() != null && declared.declaresDelay()) {
            written = declared.retry().delay();
            try {
                delay = Durations.parse(written);
            } catch (IllegalArgumentException e) {
                report("job " + Quoted.of(builder.name) + ": the delay of @Retry on class "
                        + declared.type().getName() + " cannot be read: " + e.getMessage());
            }
        }
        if (delay != null && delay.isNegative()) {
            report("job " + Quoted.of(builder.name) + " has a retry delay of " + written
                    + "; a delay must be zero or more");
        }
        return delay;
    }

    private static @Nullable Class<? extends AnyJob> type(JobBuilder builder) {
        boolean lambda = builder.type == null && builder.factory == null;
        return lambda ? LambdaJobs.type(builder.details().check, builder.details().run) : builder.type;
    }

    private JobFactory<? extends AnyJob> factory(JobBuilder builder) {
        Class<? extends AnyJob> type = builder.type;
        JobBuilder.Details details = builder.details();
        if (type == null && builder.factory == null) {
            if (details.cleanup != null && details.check == null && details.run == null) {
                report("job " + Quoted.of(builder.name)
                        + " has a cleanup but no run; a cleanup is only called after a run");
            }
            return LambdaJobs.factory(details.check, details.run, details.cleanup);
        }
        if (details.hasActions()) {
            report("job " + Quoted.of(builder.name) + " has a " + (type == null ? "factory" : "class")
                    + " and a check, run or cleanup on its builder as well; keep one of the two");
        }
        if (type != null) {
            reportIfPresent(Instances.kindProblem(builder.name, type));
        }
        return builder.factory != null ? builder.factory : byClass(builder, Objects.requireNonNull(type));
    }

    private JobFactory<? extends AnyJob> byClass(JobBuilder builder, Class<? extends AnyJob> type) {
        if (instantiator != null) {
            var makes = instantiator;
            return () -> makes.apply(type);
        }
        String problem = Instances.problem(builder.name, type);
        reportIfPresent(problem);
        return problem == null
                ? Instances.byConstructor(type)
                : () -> {
                    throw new IllegalStateException(problem);
                };
    }

    private void reportIfPresent(@Nullable String problem) {
        if (problem != null) {
            report(problem);
        }
    }

    private void report(String problem) {
        declarations.addProblem(problem);
    }
}
