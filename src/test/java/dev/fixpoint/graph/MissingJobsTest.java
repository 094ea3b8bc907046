package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 2: what does not exist is named with the nearest names that do. */
class MissingJobsTest {

    @DependsOn(names = "Pizzza")
    private static final class Food implements DummyJob {}

    private static final class Pizza implements DummyJob {}

    @Test
    void aDependencyOfABuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("popcorn").dependsOn("bowl", "oli");
        jobs.job("bowls");
        jobs.job("oil");
        assertRefused(
                jobs,
                "job \"popcorn\" depends on \"bowl\", which does not exist; did you mean \"bowls\"?",
                "job \"popcorn\" depends on \"oli\", which does not exist; did you mean \"oil\"?");
    }

    @Test
    void aDependencyOfAClass() {
        assertRefused(
                JobGraph.builder(Food.class, Pizza.class),
                "job \"Food\" depends on \"Pizzza\", which does not exist; did you mean \"Pizza\"?");
    }

    @Test
    void aJobThatRequires() {
        JobGraph.Builder jobs = JobGraph.builder(Pizza.class);
        jobs.job("cheese").requiredBy("pizza", "the oven");
        assertRefused(
                jobs,
                "job \"cheese\" is required by \"pizza\", which does not exist; did you mean \"Pizza\"?",
                "job \"cheese\" is required by \"the oven\", which does not exist");
    }

    @Test
    void aTarget() {
        assertRefused(
                JobGraph.builder(Pizza.class).target("Piza", "Salad"),
                "target \"Piza\", which does not exist; did you mean \"Pizza\"?",
                "target \"Salad\", which does not exist");
    }

    @Test
    void aNameThatIsBlankOrBreaksTheLine() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("pizza").dependsOn("", "two\nlines");
        assertRefused(
                jobs,
                "job \"pizza\" depends on \"\", which does not exist",
                "job \"pizza\" depends on \"two\\nlines\", which does not exist");
    }

    @Test
    void oneThatManyDependOnKeepsItsNearestNames() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("oven");
        IntStream.range(100, 200).forEach(i -> jobs.job("pizza " + i).dependsOn("ovn"));
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal.problems())
                .hasSize(100)
                .startsWith("job \"pizza 100\" depends on \"ovn\", which does not exist; did you mean \"oven\"?")
                .endsWith("job \"pizza 199\" depends on \"ovn\", which does not exist; did you mean \"oven\"?");
    }

    @Test
    void theSubgraphOfAnUnknownTarget() {
        JobGraph graph = JobGraph.builder(Pizza.class).build();
        assertThatThrownBy(() -> graph.subgraph("Pizza", "Pizzza"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("no job is named \"Pizzza\"; did you mean \"Pizza\"?")
                .extracting(error -> ((UnknownJobException) error).name())
                .isEqualTo("Pizzza");
        assertThatThrownBy(graph::subgraph)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a subgraph needs at least one target");
    }

    @Test
    void whateverIsAskedForByName() {
        JobGraph.Builder jobs = JobGraph.builder(Pizza.class);
        jobs.job("salad");
        JobGraph graph = jobs.build();
        assertThatThrownBy(() -> graph.position("Pizzza"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("no job is named \"Pizzza\"; did you mean \"Pizza\"?");
        assertThatThrownBy(() -> graph.dependencies("soup"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("no job is named \"soup\"");
        assertThatThrownBy(() -> graph.dependents("salad"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessage("job \"salad\" is needed by no target of this graph");
        assertThatThrownBy(() -> graph.position(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }
}
