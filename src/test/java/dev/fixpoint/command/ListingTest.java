package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import org.junit.jupiter.api.Test;

/** The jobs of a deep graph as a tree. */
class ListingTest {

    @Test
    void whatWasTooDeepToBeSpreadOutIsSpreadOutWhereItIsNot() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.target("top");
        jobs.job("top").dependsOn("1", "deep", "also");
        for (int i = 1; i < 99; i++) {
            jobs.job("" + i).dependsOn("" + (i + 1));
        }
        jobs.job("99").dependsOn("deep");
        jobs.job("deep").dependsOn("ground");
        jobs.job("also").dependsOn("deep");
        jobs.job("ground");

        String tree = Listing.of(jobs.build(), OutputOptions.ListForm.TREE);

        assertThat(tree).startsWith("top\n  1\n    2\n").endsWith("""
                 99
                DEEPdeep (and what it depends on)
                  deep
                    ground
                  also
                    deep (above)
                """.replace("DEEP", "  ".repeat(100)));
    }
}
