package dev.fixpoint.graph;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Policy;
import dev.fixpoint.text.DotText;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and what depends on what: validated, immutable, safe for use by several threads.
 *
 * <p>Its jobs are the targets and everything they need. Each has a <em>position</em>, from 0: depth-first postorder from the
 * targets, following dependencies in their declared order. So a job comes behind everything it depends on, and the same
 * declarations always give the same order.
 *
 * <pre>{@code
 * JobGraph.Builder jobs = JobGraph.builder(WatchMovie.class); // and everything that it depends on
 * for (Friend friend : friends) {
 *     jobs.job("Invite " + friend.name(), SendInvite.class, () -> new SendInvite(friend)).requiredBy(InviteFriends.class);
 * }
 * JobGraph graph = jobs.build();
 * }</pre>
 */
public final class JobGraph {

    private static final int MOST_PRINTED = 100;

    /** By position; behind them the declared jobs that no target needs. So are the names. */
    private final JobColumns definitions;

    private final NameTable names;
    private final Adjacency dependencies;

    /** Among the needed jobs only. */
    private final Adjacency dependents;

    private final int size;
    private final int[] targets;

    /** By position, that of the unneeded jobs included, those that are to come before; null if there are none. */
    private final @Nullable Adjacency declaredOrder;

    /** The same among the needed jobs only. */
    private final @Nullable Adjacency softDependencies;

    private final @Nullable Adjacency softDependents;

    /** What each fresh instance passes through; null for nothing. */
    private final @Nullable BiFunction<? super String, ? super AnyJob, ? extends AnyJob> wrapper;

    private JobGraph(
            JobColumns definitions,
            NameTable names,
            Adjacency dependencies,
            @Nullable Adjacency declaredOrder,
            int size,
            int[] targets,
            @Nullable BiFunction<? super String, ? super AnyJob, ? extends AnyJob> wrapper) {
        this.definitions = definitions;
        this.names = names;
        this.dependencies = dependencies;
        this.dependents = dependencies.reversed(size);
        this.declaredOrder = declaredOrder;
        this.softDependents = declaredOrder == null ? null : declaredOrder.reversed(size);
        this.softDependencies = softDependents == null ? null : softDependents.reversed(size);
        this.size = size;
        this.targets = targets;
        this.wrapper = wrapper;
    }

    /** Returns the graph of jobs given in any order, arranged by their positions. */
    static JobGraph arrange(
            JobColumns definitions, NameTable names, @Nullable Adjacency soft, int[] targets, Postorder order) {
        int[] positions = order.positions();
        IntList targetPositions = new IntList();
        BitSet seen = new BitSet(positions.length);
        for (int target : targets) {
            int position = positions[target];
            if (!seen.get(position)) {
                seen.set(position);
                targetPositions.add(position);
            }
        }
        return new JobGraph(
                definitions.renumbered(order.order(), positions),
                names.renumbered(order.order(), positions),
                order.dependencies(),
                soft == null ? null : soft.renumbered(positions),
                order.needed(),
                targetPositions.toArray(),
                null);
    }

    /**
     * Returns a builder for the graph of these targets and, by what their classes declare with {@link DependsOn}, of
     * everything they depend on.
     *
     * <p>With no target named, here or by {@link Builder#target}, every job that no other job depends on is one, in the order
     * in which they were declared.
     */
    @SafeVarargs
    public static Builder builder(Class<? extends AnyJob>... targets) {
        return new Builder().target(targets);
    }

    /** Returns the number of jobs: the targets and everything they need. */
    public int size() {
        return size;
    }

    /** Returns the names of all jobs in the order of their positions. */
    public List<String> jobs() {
        return new NameList(size, this::name);
    }

    /** Returns the names of the targets in the order in which they were named, each once. */
    public List<String> targets() {
        return new NameList(targets.length, i -> name(targets[i]));
    }

    /** Returns the names of the jobs that were declared but that no target needs. They take no part. */
    public List<String> unneeded() {
        return new NameList(names.size() - size, i -> names.name(size + i));
    }

    /** Returns whether jobs were declared that no target needs. */
    boolean hasUnneeded() {
        return names.size() > size;
    }

    /** Returns whether a job of that name is in the graph. */
    public boolean contains(String name) {
        int number = names.find(name);
        return number != NameTable.NONE && number < size;
    }

