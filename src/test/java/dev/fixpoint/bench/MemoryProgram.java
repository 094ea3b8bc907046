package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;

/** Does what the first argument says with a layered graph of as many jobs as the second says, and ends with 0. */
final class MemoryProgram {

    private MemoryProgram() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[1]);
        if (args[0].equals("futures")) {
            new FutureSide(Workload.of(Shape.LAYERED, Order.FORWARD, Mode.SATISFIED, size)).measure();
        } else {
            Report report = Fixpoint.of(Declared.layered(size)).converge();
            if (report.count(Outcome.PASSED) != size) {
                throw new IllegalStateException("not what was to be measured: " + report);
            }
        }
    }
}
