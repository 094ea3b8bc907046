package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import org.junit.jupiter.api.Test;

/** Names that a list has to cope with. */
class ListingTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    private String list() {
        return Listing.of(jobs.build(), OutputOptions.ListForm.TABLE);
    }

    @Test
    void aVeryLongNameMovesItsOwnRowOnly() {
        jobs.job("walls");
        jobs.job("x".repeat(61)).tries(2);

        assertThat(list().lines())
                .anyMatch(line -> line.startsWith("JOB    KIND "))
                .anyMatch(line -> line.startsWith("walls  "))
                .anyMatch(line -> line.startsWith("x".repeat(61) + "  "));
    }

    @Test
    void aLongNameWidensTheColumn() {
        jobs.job("walls");
        jobs.job("x".repeat(60));

        assertThat(list().lines()).anyMatch(line -> line.startsWith("JOB" + " ".repeat(59) + "KIND "));
    }

    @Test
    void whatTurnsTheDirectionIsWrittenAsAnEscape() {
        jobs.job("c\u2066d");
        jobs.job("a\u202Eb").dependsOn("c\u2066d");

        JobGraph graph = jobs.build();

        assertThat(Listing.of(graph, OutputOptions.ListForm.TABLE)).contains("a\\u202Eb  ", " c\\u2066d\n");
        assertThat(Listing.of(graph, OutputOptions.ListForm.TREE)).isEqualTo("a\\u202Eb\n  c\\u2066d\n");
    }
}