    /**
     * Returns the position of a job.
     *
     * @throws UnknownJobException if no job has that name; the message gives the nearest names
     */
    public int position(String name) {
        int number = names.find(Objects.requireNonNull(name, "name"));
        if (number == NameTable.NONE) {
            throw new UnknownJobException(
                    "no job is named " + Quoted.of(name) + NearestNames.hint(name, names.size(), names::name), name);
        }
        if (number >= size) {
            throw new UnknownJobException("job " + Quoted.of(name) + " is needed by no target of this graph", name);
        }
        return number;
    }

    /**
     * Returns the name of the job at a position.
     *
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public String name(int position) {
        return names.name(Objects.checkIndex(position, size));
    }

    /**
     * Returns the definition of the job at a position.
     *
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public JobDefinition definition(int position) {
        int job = Objects.checkIndex(position, size);
        return new JobDefinition(
                name(job),
                definitions.type(job),
                new Factory(this, job),
                definitions.tries(job),
                definitions.retryDelay(job),
                definitions.policy(job),
                definitions.priority(job),
                definitions.pools(job),
                definitions.produces(job),
                definitions.consumes(job));
    }

    /**
     * Returns a fresh instance of the job at a position, as its factory makes it.
     *
     * @throws Exception if the factory threw it, or has made what was not declared
     * @throws IndexOutOfBoundsException if there is no such position
     */
    @SuppressWarnings("NullAway") // what returns null is the engine's business
    public AnyJob newInstance(int position) throws Exception {
        AnyJob instance = definitions.newInstance(Objects.checkIndex(position, size), names);
        return wrapper == null || instance == null ? instance : wrapper.apply(name(position), instance);
    }

    /**
     * Returns the same graph, with each fresh instance of a job passed through a function, which is given the job's name and
     * the instance and returns the instance to use in its place. What a factory throws, or a null that it returns, it does not
     * see. If the function returns null, or throws, that is taken as the factory's word. Functions are called in the order in
     * which a graph was wrapped.
     */
    public JobGraph wrapped(BiFunction<? super String, ? super AnyJob, ? extends AnyJob> wrapper) {
        Objects.requireNonNull(wrapper, "wrapper");
        var inner = this.wrapper;
        return withWrapper(
                inner == null
                        ? wrapper
                        : (job, instance) -> {
                            AnyJob wrapped = inner.apply(job, instance);
                            return wrapped == null ? null : wrapper.apply(job, wrapped);
                        });
    }

    /** Returns what is wrong with the keys that its jobs produce and consume. */
    List<String> keyProblems() {
        return KeyOrder.problems(names, definitions, dependencies, size);
    }

    private JobGraph withWrapper(@Nullable BiFunction<? super String, ? super AnyJob, ? extends AnyJob> value) {
        return new JobGraph(definitions, names, dependencies, declaredOrder, size, targets, value);
    }

    /**
     * Returns the names of the jobs on which a job depends directly, in their declared order.
     *
     * @throws UnknownJobException if no job has that name
     */
    public List<String> dependencies(String name) {
        int position = position(name);
        return new NameList(dependencies.count(position), i -> name(dependencies.get(position, i)));
    }

    /**
     * Returns the names of the jobs that depend directly on a job, in the order of their positions.
     *
     * @throws UnknownJobException if no job has that name
     */
    public List<String> dependents(String name) {
        int position = position(name);
        return new NameList(dependents.count(position), i -> name(dependents.get(position, i)));
    }

    /** Returns on how many jobs the job at a position depends directly. */
    public int dependencyCount(int position) {
        return dependencies.count(Objects.checkIndex(position, size));
    }

    /** Returns the position of a direct dependency of the job at a position, by its place in their declared order, from 0. */
    public int dependency(int position, int index) {
        return dependencies.get(Objects.checkIndex(position, size), index);
    }

    /** Returns how many jobs depend directly on the job at a position. */
    public int dependentCount(int position) {
        return dependents.count(Objects.checkIndex(position, size));
    }

    /** Returns the position of a job that depends directly on the job at a position, by its place in rising order, from 0. */
    public int dependent(int position, int index) {
        return dependents.get(Objects.checkIndex(position, size), index);
    }

    /** Returns whether a job of the graph is to come after another one, on which it does not depend directly. */
    public boolean hasSoftOrder() {
        return softDependencies != null && softDependencies.edges() > 0;
    }

    /**
     * Returns the names of the jobs of the graph after which a job is to come without depending on them directly, in the order
     * of their positions. Their positions may be behind its own.
     *
     * @throws UnknownJobException if no job has that name
     */
    public List<String> softDependencies(String name) {
        int position = position(name);
        return new NameList(softDependencyCount(position), i -> name(softDependency(position, i)));
    }

