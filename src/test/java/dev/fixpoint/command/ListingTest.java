package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names and depths that a list has to cope with. */
class ListingTest {

    private final JobGraph.Builder jobs = JobGraph.builder();

    private String list() {
        return Listing.of(jobs.build(), OutputOptions.ListForm.TABLE);
    }

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

    @Test
    void whatFewJobsDeclareHasColumnsOnlyIfSomeDo() {
        jobs.job("walls").check(job -> {}).pool("crane").backoff(Backoff.exponential(Duration.ofSeconds(2)));
        jobs.job("roof")
                .check(job -> {})
                .dependsOn("walls")
                .pool("crane", 2)
                .pool("crew")
                .priority(-5);
        jobs.job("paint")
                .check(job -> {})
                .dependsOn("walls")
                .after("roof")
                .produces("colour")
                .stable(2, Duration.ofSeconds(1));

        JobGraph graph = jobs.build();

        assertThat(Listing.of(graph, OutputOptions.ListForm.TABLE)).isEqualTo("""
                JOB    KIND      TRIES   DELAY  PRIORITY  POOLS            DEPENDS ON
                walls  job           -     2s+         0  crane
                roof   job           -       -        -5  crane x 2, crew  walls
                paint  job           -       -         0  -                walls; after roof
                """);
        assertThat(Listing.of(graph, OutputOptions.ListForm.JSON).replaceAll("\\s+", " "))
                .contains(
                        "\"dependencies\" : [ \"walls\" ], \"priority\" : -5, \"pools\" : [ { \"name\" : \"crane\", \"permits\" : 2 },"
                                + " { \"name\" : \"crew\", \"permits\" : 1 } ] }",
                        "\"dependencies\" : [ \"walls\" ], \"softDependencies\" : [ \"roof\" ], \"policy\" : \"stable after 2 passing"
                                + " checks, 1s apart\", \"produces\" : [ \"colour\" ] }");
    }
}
