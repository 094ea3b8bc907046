package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.text.Quoted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that was said about a graph before it is built: a number for each name, what was declared under it, and who depends on
 * whom. It finds the classes that the declared ones depend on, and every problem there is.
 */
final class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(JobGraph.class);

    /** A warning names no more jobs than these. */
    private static final int MOST_WARNED = 10;

    private final NameTable names = new NameTable();

    /** What is known of each job by its number. */
    private final JobColumns jobs = new JobColumns();

    /** By number: the declaration, if it says more than the factory, which is written down at once. */
    private final Column<JobBuilder> builders = new Column<>();

    /** By number: the class that a job is taken to have which was mentioned by its class. */
    private final Map<Integer, Class<? extends AnyJob>> classes = new HashMap<>();

    /** The jobs that were declared, in the order of that; then those that were found through classes. */
    private final IntList declared = new IntList();

    /** The jobs that were mentioned by their class, and may be declared nowhere else. */
    private final Deque<Integer> unread = new ArrayDeque<>();

    /** What depends on what, by the word of the dependent or of its class. */
    private final NamedEdges dependencies = new NamedEdges(names);

    /** What is a dependency of what, by the word of the dependency. */
    private final NamedEdges dependents = new NamedEdges(names);

    private final SoftOrder softOrder = new SoftOrder();

    /** Each once: the same may be found again with each mention of a class. */
    private final Set<String> problems = new LinkedHashSet<>();

    private boolean closed;

    JobBuilder declare(
            String name, @Nullable Class<? extends AnyJob> type, @Nullable JobFactory<? extends AnyJob> factory) {
        requireOpen();
        int number = mention(name);
        JobBuilder builder = new JobBuilder(this, number, name, type, factory);
        JobBuilder other = builder(number);
        if (other != null) {
            boolean byClassTwice = type != null && factory == null && type == other.type && other.factory == null;
            addProblem("two jobs are named " + Quoted.of(name) + ": " + other.call() + " and " + builder.call()
                    + (byClassTwice ? "; say it once" : "; give one of them another name"));
            return builder;
        }
        declared.add(number);
        if (type == null && factory != null && Names.problem(name, null) == null) {
            jobs.define(number, factory, null);
            builder.forgotten = true;
        } else {
            builders.set(number, builder);
        }
        return builder;
    }

    /** Keeps a declaration that was forgotten, as it is about to say more than its factory. */
    void remember(JobBuilder builder) {
        builders.set(builder.number, builder);
        builder.forgotten = false;
    }

    /** Returns the declaration of a job; null if there is none. */
    private @Nullable JobBuilder builder(int number) {
        JobBuilder kept = builders.get(number);
        boolean forgotten =
                kept == null && jobs.isDefined(number) && jobs.type(number).isEmpty();
        return forgotten ? new JobBuilder(this, number, names.name(number), null, jobs.factory(number)) : kept;
    }

    /** Returns the number of a name, whether or not a job of that name is declared. */
    int mention(String name) {
        return names.add(requireName(name));
    }

    private static String requireName(String name) {
        return Objects.requireNonNull(name, "the name of a job must not be null");
    }

    /** Returns the number of the job of a class, which is part of the graph from now on. */
    int mention(Class<? extends AnyJob> type) {
        String name = nameOf(type);
        int number = mention(name);
        Class<? extends AnyJob> other = classes.get(number);
        if (other == null) {
            classes.put(number, type);
            unread.add(number);
        } else if (other != type) {
            refuseTwoClasses(name, other, type);
        }
        return number;
    }

    /** Returns the name of the class-based job of a class. */
    static String nameOf(Class<? extends AnyJob> type) {
        Objects.requireNonNull(type, "the class of a job must not be null");
        String name = ClassDeclaration.of(type).name();
        return name.isEmpty() && type.isAnonymousClass() ? type.getName() : name;
    }

    void addDependency(int dependent, String dependency) {
        dependencies.add(dependent, requireName(dependency));
    }

    void addDependency(int dependent, Class<? extends AnyJob> dependency) {
        dependencies.add(dependent, names.name(mention(dependency)));
    }

    void addDependent(int dependency, String dependent) {
        dependents.add(dependency, requireName(dependent));
    }

    void addDependent(int dependency, Class<? extends AnyJob> dependent) {
        dependents.add(dependency, names.name(mention(dependent)));
    }

    /** Returns what is to come after what, to be added to. */
    SoftOrder softOrder() {
        return softOrder;
    }

    void addProblem(String problem) {
        problems.add(problem);
    }

    /** Refuses what is said after the graph was built, and would be lost. */
    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("build() was called already; make a new builder for another graph");
        }
    }

    /**
     * Returns the graph of all declared jobs and the classes they need. It is called once.
     *
     * @param targets the numbers of the targets; none for all jobs that nothing depends on
     * @param instantiator makes the instances of class-based jobs; null for their constructors
     * @throws InvalidGraphException if there is any problem
     */
    JobGraph resolve(
            IntList targets, @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator) {
        requireOpen();
        closed = true;
        define(new Definitions(this, instantiator));
        if (!classes.isEmpty()) {
            refuseOtherClasses();
        }
        softOrder.resolveClasses(names, jobs, this);
        Edges all = edges();
        if (names.size() == 0) {
            addProblem("it is empty; name a target class in JobGraph.builder(...), or declare a job with job(...)");
        }
        if (declared.size() < names.size()) {
            refuseUnknown(all, targets);
        }
        softOrder.refuse(names, jobs, this);
        Adjacency edges = Adjacency.of(names.size(), all.from, all.to);
        Adjacency soft = softOrder.edges(edges);
        int[] roots = targets.size() == 0 ? undemanded(edges) : targets.toArray();
        Postorder order = Postorder.of(edges, roots);
        if (order.isCyclic()
                || (soft != null && Postorder.of(edges.and(soft), roots).isCyclic())) {
            problems.addAll(Cycles.describe(names, edges, soft));
        }
        if (order.isCyclic() || declared.size() < names.size()) {
            throw new InvalidGraphException(List.copyOf(problems));
        }
        JobGraph graph = JobGraph.arrange(jobs, names, soft, roots, order);
        problems.addAll(graph.keyProblems());
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(List.copyOf(problems));
        }
        log(graph);
        return graph;
    }

    /** Defines each declared job that is not defined yet, then the classes that were mentioned, which may mention others. */
    private void define(Definitions reader) {
        if (!builders.isEmpty()) {
            for (int i = 0; i < declared.size(); i++) {
                JobBuilder builder = builders.get(declared.get(i));
                if (builder != null) {
                    reader.define(builder, jobs);
                }
            }
        }
        while (!unread.isEmpty()) {
            int number = unread.remove();
            Class<? extends AnyJob> type = classes.get(number);
            if (!jobs.isDefined(number) && type != null) {
                declared.add(number);
                reader.define(new JobBuilder(this, number, names.name(number), type, null), jobs);
            }
        }
    }

    /** Who depends on whom, by their numbers; those that dependents have said themselves are the first {@code own}. */
    private record Edges(IntList from, IntList to, int own) {}

    /** Returns all edges. It is asked for once: the lists are those of the declarations, with all others behind them. */
    private Edges edges() {
        IntList from = dependencies.jobs();
        IntList to = dependencies.others();
        int own = to.size();
        IntList appended = dependents.others();
        for (int i = 0; i < appended.size(); i++) {
            from.add(appended.get(i));
            to.add(dependents.jobs().get(i));
        }
        return new Edges(from, to, own);
    }

    /** Refuses a class that others depend on under a name that means another job on the builder. */
    private void refuseOtherClasses() {
        for (int i = 0; i < declared.size(); i++) {
            Class<? extends AnyJob> type = classes.get(declared.get(i));
            if (type != null) {
                refuseOtherClass(declared.get(i), type);
            }
        }
    }

    /** Refuses a class that was mentioned under a name that means another job. */
    void refuseOtherClass(int number, Class<? extends AnyJob> type) {
        JobBuilder builder = builder(number);
        if (builder == null) {
            Class<? extends AnyJob> other = classes.get(number);
            if (other != null && other != type) {
                refuseTwoClasses(names.name(number), other, type);
            }
        } else if (type != builder.type) {
            // One who declares the job of a class by a factory alone may well mean the same job.
            boolean mayBeOne = builder.type == null && builder.factory != null;
            addProblem("two jobs are named " + Quoted.of(builder.name) + ": class " + type.getName() + " and "
                    + builder.call() + "; give one of them another name"
                    + (mayBeOne
                            ? ", or say that they are one: job(" + Quoted.of(builder.name) + ", " + type.getSimpleName()
                                    + ".class, FACTORY)"
                            : ""));
        }
    }

    private void refuseTwoClasses(String name, Class<?> first, Class<?> second) {
        addProblem("two jobs are named " + Quoted.of(name) + ": class " + first.getName() + " and class "
                + second.getName() + "; give one of them another name with @JobName");
    }

    private void refuseUnknown(Edges edges, IntList targets) {
        UnknownNames unknown = new UnknownNames(names, jobs);
        for (int i = 0; i < targets.size(); i++) {
            if (!jobs.isDefined(targets.get(i))) {
                addProblem("target " + unknown.describe(targets.get(i)));
            }
        }
        for (int edge = 0; edge < edges.from.size(); edge++) {
            int dependent = edges.from.get(edge);
            int dependency = edges.to.get(edge);
            if (edge >= edges.own && !jobs.isDefined(dependent)) {
                addProblem(
                        "job " + Quoted.of(names.name(dependency)) + " is required by " + unknown.describe(dependent));
            } else if (!jobs.isDefined(dependency)) {
                addProblem("job " + Quoted.of(names.name(dependent)) + " depends on " + unknown.describe(dependency));
            }
        }
    }

    /** The jobs that no other job depends on, in the order of their declaration. */
    private int[] undemanded(Adjacency edges) {
        boolean[] demanded = edges.neighbours();
        IntList roots = new IntList();
        for (int i = 0; i < declared.size(); i++) {
            if (!demanded[declared.get(i)]) {
                roots.add(declared.get(i));
            }
        }
        return roots.toArray();
    }

    private static void log(JobGraph graph) {
        if (graph.hasUnneeded()) {
            LOG.warn(unneededWarning(graph.unneeded()));
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("graph of {} jobs for {}", graph.size(), graph.targets());
            graph.jobs()
                    .forEach(job -> LOG.debug(
                            "job {} \"{}\" depends on {}", graph.position(job), job, graph.dependencies(job)));
        }
    }

    /** Returns what to say of declared jobs that take no part, of which there are some. */
    static String unneededWarning(List<String> unneeded) {
        String some = unneeded.stream().limit(MOST_WARNED).map(Quoted::of).collect(Collectors.joining(", "));
        int others = unneeded.size() - MOST_WARNED;
        return "jobs that no target needs take no part: " + some + (others > 0 ? " and " + others + " more" : "");
    }
}