    /** Returns after how many jobs the job at a position is to come without depending on them directly. */
    public int softDependencyCount(int position) {
        return count(softDependencies, position);
    }

    /** Returns the position of a job after which the job at a position is to come, by its place in rising order, from 0. */
    public int softDependency(int position, int index) {
        return get(softDependencies, position, index);
    }

    /** Returns how many jobs are to come after the job at a position without depending on it directly. */
    public int softDependentCount(int position) {
        return count(softDependents, position);
    }

    /** Returns the position of a job that is to come after the job at a position, by its place in rising order, from 0. */
    public int softDependent(int position, int index) {
        return get(softDependents, position, index);
    }

    private int count(@Nullable Adjacency order, int position) {
        Objects.checkIndex(position, size);
        return order == null ? 0 : order.count(position);
    }

    private int get(@Nullable Adjacency order, int position, int index) {
        Objects.checkIndex(index, count(order, position));
        return Objects.requireNonNull(order).get(position, index);
    }

    /** Returns the name of the class-based job of a class: what {@link JobName} says, otherwise the simple name of the class. */
    public static String nameOf(Class<? extends AnyJob> type) {
        return Declarations.nameOf(type);
    }

    /** Returns how many attempts the job at a position has; empty if it does not say. */
    public OptionalInt tries(int position) {
        return definitions.tries(Objects.checkIndex(position, size));
    }

    /** Returns the retry delay of the job at a position; empty if it does not say. */
    public Optional<Duration> retryDelay(int position) {
        return definitions.retryDelay(Objects.checkIndex(position, size));
    }

    /** Returns whether a job of the graph has a policy of its own. */
    public boolean hasPolicies() {
        return definitions.hasPolicies(size);
    }

    /** Returns the policy of the job at a position; {@link Policy#NONE} if it has none of its own. */
    public Policy policy(int position) {
        return definitions.policy(Objects.checkIndex(position, size));
    }

    /** Returns whether a job of the graph has a priority other than 0. */
    public boolean hasPriorities() {
        return definitions.hasPriorities(size);
    }

    /** Returns the priority of the job at a position as it was declared; 0 by default. */
    public int priority(int position) {
        return definitions.priority(Objects.checkIndex(position, size));
    }

    /** Returns the names of all pools of which jobs of the graph take permits, sorted. */
    public Set<String> pools() {
        return definitions.allPools(size);
    }

    /** Returns how many permits an attempt of the job at a position takes, by the name of the pool; sorted, empty if none. */
    public Map<String, Integer> pools(int position) {
        return definitions.pools(Objects.checkIndex(position, size));
    }

    /**
     * Returns the keys of global storage that a job writes, as it declares them.
     *
     * @throws UnknownJobException if no job has that name
     */
    public Set<String> produces(String job) {
        return definitions.produces(position(job));
    }

    /**
     * Returns the keys of global storage that a job reads, as it declares them.
     *
     * @throws UnknownJobException if no job has that name
     */
    public Set<String> consumes(String job) {
        return definitions.consumes(position(job));
    }

    /**
     * Returns the graph of other targets among all jobs that were declared, and everything they need.
     *
     * @throws UnknownJobException if no declared job has one of the names
     * @throws InvalidGraphException if a job that consumes a key now does not depend on one that produces it
     * @throws IllegalArgumentException if no name is given
     */
    public JobGraph subgraph(String... targets) {
        if (targets.length == 0) {
            throw new IllegalArgumentException("a subgraph needs at least one target");
        }
        int[] numbers = new int[targets.length];
        for (int i = 0; i < targets.length; i++) {
            numbers[i] = names.find(targets[i]);
            if (numbers[i] == NameTable.NONE) {
                position(targets[i]); // says what is wrong
            }
        }
        Postorder order = Postorder.of(dependencies, numbers);
        JobGraph graph = arrange(definitions, names, declaredOrder, numbers, order);
        List<String> problems = graph.keyProblems();
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        return wrapper == null ? graph : graph.withWrapper(wrapper);
    }

    /**
     * Returns the graph as a JGraphT graph: a read-only, directed view whose vertices are the names of the jobs, with an edge
     * from each job to each of its dependencies. JGraphT's algorithms run on it as on any other graph.
     */
    public Graph<String, Dependency> asJGraphT() {
        return new JGraphTView(names, size, dependencies, dependents);
    }

