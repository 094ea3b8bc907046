package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import org.junit.jupiter.api.Test;

/** The order of positions is part of the contract (rule 4). */
class PositionTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void dependenciesComeFirstInTheirDeclaredOrder() {
        jobs.job("top").dependsOn("right", "left");
        jobs.job("left").dependsOn("base");
        jobs.job("right").dependsOn("base");
        jobs.job("base");

        assertThat(jobs.build().jobs()).containsExactly("base", "right", "left", "top");
    }

    @Test
    void whatIsAttachedBelowAJobComesBehindItsOwnDependencies() {
        jobs.job("late").requiredBy("top");
        jobs.job("later").requiredBy("top");
        jobs.job("top").dependsOn("own");
        jobs.job("own");

        assertThat(jobs.build().jobs()).containsExactly("own", "late", "later", "top");
    }

    @Test
    void targetsComeInTheOrderInWhichTheyAreNamed() {
        jobs.target("second", "first");
        jobs.job("first");
        jobs.job("second");

        assertThat(jobs.build().jobs()).containsExactly("second", "first");
    }

    @Test
    void withoutTargetsTheOrderOfDeclarationCounts() {
        jobs.job("shared").requiredBy("second", "first");
        jobs.job("first");
        jobs.job("second");

        JobGraph graph = jobs.build();

        assertThat(graph.targets()).containsExactly("first", "second");
        assertThat(graph.jobs()).containsExactly("shared", "first", "second");
    }
}
