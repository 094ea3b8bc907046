/** Idempotent convergence: jobs with a check, a run and a cleanup, and a graph of what depends on what. */
@SuppressWarnings("requires-automatic") // ELK has no module descriptors
module dev.fixpoint {
    requires transitive org.jgrapht.core;
    requires transitive org.slf4j;
    requires static info.picocli;
    requires static java.compiler;
    requires static org.eclipse.elk.alg.layered;
    requires static org.eclipse.elk.core;
    requires static org.eclipse.elk.graph;
    requires static org.jspecify;
    requires static tools.jackson.databind;

    exports dev.fixpoint;
    exports dev.fixpoint.command;
    exports dev.fixpoint.event;
    exports dev.fixpoint.graph;
    exports dev.fixpoint.job;
    exports dev.fixpoint.plan;
    exports dev.fixpoint.record;
    exports dev.fixpoint.render;
    exports dev.fixpoint.report;
    exports dev.fixpoint.test;
    exports dev.fixpoint.time;

    opens dev.fixpoint.command to
            info.picocli;
}
