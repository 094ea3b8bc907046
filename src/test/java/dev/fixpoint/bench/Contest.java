package dev.fixpoint.bench;

import java.util.Locale;

/** What is compared: Fixpoint on the one side, a peer on the other. */
enum Contest {

    /** {@code converge()} of a built graph, against the limit loop. */
    CONVERGE {
        @Override
        Side ours(Workload workload) {
            return ConvergeSide.serial(workload);
        }

        @Override
        Side peer(Workload workload) {
            return new LimitSide(workload);
        }
    },

    /** The same with jobs of four classes. */
    CONVERGE_FOUR_CLASSES {
        @Override
        Side ours(Workload workload) {
            return ConvergeSide.serial(workload.withClasses(4));
        }

        @Override
        Side peer(Workload workload) {
            return new LimitSide(workload.withClasses(4));
        }
    },

    /** A convergence in which the first layer fails for good, against the limit loop on the same graph, all satisfied. */
    CONVERGE_BLOCKED {
        @Override
        Side ours(Workload workload) {
            return ConvergeSide.serial(workload.withMode(Mode.BLOCKED));
        }

        @Override
        Side peer(Workload workload) {
            return new LimitSide(workload);
        }
    },

    /** Building a named graph, against a hash map and int arrays. */
    BUILD {
        @Override
        Side ours(Workload workload) {
            return new BuildSide(workload);
        }

        @Override
        Side peer(Workload workload) {
            return new HashMapSide(workload);
        }
    },

    /** Building a named graph, against a graph of numbers that JGraphT builds. */
    BUILD_JGRAPHT {
        @Override
        Side ours(Workload workload) {
            return new BuildSide(workload);
        }

        @Override
        Side peer(Workload workload) {
            return new JGraphTSide(workload);
        }
    };

    abstract Side ours(Workload workload);

    abstract Side peer(Workload workload);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
