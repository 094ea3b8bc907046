package dev.fixpoint.graph;

import dev.fixpoint.job.Action;
import dev.fixpoint.job.After;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.JobName;
import dev.fixpoint.text.Quoted;
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

    private final TermDefinitions terms;

    Definitions(
            Declarations declarations,
            @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator) {
        this.declarations = declarations;
        this.instantiator = instantiator;
        this.terms = new TermDefinitions(declarations);
    }

    /** Writes down what there is to know of a job. */
    void define(JobBuilder builder, JobColumns jobs) {
        reportIfPresent(Names.problem(builder.name, builder.type));
        ClassDeclaration declared = builder.type == null ? null : ClassDeclaration.of(builder.type);
        if (declared != null) {
            refuseBoth(builder, declared);
            addDependencies(builder, declared);
            addOrder(builder, declared);
        }
        jobs.define(builder.number, factory(builder), type(builder));
        terms.define(builder, declared, jobs);
        if (builder.overriding) {
            jobs.overrides(builder.number);
        }
    }

    private void refuseBoth(JobBuilder builder, ClassDeclaration declared) {
        if (builder.overriding) {
            return;
        }
        if (declared.get(JobName.class) != null && !declared.name().equals(builder.name)) {
            terms.refuseBoth(builder, declared, "a name", "@JobName(" + Quoted.of(declared.name()) + ")");
        }
        if (builder.declaresDependencies && declared.get(DependsOn.class) != null) {
            terms.refuseBoth(builder, declared, "dependencies", "@DependsOn");
        }
        if (builder.declaresOrder && declared.get(After.class) != null) {
            terms.refuseBoth(builder, declared, "an order", "@After");
        }
        terms.refuseBoth(builder, declared);
    }

    private void addDependencies(JobBuilder builder, ClassDeclaration declared) {
        DependsOn dependsOn = declared.get(DependsOn.class);
        if (dependsOn == null || builder.declaresDependencies) {
            return;
        }
        for (Class<? extends AnyJob> dependency : dependsOn.value()) {
            declarations.addDependency(builder.number, dependency);
        }
        for (String dependency : dependsOn.names()) {
            declarations.addDependency(builder.number, dependency);
        }
    }

    private void addOrder(JobBuilder builder, ClassDeclaration declared) {
        After after = declared.get(After.class);
        if (after == null || builder.declaresOrder) {
            return;
        }
        for (Class<? extends AnyJob> earlier : after.value()) {
            declarations.softOrder().add(builder.number, earlier);
        }
        for (String earlier : after.names()) {
            declarations.softOrder().add(builder.number, declarations.mention(earlier));
        }
    }

    private static @Nullable Class<? extends AnyJob> type(JobBuilder builder) {
        boolean lambda = builder.type == null && builder.factory == null;
        return lambda ? Jobs.type(builder.details().check, builder.details().run) : builder.type;
    }

    private JobFactory<? extends AnyJob> factory(JobBuilder builder) {
        Class<? extends AnyJob> type = builder.type;
        JobBuilder.Details details = builder.details();
        if (type == null && builder.factory == null) {
            Action check = details.check;
            Action run = details.run;
            Action cleanup = details.cleanup;
            if (cleanup != null && check == null && run == null) {
                report("job " + Quoted.of(builder.name)
                        + " has a cleanup but no run; a cleanup is only called after a run");
            }
            return () -> Jobs.of(check, run, cleanup);
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
