package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependencyTest {

    @Test
    void readsAsAnArrow() {
        assertThat(new Dependency("TurnOnTV", "FindTVRemote")).hasToString("TurnOnTV -> FindTVRemote");
    }

    @Test
    void equalsOneBetweenTheSameJobs() {
        Dependency dependency = new Dependency("a", "b");
        assertThat(dependency).isEqualTo(new Dependency("a", "b")).hasSameHashCodeAs(new Dependency("a", "b"));
        assertThat(dependency).isNotEqualTo(new Dependency("b", "a")).isNotEqualTo(new Dependency("a", "c"));
    }

    /** Sets of edges are what graph algorithms live on: the sums that a record takes are nearly all the same here. */
    @Test
    void hashesOfNumberedJobsDiffer() {
        Set<Integer> hashes = new HashSet<>();
        for (int job = 0; job < 300; job++) {
            for (int dependency = 0; dependency < 300; dependency++) {
                hashes.add(new Dependency("job " + job, "job " + dependency).hashCode());
            }
        }
        assertThat(hashes).hasSizeGreaterThan(300 * 300 * 9 / 10);
    }
}
