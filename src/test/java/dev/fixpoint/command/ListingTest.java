package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
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
    void whatFewJobsDeclareIsListedWithThem() {
        jobs.job("base").produces("k");
        jobs.job("clean").after("base");
        jobs.job("serve")
                .dependsOn("base")
                .after("clean")
                .priority(5)
                .pool("net", 2)
                .pool("db")
                .consumes("k");
        JobGraph graph = jobs.build();

        assertThat(Listing.of(graph, OutputOptions.ListForm.TABLE)).isEqualTo("""
                        JOB    KIND      TRIES   DELAY  DEPENDS ON
                        clean  dummy         -       -  after base
                        base   dummy         -       -
                        serve  dummy         -       -  base; after clean
                        """);
        assertThat(Listing.of(graph, OutputOptions.ListForm.JSON).replaceAll("\\s", ""))
                .contains(
                        "{\"name\":\"clean\",\"kind\":\"dummy\",\"dependencies\":[],\"after\":[\"base\"]}",
                        "{\"name\":\"base\",\"kind\":\"dummy\",\"dependencies\":[],\"produces\":[\"k\"]}",
                        "{\"name\":\"serve\",\"kind\":\"dummy\",\"dependencies\":[\"base\"],\"after\":[\"clean\"],"
                                + "\"priority\":5,\"pools\":{\"db\":1,\"net\":2},\"consumes\":[\"k\"]}");
    }
}
