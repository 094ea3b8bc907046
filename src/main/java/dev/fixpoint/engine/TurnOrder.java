package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order where jobs have priorities or need permits of pools, or where somebody else's order takes the place of their
 * positions: highest priority first, then lowest (sweep, place). Jobs that find no permits wait beside the ready ones, and
 * keep their turn: at each look, those before them in the order have reserved what they need.
 */
final class TurnOrder implements ReadyOrder {

    private record Turn(int priority, int sweep, int place, int job, boolean goesOn) implements Comparable<Turn> {

        /** By hand, and not by a comparator that is made of others: a heap compares often. */
        @Override
        public int compareTo(Turn other) {
            int byPriority = Integer.compare(other.priority, priority);
            int bySweep = Integer.compare(sweep, other.sweep);
            return byPriority != 0 ? byPriority : bySweep != 0 ? bySweep : Integer.compare(place, other.place);
        }
    }

    private final PriorityQueue<Turn> ready = new PriorityQueue<>();

    private final Pools pools;

    /** Those that found no permits: by its number those that need one pool only, and last, those that need several. */
    private final List<TreeSet<Turn>> waiting;

    /** By position: the priority with what dependents lend; null if all are the same. */
    private final int @Nullable [] priorities;

    /** By position: what takes its place in the order; null for itself. */
    private final int @Nullable [] places;

    /** Whether a waiting job may have found permits since the last look. */
    private boolean released;

    private long looks;

    /** Creates the order of the jobs that take part. */
    TurnOrder(Settings settings, IntPredicate takesPart) {
        JobGraph graph = settings.graph();
        pools = new Pools(settings);
        waiting = Stream.generate(TreeSet<Turn>::new).limit(pools.groups()).toList();
        priorities = graph.hasPriorities() ? Priorities.lent(graph, takesPart) : null;
        places = settings.turns().order().map(order -> places(graph, order)).orElse(null);
    }

    private static int[] places(JobGraph graph, Comparator<? super String> order) {
        int[] jobs = IntStream.range(0, graph.size())
                .boxed()
                .sorted((one, other) -> order.compare(graph.name(one), graph.name(other)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[jobs.length];
        for (int place = 0; place < jobs.length; place++) {
            places[jobs[place]] = place;
        }
        return places;
    }

    /** Returns how many jobs were looked at so far. */
    long looks() {
        return looks;
    }

    @Override
    public void add(int sweep, int job, boolean goesOn) {
        ready.add(new Turn(
                priorities == null ? 0 : priorities[job], sweep, places == null ? job : places[job], job, goesOn));
    }

    @Override
    public int take() {
        pools.startReserving();
        Turn waiter = nextWaiter(null);
        while (true) {
            looks++;
            Turn first = ready.peek();
            if (waiter != null && (first == null || waiter.compareTo(first) < 0)) {
                if (pools.take(waiter.job())) {
                    stopWaiting(waiter);
                    return waiter.job();
                }
                waiter = pools.mayServeWaiting() ? nextWaiter(waiter) : null;
            } else if (first != null) {
                ready.remove();
                if (first.goesOn() || pools.take(first.job())) {
                    return first.job();
                }
                waiting.get(pools.group(first.job())).add(first);
                pools.startWaiting(first.job());
            } else {
                released = false;
                return NONE;
            }
        }
    }

    /**
     * Returns the first waiting job, or the first one behind another, that may find permits. Where all permits of a pool are taken or
     * reserved, all that need no other one are passed over at once.
     */
    private @Nullable Turn nextWaiter(@Nullable Turn behind) {
        Turn next = null;
        for (int group = 0; group < waiting.size(); group++) {
            TreeSet<Turn> turns = waiting.get(group);
            if (turns.isEmpty() || pools.isExhausted(group)) {
                continue;
            }
            Turn turn = behind == null ? turns.first() : turns.higher(behind);
            if (turn != null && (next == null || turn.compareTo(next) < 0)) {
                next = turn;
            }
        }
        return next;
    }

    private void stopWaiting(Turn waiter) {
        waiting.get(pools.group(waiter.job())).remove(waiter);
        pools.stopWaiting(waiter.job());
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || (released && waiting.stream().anyMatch(turns -> !turns.isEmpty()));
    }

    @Override
    public void release(int job) {
        released |= pools.release(job);
    }

    @Override
    public void lose(int job) {
        pools.lose(job);
        released = true; // who waits behind one that can get nothing any more need not
    }

    @Override
    public void regain(int job) {
        pools.regain(job);
        release(job);
    }

    @Override
    public void clear() {
        ready.clear();
        waiting.forEach(TreeSet::clear);
    }
}
