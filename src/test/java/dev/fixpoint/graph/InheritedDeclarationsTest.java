package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Retry;
import org.junit.jupiter.api.Test;

/** Declarations are inherited, the nearest one counts, and none is lost in silence. */
class InheritedDeclarationsTest {

    static class Root implements DummyJob {}

    static class Other implements DummyJob {}

    @DependsOn(Root.class)
    @Retry(tries = 7)
    interface Base extends Job {
        @Override
        default void check(JobContext job) {}
    }

    static class ByInterface implements Base {}

    static class BySuperclass extends ByInterface {}

    @DependsOn(Other.class)
    static class Own extends ByInterface {}

    @Test
    void anInterfaceDeclaresForTheClassesThatImplementIt() {
        JobGraph graph = JobGraph.builder(ByInterface.class, BySuperclass.class).build();

        assertThat(graph.jobs()).containsExactly("Root", "ByInterface", "BySuperclass");
        assertThat(graph.definition(graph.position("BySuperclass")).tries()).hasValue(7);
    }

    @Test
    void aClassOverrulesWhatItInheritsAnnotationByAnnotation() {
        JobGraph graph = JobGraph.builder(Own.class).build();

        assertThat(graph.dependencies("Own")).containsExactly("Other");
        assertThat(graph.definition(graph.position("Own")).tries()).hasValue(7);
    }
}
