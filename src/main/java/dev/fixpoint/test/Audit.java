package dev.fixpoint.test;

import dev.fixpoint.test.Finding.Kind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tries whether the jobs of a graph can be trusted: whether they are idempotent, their checks only look, the dependencies say all
 * that there is to say about the order, a failed or cancelled convergence leaves nothing behind, and one that was killed can
 * simply be started again. It converges the graph in many fresh worlds, and names the job that is to be mended.
 *
 * <pre>{@code
 * @Test
 * void isSafe() {
 *     Audit.of(World.directory(directory -> Provision.graph(directory))).check();
 * }
 * }</pre>
 *
 * <p>Deterministic but for what runs in parallel: the same graph, world and seed are audited in the same way. A job is named by
 * one finding at the most, since one fault shows in many ways. Jobs that are run-only cannot be audited, and the report names them.
 *
 * <p>Not safe for use by several threads. Options are set before {@link #run} or {@link #check}.
 */
public final class Audit {

    /** How many legal orders are tried if nothing else is said: {@value}. */
    public static final int DEFAULT_ORDERS = 20;

    /** At how many phases a convergence is stopped if nothing else is said: {@value}. */
    public static final int DEFAULT_STOPS = 200;

    private final World<?> world;
    private long seed = 1;
    private int orders = DEFAULT_ORDERS;
    private int stops = DEFAULT_STOPS;
    private int kills;
    private List<String> command = List.of();
    private final Set<Kind> kinds = EnumSet.allOf(Kind.class);
    private final Set<String> readAfterwards = new LinkedHashSet<>();

    private Audit(World<?> world) {
        this.world = world;
    }

    /** Returns an audit of the graph of a world. */
    public static Audit of(World<?> world) {
        return new Audit(Objects.requireNonNull(world, "world"));
    }

    /** Sets what the choice of orders and of phases depends on; 1 by default. */
    public Audit seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets how many legal orders are tried, one job after the other, and as many in parallel; {@value #DEFAULT_ORDERS} by
     * default. If there are no more than that, all of them are.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Audit orders(int orders) {
        this.orders = requireNotNegative("orders", orders);
        return this;
    }

    /**
     * Sets at how many phases a convergence is stopped dead, each time in a fresh world, and at how many it is cancelled; {@value
     * #DEFAULT_STOPS} by default. If there are no more phases than that, it is at each of them.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Audit stops(int stops) {
        this.stops = requireNotNegative("stops", stops);
        return this;
    }

    /** Lets the audit look for these kinds of findings only; {@link Kind#CONVERGES} is always one of them. */
    public Audit only(Kind... wanted) {
        kinds.clear();
        kinds.add(Kind.CONVERGES);
        kinds.addAll(Set.of(wanted));
        return this;
    }

    /**
     * Lets the audit also start a process so often, kill it at a random moment, and converge again from what is left. The process
     * is to come to the same audit: its {@link #run} or {@link #check} then converges once, in the world that it is given.
     *
     * @param times how often; none by default
     * @param command the command line of the process, such as that of a program with {@code --audit}
     * @throws IllegalArgumentException if the number is negative, or the command is empty
     */
    public Audit kills(int times, List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command line of the process to kill must not be empty");
        }
        this.kills = requireNotNegative("kills", times);
        this.command = List.copyOf(command);
        return this;
    }

    /** Says which stored values are read from the report, so that it is not wrong that no job reads them. */
    public Audit reads(String... keys) {
        readAfterwards.addAll(Set.of(keys));
        return this;
    }

    /**
     * Does it all, and returns what was found.
     *
     * @throws IllegalStateException if a world or its graph cannot be made, or a world cannot be looked at or got rid of
     */
    public AuditReport run() {
        Inquiry inquiry = new Inquiry(world, seed, orders, stops, kinds, readAfterwards);
        Optional<Victim> victim = Victim.ofThisProcess();
        try {
            if (victim.isPresent()) {
                return victim.get().converge(world, inquiry);
            }
            inquiry.run(kills, command);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the audit cannot go on: " + e, e);
        }
        return inquiry.report();
    }

    /**
     * Does it all, and returns what was done if nothing was found.
     *
     * @throws AssertionError if something was found; its message is the whole report
     * @throws IllegalStateException if a world or its graph cannot be made, or a world cannot be looked at or got rid of
     */
    public AuditReport check() {
        AuditReport report = run();
        if (!report.isClean()) {
            throw new AssertionError(report.toString());
        }
        return report;
    }

    private static int requireNotNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " must be zero or more, not " + value);
        }
        return value;
    }
}
