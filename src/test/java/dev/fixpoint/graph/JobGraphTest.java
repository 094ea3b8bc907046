package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobGraphTest {

    private static final class Bowl implements DummyJob {}

    private static final class Oil implements DummyJob {}

    @DependsOn(
            value = {Oil.class, Bowl.class},
            names = {"corn", "salt"})
    private static final class Popcorn implements DummyJob {}

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void findsWhatClassesDependOnAndPutsClassesBeforeNames() {
        jobs.target(Popcorn.class);
        jobs.job("salt");
        jobs.job("corn");
        JobGraph graph = jobs.build();
        assertThat(graph.jobs()).containsExactly("Oil", "Bowl", "corn", "salt", "Popcorn");
        assertThat(graph.dependencies("Popcorn")).containsExactly("Oil", "Bowl", "corn", "salt");
        assertThat(graph.targets()).containsExactly("Popcorn");
    }

    @Test
    void aJobComesAsSoonAsTheFirstThatNeedsItIsReached() {
        jobs.job("top").dependsOn("a", "b");
        jobs.job("a").dependsOn("shared", "x");
        jobs.job("b").dependsOn("y", "shared");
        jobs.job("x");
        jobs.job("y");
        jobs.job("shared");
        assertThat(jobs.build().jobs()).containsExactly("shared", "x", "a", "y", "b", "top");
    }

    @Test
    void requiredByAppendsInTheOrderOfTheCallsWhateverIsDeclaredWhen() {
        jobs.job("third").requiredBy("top");
        jobs.job("fourth").requiredBy("other", "top");
        jobs.job("top").dependsOn("first").dependsOn("second");
        jobs.job("fifth").requiredBy("top");
        jobs.job("second");
        jobs.job("first");
        jobs.job("other");
        JobGraph graph = jobs.build();
        assertThat(graph.dependencies("top")).containsExactly("first", "second", "third", "fourth", "fifth");
        assertThat(graph.dependencies("other")).containsExactly("fourth");
        assertThat(graph.targets()).containsExactly("top", "other");
        assertThat(graph.jobs()).containsExactly("first", "second", "third", "fourth", "fifth", "top", "other");
    }

    @Test
    void requiredByAppendsToWhatAClassDeclares() {
        jobs.target(Popcorn.class);
        jobs.job("salt");
        jobs.job("corn");
        jobs.job("butter").requiredBy(Popcorn.class);
        jobs.job("love").requiredBy("Popcorn");
        assertThat(jobs.build().dependencies("Popcorn"))
                .containsExactly("Oil", "Bowl", "corn", "salt", "butter", "love");
    }

    @Test
    void callsOnABuilderCanBeChained() {
        jobs.job("salt")
                .requiredBy("corn")
                .requiredBy(Bowl.class)
                .dependsOn("sea")
                .dependsOn(Oil.class)
                .tries(2);
        jobs.job("corn");
        jobs.job("sea");
        JobGraph graph = jobs.build();
        assertThat(graph.jobs()).containsExactly("sea", "Oil", "salt", "corn", "Bowl");
        assertThat(graph.dependents("salt")).containsExactly("corn", "Bowl");
        assertThat(graph.definition(graph.position("salt")).tries()).hasValue(2);
    }

    @Test
    void aDependencyNamedTwiceCountsOnceWhereItIsNamedFirst() {
        jobs.job("top").dependsOn("a", "b", "a").dependsOn("b");
        jobs.job("a").requiredBy("top");
        jobs.job("b");
        JobGraph graph = jobs.build();
        assertThat(graph.dependencies("top")).containsExactly("a", "b");
        assertThat(graph.dependents("a")).containsExactly("top");
        assertThat(graph.dependencyCount(graph.position("top"))).isEqualTo(2);
    }

    @Test
    void aTargetNamedTwiceIsOneTarget() {
        jobs.target("b", "a").target("b");
        jobs.job("a");
        jobs.job("b");
        assertThat(jobs.build().targets()).containsExactly("b", "a");
    }

    @Test
    void aTargetThatAnotherNeedsKeepsItsPlaceAmongTargets() {
        jobs.target("top", "base");
        jobs.job("top").dependsOn("base");
        jobs.job("base");
        JobGraph graph = jobs.build();
        assertThat(graph.targets()).containsExactly("top", "base");
        assertThat(graph.jobs()).containsExactly("base", "top");
    }

    @Test
    void withoutTargetsEveryJobThatNothingDependsOnIsOne() {
        jobs.job("x").requiredBy("b");
        jobs.job("a");
        jobs.job("b");
        jobs.job("c").dependsOn(Bowl.class);
        jobs.job("d").requiredBy(Oil.class);
        JobGraph graph = jobs.build();
        assertThat(graph.targets()).containsExactly("a", "b", "c", "Oil");
        assertThat(graph.jobs()).containsExactly("a", "x", "b", "Bowl", "c", "d", "Oil");
        assertThat(graph.unneeded()).isEmpty();
    }

    @Test
    void jobsThatNoTargetNeedsAreNoPartOfIt() {
        jobs.target("top");
        jobs.job("top").dependsOn("base");
        jobs.job("other").dependsOn("base", "more");
        jobs.job("base");
        jobs.job("more");
        JobGraph graph = jobs.build();
        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.jobs()).containsExactly("base", "top");
        assertThat(graph.unneeded()).containsExactly("more", "other");
        assertThat(graph.contains("top")).isTrue();
        assertThat(graph.contains("more")).isFalse();
        assertThat(graph.contains("other")).isFalse();
        assertThat(graph.contains("nothing")).isFalse();
        assertThat(graph.contains(null)).isFalse();
        assertThat(graph.dependents("base"))
                .as("one that takes no part does not count")
                .containsExactly("top");
    }

    @Test
    void knowsNamesAndPositions() {
        diamond();
        JobGraph graph = jobs.build();
        for (int position = 0; position < graph.size(); position++) {
            assertThat(graph.position(graph.name(position))).isEqualTo(position);
            assertThat(graph.definition(position).name()).isEqualTo(graph.name(position));
        }
        assertThatThrownBy(() -> graph.name(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.definition(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependencyCount(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependentCount(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependency(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependency(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependency(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.dependent(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> graph.newInstance(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void knowsWhoDependsOnWhom() {
        diamond();
        JobGraph graph = jobs.build();
        assertThat(graph.jobs()).containsExactly("base", "right", "left", "top");
        assertThat(graph.dependencies("top")).containsExactly("right", "left");
        assertThat(graph.dependents("base")).containsExactly("right", "left");
        assertThat(graph.dependencies("base")).isEmpty();
        assertThat(graph.dependents("top")).isEmpty();
        assertThat(List.of(graph.dependency(3, 0), graph.dependency(3, 1))).containsExactly(1, 2);
        assertThat(List.of(graph.dependent(0, 0), graph.dependent(0, 1))).containsExactly(1, 2);
        assertThat(graph.dependentCount(0)).isEqualTo(2);
        assertThat(graph.dependencyCount(0)).isZero();
        assertThat(graph.dependencyCount(3)).isEqualTo(2);
    }

    @Test
    void givesListsThatNobodyCanChange() {
        diamond();
        JobGraph graph = jobs.build();
        for (List<String> list :
                List.of(graph.jobs(), graph.targets(), graph.dependencies("top"), graph.dependents("base"))) {
            assertThatThrownBy(() -> list.add("more")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> list.set(0, "more")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void readsAsItsLines() {
        diamond();
        assertThat(jobs.build()).hasToString("""
                base
                right: base
                left: base
                top: right, left
                """);
    }

    @Test
    void readsAsAllItsLinesIfTheyAreAHundred() {
        IntStream.range(0, 100).forEach(i -> jobs.job("job " + i));
        assertThat(jobs.build().toString().lines()).hasSize(100).endsWith("job 98", "job 99");
    }

    @Test
    void readsShortlyHoweverLargeItIs() {
        IntStream.range(0, 1000).forEach(i -> jobs.job("job " + i));
        assertThat(jobs.build().toString().lines())
                .hasSize(101)
                .startsWith("job 0", "job 1")
                .endsWith("job 99", "and 900 more jobs");
    }

    @Test
    void isTheSameForTheSameDeclarations() {
        diamond();
        JobGraph.Builder others = JobGraph.builder();
        others.job("top").dependsOn("right", "left");
        others.job("left").dependsOn("base");
        others.job("right").dependsOn("base");
        others.job("base");
        assertThat(jobs.build().toString()).isEqualTo(others.build().toString());
    }

    private void diamond() {
        jobs.job("top").dependsOn("right", "left");
        jobs.job("left").dependsOn("base");
        jobs.job("right").dependsOn("base");
        jobs.job("base");
    }

    @Test
    void whatNoTargetNeedsComesBehindInPostorderToo() {
        JobGraph.Builder jobs = JobGraph.builder().target("target");
        jobs.job("target");
        jobs.job("first").requiredBy("third");
        jobs.job("second");
        jobs.job("third").dependsOn("fourth");
        jobs.job("fourth");

        assertThat(jobs.build().unneeded()).containsExactly("first", "second", "fourth", "third");
    }
}
