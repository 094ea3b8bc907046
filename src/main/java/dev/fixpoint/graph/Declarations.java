package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that was said about a graph before it is built: a number for each name that was mentioned, what was declared under it,
 * and who depends on whom. It finds the classes that the declared ones depend on, and every problem there is.
 */
final class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(JobGraph.class);

    /** The nearest names are looked for this many times at the most: it takes a look at every name. */
    private static final int MOST_HINTS = 20;

    private final NameTable names = new NameTable();

    /** By number: the declaration, if there is one. */
    private final List<@Nullable JobBuilder> builders = new ArrayList<>();

    /** The numbers of the declared jobs in the order of their declaration: one may have been mentioned long before. */
    private final IntList declared = new IntList();

    /** By number: the class that this job is taken to have, if it was mentioned by its class. */
    private final List<@Nullable Class<? extends AnyJob>> classes = new ArrayList<>();

    /** The jobs that were mentioned by their class, and may be declared nowhere else. */
    private final Deque<Integer> unread = new ArrayDeque<>();

    /** What depends on what, by the word of the dependent or of its class. */
    private final IntList dependents = new IntList();

    private final IntList dependencies = new IntList();

    /** What was attached below a dependent by others. */
    private final IntList appendedDependents = new IntList();

    private final IntList appendedDependencies = new IntList();

    private final List<String> problems = new ArrayList<>();
    private int hints;

    JobBuilder declare(
            String name, @Nullable Class<? extends AnyJob> type, @Nullable JobFactory<? extends AnyJob> factory) {
        int number = mention(name);
        JobBuilder builder = new JobBuilder(this, number, name, type, factory);
        if (builders.get(number) == null) {
            builders.set(number, builder);
            declared.add(number);
        } else {
            addProblem("two jobs are named " + Quoted.of(name)
                    + ", both declared on the builder; give one of them another name");
        }
        return builder;
    }

    /** Returns the number of a name, whether or not a job of that name is declared. */
    int mention(String name) {
        int number = names.add(Objects.requireNonNull(name, "the name of a job must not be null"));
        if (number == builders.size()) {
            builders.add(null);
            classes.add(null);
            String problem = Names.problem(name);
            if (problem != null) {
                addProblem(problem);
            }
        }
        return number;
    }

    /** Returns the number of the job of a class, which is part of the graph from now on. */
    int mention(Class<? extends AnyJob> type) {
        String name = nameOf(type);
        int number = mention(name);
        Class<? extends AnyJob> other = classes.get(number);
        if (other == null) {
            classes.set(number, type);
            unread.add(number);
        } else if (other != type) {
            addProblem("two jobs are named " + Quoted.of(name) + ": class " + other.getName() + " and class "
                    + type.getName() + "; give one of them another name with @JobName");
        }
        return number;
    }

    /** Returns the name of the class-based job of a class. */
    String nameOf(Class<? extends AnyJob> type) {
        String name = ClassDeclaration.of(type).name();
        if (name.isEmpty() && type.isAnonymousClass()) {
            addProblem("class " + type.getName() + " is anonymous, so its job has no name; declare it with job(NAME,"
                    + " FACTORY)");
            return type.getName();
        }
        return name;
    }

    void addDependency(int dependent, int dependency) {
        dependents.add(dependent);
        dependencies.add(dependency);
    }

    void appendDependency(int dependent, int dependency) {
        appendedDependents.add(dependent);
        appendedDependencies.add(dependency);
    }

    void addProblem(String problem) {
        problems.add(problem);
    }

    /**
     * Returns the graph of all declared jobs and the classes they need.
     *
     * @param targets the numbers of the targets; none for all jobs that nothing depends on
     * @param instantiator makes the instances of class-based jobs; null for their constructors
     * @throws InvalidGraphException if there is any problem
     */
    JobGraph resolve(
            IntList targets, @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator) {
        @Nullable JobDefinition[] definitions = define(new Definitions(this, instantiator));
        for (int i = 0; i < appendedDependents.size(); i++) {
            addDependency(appendedDependents.get(i), appendedDependencies.get(i));
        }
        if (names.size() == 0) {
            addProblem("it is empty; name a target class in JobGraph.builder(...), or declare a job with job(...)");
        }
        refuseUnknown(definitions, targets);
        Adjacency edges = Adjacency.of(names.size(), dependents, dependencies);
        int[] roots = targets.size() == 0 ? undemanded(edges) : targets.toArray();
        Postorder order = Postorder.of(edges, roots);
        if (order.isCyclic()) {
            problems.addAll(Cycles.describe(names, edges));
        }
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        JobGraph graph = JobGraph.arrange(definitions, names, edges, roots, order);
        log(graph);
        return graph;
    }

    /** Defines each declared job, then the classes that were mentioned, which may mention others. */
    private @Nullable JobDefinition[] define(Definitions reader) {
        List<JobDefinition> definitions = new ArrayList<>(builders.size());
        IntList numbers = new IntList();
        for (int number = 0; number < builders.size(); number++) {
            JobBuilder builder = builders.get(number);
            if (builder != null) {
                numbers.add(number);
                definitions.add(reader.define(builder, classes.get(number)));
            }
        }
        while (!unread.isEmpty()) {
            int number = unread.remove();
            Class<? extends AnyJob> type = classes.get(number);
            if (builders.get(number) == null && type != null) {
                numbers.add(number);
                definitions.add(reader.define(new JobBuilder(this, number, names.name(number), type, null), type));
            }
        }
        @Nullable JobDefinition[] byNumber = new JobDefinition[names.size()];
        for (int i = 0; i < numbers.size(); i++) {
            byNumber[numbers.get(i)] = definitions.get(i);
        }
        return byNumber;
    }

    private void refuseUnknown(@Nullable JobDefinition[] definitions, IntList targets) {
        for (int i = 0; i < targets.size(); i++) {
            if (definitions[targets.get(i)] == null) {
                addProblem("target " + unknown(targets.get(i), definitions));
            }
        }
        int own = dependents.size() - appendedDependents.size();
        for (int edge = 0; edge < dependents.size(); edge++) {
            int dependent = dependents.get(edge);
            int dependency = dependencies.get(edge);
            if (edge >= own && definitions[dependent] == null) {
                addProblem("job " + Quoted.of(names.name(dependency)) + " is required by "
                        + unknown(dependent, definitions));
            } else if (definitions[dependency] == null) {
                addProblem(
                        "job " + Quoted.of(names.name(dependent)) + " depends on " + unknown(dependency, definitions));
            }
        }
    }

    private String unknown(int number, @Nullable JobDefinition[] definitions) {
        String name = names.name(number);
        String hint = "";
        if (hints++ < MOST_HINTS) {
            List<String> known = new ArrayList<>();
            for (JobDefinition definition : definitions) {
                if (definition != null) {
                    known.add(definition.name());
                }
            }
            hint = NearestNames.hint(name, known.size(), known::get);
        }
        return Quoted.of(name) + ", which does not exist" + hint;
    }

    /** The jobs that no other job depends on: in the order of their declaration, then those found by their class. */
    private int[] undemanded(Adjacency edges) {
        BitSet demanded = new BitSet();
        for (int job = 0; job < edges.size(); job++) {
            edges.forEach(job, demanded::set);
        }
        IntList roots = new IntList();
        IntConsumer root = job -> {
            if (!demanded.get(job)) {
                demanded.set(job);
                roots.add(job);
            }
        };
        for (int i = 0; i < declared.size(); i++) {
            root.accept(declared.get(i));
        }
        for (int job = 0; job < edges.size(); job++) {
            root.accept(job);
        }
        return roots.toArray();
    }

    private static void log(JobGraph graph) {
        if (!graph.unneeded().isEmpty()) {
            List<String> some = graph.unneeded().stream().limit(10).toList();
            LOG.warn(
                    "{} declared job{} no target needs, and which will take no part: {}{}",
                    graph.unneeded().size(),
                    graph.unneeded().size() == 1 ? "" : "s",
                    String.join(", ", some),
                    graph.unneeded().size() > some.size() ? ", ..." : "");
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("graph of {} jobs for {}", graph.size(), graph.targets());
            graph.jobs()
                    .forEach(job -> LOG.debug(
                            "job {} \"{}\" depends on {}", graph.position(job), job, graph.dependencies(job)));
        }
    }
}
