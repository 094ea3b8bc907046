package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Retry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A declaration on both the class and the builder is refused, unless the builder says that it overrides. */
class OverridingTest {

    private static final String HERE = "dev.fixpoint.graph.OverridingTest$";
    private static final String REMEDY = "; take one away, or say overriding() on the builder";

    private static final class Bowl implements DummyJob {}

    private static final class Oil implements DummyJob {}

    @DependsOn(value = Bowl.class, names = "corn")
    @Retry(tries = 4, delay = "2s")
    private static final class Popcorn implements DummyJob {}

    @JobName("Make pizza")
    @Retry(tries = 4)
    private static final class Pizza implements DummyJob {}

    @Retry(delay = "2s")
    private static final class Salad implements DummyJob {}

    @Test
    void dependenciesInBothPlacesAreRefused() {
        JobGraph.Builder jobs = graph();
        jobs.job(Popcorn.class).dependsOn(Oil.class);
        assertRefused(jobs, both("Popcorn", "dependencies", "@DependsOn", "Popcorn"));

        JobGraph.Builder others = graph();
        others.job("more", Popcorn.class, Popcorn::new).dependsOn("corn");
        assertRefused(others, both("more", "dependencies", "@DependsOn", "Popcorn"));
    }

    @Test
    void triesAndDelayInBothPlacesAreRefused() {
        JobGraph.Builder jobs = graph();
        jobs.job(Popcorn.class).tries(4).retryDelay(Duration.ofSeconds(2));
        assertRefused(
                jobs,
                both("Popcorn", "tries", "@Retry", "Popcorn"),
                both("Popcorn", "a retry delay", "@Retry", "Popcorn"));
    }

    @Test
    void aNameInBothPlacesIsRefused() {
        JobGraph.Builder jobs = graph();
        jobs.job("Pizza for Wendell", Pizza.class, Pizza::new);
        assertRefused(jobs, both("Pizza for Wendell", "a name", "@JobName(\"Make pizza\")", "Pizza"));
    }

    @Test
    void everythingInBothPlacesIsReportedAtOnce() {
        @JobName("Best")
        @DependsOn(Bowl.class)
        @Retry(tries = 1, delay = "1s")
        record Best() implements DummyJob {}

        JobGraph.Builder jobs = graph();
        jobs.job("Worst", Best.class, Best::new).dependsOn("corn").tries(2).retryDelay(Duration.ZERO);
        String best = Best.class.getName().substring(HERE.length());
        assertRefused(
                jobs,
                both("Worst", "a name", "@JobName(\"Best\")", best),
                both("Worst", "dependencies", "@DependsOn", best),
                both("Worst", "tries", "@Retry", best),
                both("Worst", "a retry delay", "@Retry", best));
    }

    @Test
    void whatTheOtherDoesNotDeclareMayBeDeclaredFreely() {
        JobGraph.Builder jobs = graph();
        jobs.job("Make pizza", Pizza.class, Pizza::new)
                .retryDelay(Duration.ofSeconds(3))
                .dependsOn("corn");
        jobs.job(Salad.class).tries(9);
        JobGraph graph = jobs.build();

        assertThat(definition(graph, "Make pizza").tries()).hasValue(4);
        assertThat(definition(graph, "Make pizza").retryDelay()).contains(Duration.ofSeconds(3));
        assertThat(graph.dependencies("Make pizza")).containsExactly("corn");
        assertThat(definition(graph, "Salad").tries()).hasValue(9);
        assertThat(definition(graph, "Salad").retryDelay()).contains(Duration.ofSeconds(2));
    }

    @Test
    void requiredByIsNoDeclarationOfTheDependentsOwn() {
        JobGraph.Builder jobs = graph();
        jobs.job("salt").requiredBy(Popcorn.class);
        assertThat(jobs.build().dependencies("Popcorn")).containsExactly("Bowl", "corn", "salt");
    }

    @Test
    void overridingReplacesWhatTheBuilderDeclaresAndNothingElse() {
        JobGraph.Builder dependencies = graph();
        dependencies.job(Popcorn.class).dependsOn(Oil.class).overriding();
        JobGraph graph = dependencies.build();
        assertThat(graph.dependencies("Popcorn")).containsExactly("Oil");
        assertThat(definition(graph, "Popcorn").tries()).hasValue(4);
        assertThat(definition(graph, "Popcorn").retryDelay()).contains(Duration.ofSeconds(2));
        assertThat(graph.contains("Bowl"))
                .as("a class that only an overridden declaration names")
                .isFalse();

        JobGraph.Builder tries = graph();
        tries.job(Popcorn.class).overriding().tries(1);
        graph = tries.build();
        assertThat(graph.dependencies("Popcorn")).containsExactly("Bowl", "corn");
        assertThat(definition(graph, "Popcorn").tries()).hasValue(1);
        assertThat(definition(graph, "Popcorn").retryDelay()).contains(Duration.ofSeconds(2));

        JobGraph.Builder delay = graph();
        delay.job(Popcorn.class).overriding().retryDelay(Duration.ZERO);
        graph = delay.build();
        assertThat(definition(graph, "Popcorn").tries()).hasValue(4);
        assertThat(definition(graph, "Popcorn").retryDelay()).contains(Duration.ZERO);
    }

    @Test
    void overridingReplacesTheName() {
        JobGraph.Builder jobs = graph();
        jobs.job("Pizza for Wendell", Pizza.class, Pizza::new).overriding();
        jobs.job("Pizza for the cat", Pizza.class, Pizza::new).overriding().tries(1);
        JobGraph graph = jobs.build();
        assertThat(graph.jobs())
                .contains("Pizza for Wendell", "Pizza for the cat")
                .doesNotContain("Make pizza");
        assertThat(definition(graph, "Pizza for Wendell").tries()).hasValue(4);
        assertThat(definition(graph, "Pizza for the cat").tries()).hasValue(1);
    }

    @Test
    void overridingWithNoDependenciesTakesThemAllAway() {
        JobGraph.Builder jobs = graph();
        jobs.job(Popcorn.class).overriding().dependsOn(new String[0]);
        assertThat(jobs.build().dependencies("Popcorn")).isEmpty();
    }

    @Test
    void overridingNothingDoesNoHarm() {
        JobGraph.Builder jobs = graph();
        jobs.job(Popcorn.class).overriding();
        jobs.job("salt").overriding().tries(2);
        JobGraph graph = jobs.build();
        assertThat(graph.dependencies("Popcorn")).containsExactly("Bowl", "corn");
        assertThat(definition(graph, "salt").tries()).hasValue(2);
    }

    private static JobGraph.Builder graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("corn");
        return jobs;
    }

    private static String both(String job, String what, String annotation, String type) {
        return "job \"" + job + "\" is given " + what + " both by its builder and by " + annotation + " on class "
                + HERE + type + REMEDY;
    }

    private static JobDefinition definition(JobGraph graph, String name) {
        return graph.definition(graph.position(name));
    }
}
