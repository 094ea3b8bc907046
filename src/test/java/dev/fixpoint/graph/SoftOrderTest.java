package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.After;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import org.junit.jupiter.api.Test;

/** "After X, if X takes part": an order that makes nobody needed. */
class SoftOrderTest {

    private static final String HERE = "dev.fixpoint.graph.SoftOrderTest$";

    private static final class Bake implements DummyJob {}

    @After(Bake.class)
    private static class Clean implements DummyJob {}

    private static final class CleanAgain extends Clean {}

    @After(names = "wash")
    private static final class Dry implements DummyJob {}

    @DependsOn(Cook.class)
    private static final class Lunch implements DummyJob {}

    @After(Lunch.class)
    private static final class Cook implements DummyJob {}

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void isSaidByName() {
        jobs.job("later").after("earlier", "other");
        jobs.job("other");
        jobs.job("earlier");
        JobGraph graph = jobs.build();

        assertThat(graph.jobs()).as("positions do not follow it").containsExactly("later", "other", "earlier");
        assertThat(graph.hasSoftOrder()).isTrue();
        assertThat(graph.softDependencies("later")).containsExactly("other", "earlier");
        assertThat(graph.softDependencies("earlier")).isEmpty();
        assertThat(graph.dependencies("later")).isEmpty();
        assertThat(graph.softDependencyCount(0)).isEqualTo(2);
        assertThat(graph.softDependency(0, 0)).isEqualTo(1);
        assertThat(graph.softDependency(0, 1)).isEqualTo(2);
        assertThat(graph.softDependentCount(2)).isEqualTo(1);
        assertThat(graph.softDependent(2, 0)).isZero();
        assertThat(graph.softDependentCount(0)).isZero();
    }