    /**
     * Returns the graph in the DOT language of Graphviz: a node for each job, an edge from each job to each of its
     * dependencies, and a dashed one to each job after which it is to come without depending on it. The same graph gives the
     * same text.
     */
    public String toDot() {
        return toDot(job -> Map.of());
    }

    /**
     * Returns the graph in the DOT language, each node with the attributes that the function gives for its job, such as {@code
     * fillcolor} and {@code style}.
     */
    public String toDot(Function<String, Map<String, String>> attributes) {
        return DotText.write(jobs(), this::dependencies, this::softDependencies, attributes);
    }

    /** Returns a line for each job, {@code NAME: DEPENDENCY, DEPENDENCY}, in the order of the positions. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        jobs().stream().limit(MOST_PRINTED).forEach(name -> {
            List<String> dependencies = dependencies(name);
            text.append(name).append(dependencies.isEmpty() ? "" : ": " + String.join(", ", dependencies));
            text.append('\n');
        });
        if (size > MOST_PRINTED) {
            text.append("and ").append(size - MOST_PRINTED).append(" more jobs\n");
        }
        return text.toString();
    }

    /** The factory of a job, as its definition has it: equal to that of the same job of the same graph. */
    private record Factory(JobGraph graph, int position) implements JobFactory<AnyJob> {
        @Override
        public AnyJob create() throws Exception {
            return graph.newInstance(position);
        }
    }

    /**
     * Declares the jobs of a graph. Jobs may be declared in any order, and depend on jobs that are declared later. A builder
     * builds one graph: once {@link #build()} was called, it and the {@link JobBuilder}s it has made throw an
     * {@link IllegalStateException}. Not safe for use by several threads.
     */
    public static final class Builder {

        private final Declarations declarations = new Declarations();
        private final IntList targets = new IntList();
        private @Nullable Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator;

        private Builder() {}

        /** Adds targets by class. */
        @SafeVarargs
        public final Builder target(Class<? extends AnyJob>... types) {
            declarations.requireOpen();
            for (Class<? extends AnyJob> type : types) {
                targets.add(declarations.mention(type));
            }
            return this;
        }

        /** Adds targets by name. The jobs may be declared later. */
        public Builder target(String... names) {
            declarations.requireOpen();
            for (String name : names) {
                targets.add(declarations.mention(name));
            }
            return this;
        }

        /**
         * Declares a job of a class under the class's own name. Only needed to say more than the class does, or for a job
         * that nothing else refers to: classes that a target or another job depends on are found without it.
         */
        public JobBuilder job(Class<? extends AnyJob> type) {
            return declarations.declare(Declarations.nameOf(type), type, null);
        }

        /**
         * Declares a job of a class under a name, with a factory that gives its instances what they need. It takes over
         * what the annotations of the class declare. Under the class's own name it is the job that others mean when they
         * depend on the class.
         */
        public <J extends AnyJob> JobBuilder job(String name, Class<J> type, JobFactory<? extends J> factory) {
            return declarations.declare(
                    name, Objects.requireNonNull(type, "type"), Objects.requireNonNull(factory, "factory"));
        }

        /**
         * Declares a job by its name and factory alone. What it depends on, how it is retried, and all else, is said on the
         * builder that is returned.
         */
        public JobBuilder job(String name, JobFactory<? extends AnyJob> factory) {
            return declarations.declare(name, null, Objects.requireNonNull(factory, "factory"));
        }

        /**
         * Declares a job that is written as lambdas on the builder that is returned: {@code
         * job("link").check(...).run(...)}.
         */
        public JobBuilder job(String name) {
            return declarations.declare(name, null, null);
        }

        /**
         * Lets a function make the instances of all jobs that have a class and no factory, instead of the constructor without
         * parameters: for programs that get their objects from a container. It must return a fresh instance for each call.
         *
         * @throws IllegalStateException if it was set already
         */
        public Builder instantiateWith(Function<? super Class<? extends AnyJob>, ? extends AnyJob> instantiator) {
            declarations.requireOpen();
            if (this.instantiator != null) {
                throw new IllegalStateException("instantiateWith was set twice; set it once");
            }
            this.instantiator = Objects.requireNonNull(instantiator, "instantiator");
            return this;
        }

        /**
         * Returns the graph.
         *
         * @throws InvalidGraphException if anything is wrong with it; the message names every problem
         * @throws IllegalStateException if it was called before
         */
        public JobGraph build() {
            return declarations.resolve(targets, instantiator);
        }
    }
}
