package dev.fixpoint.bench;

/** The limit loop converges the same jobs. */
final class LimitSide implements Side {

    private final Workload workload;
    private final LimitLoop loop;

    LimitSide(Workload workload) {
        this.workload = workload;
        this.loop = new LimitLoop(workload);
    }

    @Override
    public void prepare() {
        loop.reset();
    }

    @Override
    public long measure() throws Exception {
        int[] satisfied = new int[1];
        long cost = Cost.THREAD.of(() -> satisfied[0] = loop.converge());
        if (satisfied[0] != workload.expected()) {
            throw new IllegalStateException("the limit loop has satisfied " + satisfied[0] + " jobs");
        }
        return cost;
    }
}