    @Test
    void aGraphWithoutAnyHasNone() {
        jobs.job("a").dependsOn("b");
        jobs.job("b");
        JobGraph graph = jobs.build();

        assertThat(graph.hasSoftOrder()).isFalse();
        assertThat(graph.softDependencies("a")).isEmpty();
        assertThat(graph.softDependencyCount(0)).isZero();
        assertThat(graph.softDependentCount(1)).isZero();
        assertThatThrownBy(() -> graph.softDependency(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.softDependentCount(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.softDependencies("c")).isInstanceOf(UnknownJobException.class);
    }

    @Test
    void aClassDoesNotBecomePartOfTheGraphByIt() {
        JobGraph graph = JobGraph.builder(Clean.class).build();

        assertThat(graph.jobs()).containsExactly("Clean");
        assertThat(graph.unneeded()).isEmpty();
        assertThat(graph.hasSoftOrder()).isFalse();
    }

    @Test
    void aClassThatTakesPartComesFirst() {
        assertThat(JobGraph.builder(Clean.class, Bake.class).build().softDependencies("Clean"))
                .containsExactly("Bake");
        assertThat(JobGraph.builder(CleanAgain.class, Bake.class).build().softDependencies("CleanAgain"))
                .as("it is inherited")
                .containsExactly("Bake");

        jobs.job("Clean up").after(Bake.class).dependsOn("all");
        jobs.job("all").dependsOn(Bake.class);
        assertThat(jobs.build().softDependencies("Clean up")).containsExactly("Bake");
    }

    @Test
    void aDependencyIsNoSoftOrderAsWell() {
        jobs.job("a").dependsOn("b").after("b", "c", "c");
        jobs.job("b");
        jobs.job("c").requiredBy("a");
        JobGraph graph = jobs.build();

        assertThat(graph.dependencies("a")).containsExactly("b", "c");
        assertThat(graph.softDependencies("a")).isEmpty();
        assertThat(graph.hasSoftOrder()).isFalse();
    }

    @Test
    void whatNoTargetNeedsIsLeftOut() {
        jobs.target("a", "b");
        jobs.job("a").after("b", "c");
        jobs.job("b");
        jobs.job("c").after("b");
        JobGraph graph = jobs.build();

        assertThat(graph.unneeded()).containsExactly("c");
        assertThat(graph.softDependencies("a")).containsExactly("b");
        assertThat(graph.softDependentCount(graph.position("b"))).isEqualTo(1);
        assertThat(graph.subgraph("a").hasSoftOrder()).isFalse();
        assertThat(graph.subgraph("a", "c").softDependencies("a")).containsExactly("c");
        assertThat(graph.subgraph("c", "b", "a").softDependencies("a")).containsExactly("c", "b");
    }

    @Test
    void aJobThatOthersAreOnlyToComeAfterIsATarget() {
        jobs.job("later").after("earlier");
        jobs.job("earlier");
        assertThat(jobs.build().targets()).containsExactly("later", "earlier");
    }

    @Test
    void aNameThatDoesNotExistIsRefused() {
        jobs.job("rinse").after("wahs");
        jobs.job("wash");
        assertRefused(jobs, "job \"rinse\" is to come after \"wahs\", which does not exist; did you mean \"wash\"?");
        assertRefused(JobGraph.builder(Dry.class), "job \"Dry\" is to come after \"wash\", which does not exist");
    }

    @Test
    void aClassWhoseNameAnotherJobHasIsRefused() {
        jobs.job("later").after(Bake.class);
        jobs.job("Bake", Bake::new);
        assertRefused(
                jobs,
                "two jobs are named \"Bake\": class " + HERE
                        + "Bake and job(\"Bake\", FACTORY); give one of them another"
                        + " name, or say that they are one: job(\"Bake\", Bake.class, FACTORY)");
    }

    @Test
    void aClassOfTheSameSimpleNameIsRefused() {
        class Other {
            @After(Other.Bake.class)
            static final class Later implements DummyJob {}

            static final class Bake implements DummyJob {}
        }
        assertRefused(
                JobGraph.builder(Other.Later.class, Bake.class),
                "two jobs are named \"Bake\": class " + HERE + "Bake and class " + Other.Bake.class.getName()
                        + "; give one of them another name with @JobName");
    }

    @Test
    void nothingComesAfterItself() {
        jobs.job("a").after("a");
        assertRefused(jobs, "job \"a\" is to come after itself; take that away");
    }

    @Test
    void cyclesOfItAloneAreRefused() {
        jobs.job("a").after("b");
        jobs.job("b").after("a");
        assertRefused(
                jobs, "dependency cycle: a -after-> b -after-> a; take one of these dependencies or \"after\"s away");
    }

    @Test
    void cyclesThroughDependenciesAreRefused() {
        jobs.job("a").dependsOn("b");
        jobs.job("b").dependsOn("c");
        jobs.job("c").after("a");
        assertRefused(
                jobs, "dependency cycle: a -> b -> c -after-> a; take one of these dependencies or \"after\"s away");
        assertRefused(
                JobGraph.builder(Lunch.class),
                "dependency cycle: Lunch -> Cook -after-> Lunch; take one of these dependencies or \"after\"s away");
    }

    @Test
    void aLongCycleTellsThatItHasSomeInItsMiddle() {
        for (int i = 0; i < 30; i++) {
            JobBuilder job = jobs.job("j" + i);
            if (i == 15) {
                job.after("j" + (i + 1));
            } else {
                job.dependsOn("j" + (i + 1) % 30);
            }
        }
        assertRefused(
                jobs,
                "dependency cycle: j0 -> j1 -> j2 -> j3 -> j4 -> j5 -> j6 -> j7 -> j8 -> j9 -> (10 more) -> j20 -> j21"
                        + " -> j22 -> j23 -> j24 -> j25 -> j26 -> j27 -> j28 -> j29 -> j0; take one of these dependencies"
                        + " or \"after\"s away");
    }

    @Test
    void cyclesOfDependenciesAreNamedAsEver() {
        jobs.job("a").dependsOn("b").after("c");
        jobs.job("b").dependsOn("a");
        jobs.job("c");
        assertRefused(jobs, "dependency cycle: a -> b -> a; take one of these dependencies away");
    }

    @Test
    void dotShowsItDashed() {
        jobs.job("later").dependsOn("base").after("earlier");
        jobs.job("earlier");
        jobs.job("base");
        assertThat(jobs.build().toDot()).isEqualTo("""
                        digraph fixpoint {
                            node [shape=box, fontname="Helvetica"];
                            "base";
                            "later";
                            "earlier";
                            "later" -> "base";
                            "later" -> "earlier" [style=\"dashed\"];
                        }
                        """);
    }
}
