package dev.fixpoint.bench;

/** Which jobs a contest is about. */
record Setting(Shape shape, Order order, Mode mode, int size) {

    static final int MILLION = 1_000_000;

    static Setting of(Shape shape, Mode mode, int size) {
        return new Setting(shape, Order.FORWARD, mode, size);
    }

    Setting withSize(int other) {
        return new Setting(shape, order, mode, other);
    }

    Workload workload() {
        return Workload.of(shape, order, mode, size);
    }

    /** Returns whether the jobs are declared in the order in which they are done. */
    boolean isPlain() {
        return order == Order.FORWARD;
    }

    @Override
    public String toString() {
        return shape + (isPlain() ? "" : ", declared " + order) + (mode == Mode.SATISFIED ? "" : ", " + mode);
    }
}
