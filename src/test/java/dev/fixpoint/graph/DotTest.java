package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DOT to the byte, before and after a convergence. */
class DotTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    private void declare() {
        jobs.target("top");
        jobs.job("top").dependsOn("blocked", "converged", "cut", "out");
        jobs.job("blocked").dependsOn("failed", "passed");
        jobs.job("failed").check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
        jobs.job("passed");
        jobs.job("converged").dependsOn("assumed").run(job -> {});
        jobs.job("assumed").dependsOn("not run");
        jobs.job("not run");
        jobs.job("cut");
        jobs.job("out");
        jobs.job("unneeded");
    }

    @Test
    void aNodeForEachJobThenAnEdgeForEachDependency() {
        declare();
        assertThat(jobs.build().toDot()).isEqualTo("""
                digraph fixpoint {
                    node [shape=box, fontname="Helvetica"];
                    "failed";
                    "passed";
                    "blocked";
                    "not run";
                    "assumed";
                    "converged";
                    "cut";
                    "out";
                    "top";
                    "blocked" -> "failed";
                    "blocked" -> "passed";
                    "assumed" -> "not run";
                    "converged" -> "assumed";
                    "top" -> "blocked";
                    "top" -> "converged";
                    "top" -> "cut";
                    "top" -> "out";
                }
                """);
    }

    @Test
    void afterAConvergenceTheNodesAreFilled() {
        declare();
        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .assumeDone("assumed")
                .exclude("out")
                .converge();
        assertThat(report.toDot()).isEqualTo("""
                digraph fixpoint {
                    node [shape=box, fontname="Helvetica"];
                    "failed" [fillcolor="red", style="filled"];
                    "passed" [fillcolor="green", style="filled"];
                    "blocked" [fillcolor="lightgrey", style="filled"];
                    "not run";
                    "assumed";
                    "converged" [fillcolor="darkgreen", fontcolor="white", style="filled"];
                    "cut" [fillcolor="green", style="filled"];
                    "out";
                    "top" [fillcolor="lightgrey", style="filled"];
                    "blocked" -> "failed";
                    "blocked" -> "passed";
                    "assumed" -> "not run";
                    "converged" -> "assumed";
                    "top" -> "blocked";
                    "top" -> "converged";
                    "top" -> "cut";
                    "top" -> "out";
                }
                """);
    }

    @Test
    void jobsThatWereCutShortAreLeftPlain() {
        Fixpoint[] running = new Fixpoint[1];
        jobs.job("cancelled").check(job -> {
            running[0].cancel();
            job.require(false, "cut short");
        });
        jobs.job("never reached");
        running[0] = Fixpoint.of(jobs.build());
        assertThat(running[0].converge().toDot()).isEqualTo("""
                digraph fixpoint {
                    node [shape=box, fontname="Helvetica"];
                    "cancelled";
                    "never reached";
                }
                """);
    }

    @Test
    void aNodeTakesTheAttributesThatItIsGivenSortedAndQuoted() {
        jobs.job("a\\b");
        jobs.job("c");
        JobGraph graph = jobs.build();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("tooltip", "say \"hi\"");
        attributes.put("color", "red");
        assertThat(graph.toDot(job -> attributes)).isEqualTo("""
                digraph fixpoint {
                    node [shape=box, fontname="Helvetica"];
                    "a\\\\b" [label="a\\\\b", color="red", tooltip="say \\"hi\\""];
                    "c" [color="red", tooltip="say \\"hi\\""];
                }
                """);
    }

    @Test
    void theSameGraphGivesTheSameBytes() {
        declare();
        JobGraph graph = jobs.build();
        assertThat(graph.toDot()).isEqualTo(graph.toDot());
        assertThat(graph.subgraph("top").toDot()).isEqualTo(graph.toDot());
    }
}
