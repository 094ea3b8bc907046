package dev.fixpoint.engine;

import java.util.PriorityQueue;

/**
 * The usual order: lowest (sweep, position) first (rule 6).
 *
 * <p>Without delays all of them belong to one sweep or the next, and two sets of positions hold them without a comparison.
 * Only jobs of other sweeps go through a heap. Retry delays bring those about, and attempts that take long beside others.
 */
final class SweepOrder implements ReadyOrder {

    private final int size;
    private PositionSet current;
    private PositionSet next;

    /** The sweep of {@link #current}; that of {@link #next} is one higher. */
    private int sweep = 1;

    /** The sweep in the upper half, the position in the lower. */
    private final PriorityQueue<Long> others = new PriorityQueue<>();

    SweepOrder(int size) {
        this.size = size;
        current = new PositionSet(size);
        next = new PositionSet(size);
    }

    @Override
    public void add(int sweep, int position, boolean goesOn) {
        if (current.isEmpty() && next.isEmpty()) {
            this.sweep = sweep;
        }
        if (sweep == this.sweep) {
            current.add(position);
        } else if (sweep == this.sweep + 1) {
            next.add(position);
        } else {
            others.add((long) sweep << 32 | position);
        }
    }

    @Override
    public int take() {
        if (current.isEmpty() && !next.isEmpty()) {
            PositionSet empty = current;
            current = next;
            next = empty;
            sweep++;
        }
        int position = current.lowest();
        Long other = others.peek();
        if (other != null && (position == NONE || other < ((long) sweep << 32 | position))) {
            others.remove();
            return other.intValue();
        }
        if (position != NONE) {
            current.removeLowest();
        }
        return position;
    }

    @Override
    public boolean hasNext() {
        return !current.isEmpty() || !next.isEmpty() || !others.isEmpty();
    }

    @Override
    public void release(int job) {}

    @Override
    public void lose(int job) {}

    @Override
    public void regain(int job) {}

    @Override
    public void clear() {
        current = new PositionSet(size);
        next = new PositionSet(size);
        others.clear();
    }
}
