package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The graph of other targets among the same jobs. */
class SubgraphTest {

    private JobGraph graph;

    @BeforeEach
    void build() {
        JobGraph.Builder jobs = JobGraph.builder().target("movie");
        jobs.job("movie").dependsOn("friends", "room", "food");
        jobs.job("food").dependsOn("pizza", "popcorn").tries(7);
        jobs.job("room").dependsOn("couch");
        jobs.job("party").dependsOn("room", "music", "food");
        jobs.job("friends");
        jobs.job("pizza");
        jobs.job("popcorn");
        jobs.job("couch");
        jobs.job("music");
        graph = jobs.build();
    }

    @Test
    void hasPositionsOfItsOwn() {
        assertThat(graph.jobs()).containsExactly("friends", "couch", "room", "pizza", "popcorn", "food", "movie");
        JobGraph food = graph.subgraph("food");
        assertThat(food.jobs()).containsExactly("pizza", "popcorn", "food");
        assertThat(food.targets()).containsExactly("food");
        assertThat(food.position("food")).isEqualTo(2);
        assertThat(food.definition(2).tries()).hasValue(7);
        assertThat(food.dependencies("food")).containsExactly("pizza", "popcorn");
        assertThat(food.dependents("food")).isEmpty();
    }

    @Test
    void takesItsTargetsInTheirOrderEachOnce() {
        JobGraph some = graph.subgraph("food", "room", "food");
        assertThat(some.targets()).containsExactly("food", "room");
        assertThat(some.jobs()).containsExactly("pizza", "popcorn", "food", "couch", "room");
        assertThat(some.unneeded()).containsExactlyInAnyOrder("movie", "friends", "music", "party");
    }

    @Test
    void reachesJobsThatTheWholeDidNotNeed() {
        assertThat(graph.unneeded()).containsExactly("music", "party");
        JobGraph party = graph.subgraph("party");
        assertThat(party.jobs()).containsExactly("couch", "room", "music", "pizza", "popcorn", "food", "party");
        assertThat(party.dependents("food")).containsExactly("party");
        assertThat(party.unneeded()).containsExactly("friends", "movie");
    }

    @Test
    void leadsBackToTheWhole() {
        assertThat(graph.subgraph("pizza").subgraph("movie")).hasToString(graph.toString());
    }

    @Test
    void leavesTheWholeAsItWas() {
        String before = graph.toString();
        graph.subgraph("party");
        assertThat(graph).hasToString(before);
        assertThat(graph.dependents("food")).containsExactly("movie");
    }
}
