package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the size of what is wrong: the error comes soon, and can be read. The limits are generous. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HugeGraphTest {

    private static final int MILLION = 1_000_000;

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void aRingOfAMillionJobs() {
        for (int i = 0; i < MILLION; i++) {
            jobs.job("job " + i).dependsOn("job " + (i + 1) % MILLION);
        }
        assertRefused(
                jobs,
                "dependency cycle: " + path(0, 10) + " -> (999980 more) -> " + path(MILLION - 10, MILLION)
                        + " -> job 0; take one of these dependencies away");
    }

    private static String path(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "job " + i).collect(Collectors.joining(" -> "));
    }

    @Test
    void aKnotOfAThousandJobsThatAllDependOnOneAnother() {
        for (int i = 0; i < 1000; i++) {
            JobBuilder job = jobs.job("job " + i);
            for (int j = 0; j < 1000; j++) {
                if (j != i) {
                    job.dependsOn("job " + j);
                }
            }
        }
        assertRefused(jobs, "dependency cycle: job 0 -> job 1 -> job 0; take one of these dependencies away");
    }

    /** Every job of a layer depends on every job of the next, so that no cycle is shorter than there are layers. */
    @Test
    void aKnotWithoutAnyShortCycle() {
        int layers = 200;
        int width = 50;
        for (int i = 0; i < layers * width; i++) {
            JobBuilder job = jobs.job("job " + i);
            for (int j = 0; j < width; j++) {
                job.dependsOn("job " + ((i / width + 1) % layers * width + j));
            }
        }
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith("dependency cycle: job 0 -> job 50 -> job 100")
                .contains(" -> (180 more) -> ");
    }

    @Test
    void aHundredThousandKnots() {
        for (int i = 0; i < 100_000; i++) {
            jobs.job("a" + i).dependsOn("b" + i);
            jobs.job("b" + i).dependsOn("a" + i);
        }
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal.problems())
                .hasSize(11)
                .startsWith("dependency cycle: a0 -> b0 -> a0; take one of these dependencies away")
                .endsWith("and 99990 more dependency cycles");
    }

    @Test
    void aHundredThousandMistypedNamesAmongAHundredThousandJobs() {
        for (int i = 0; i < 100_000; i++) {
            jobs.job("the job of number " + i).dependsOn("the job of nunber " + i);
        }
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal.problems()).hasSize(100_000);
        assertThat(refusal.problems().get(0))
                .isEqualTo(
                        "job \"the job of number 0\" depends on \"the job of nunber 0\", which does not exist;"
                                + " did you mean \"the job of number 0\", \"the job of number 1\" or \"the job of number 10\"?");
        assertThat(refusal.getMessage().lines()).hasSize(102);
    }

    @Test
    void aMillionMentionsOfOneJob() {
        JobBuilder job = jobs.job("top");
        jobs.job("base");
        for (int i = 0; i < MILLION; i++) {
            job.dependsOn("base");
        }
        assertThat(jobs.build()).hasToString("base\ntop: base\n");
    }

    /** Each through another: with a search over all that a job depends on for each, this would take 20 thousand million looks. */
    @Test
    void manyKeysAlongAChain() {
        int keys = 200_000;
        for (int i = 0; i < keys; i++) {
            JobBuilder job = jobs.job("job " + i).produces("key " + i);
            if (i > 0) {
                job.dependsOn("job " + (i - 1));
            }
            if (i > 1) {
                job.consumes("key " + (i - 2));
            }
        }
        assertThat(jobs.build().size()).isEqualTo(keys);
    }

    @Test
    void oneKeyOfHundredThousandWritersInARowAndAsManyReaders() {
        int writers = 100_000;
        for (int i = 0; i < writers; i++) {
            JobBuilder writer = jobs.job("writer " + i).produces("key");
            if (i > 0) {
                writer.dependsOn("writer " + (i - 1));
            }
            jobs.job("reader " + i).consumes("key").dependsOn("between");
        }
        jobs.job("between").dependsOn("writer " + (writers - 1));
        assertThat(jobs.build().size()).isEqualTo(2 * writers + 1);
    }

    @Test
    void aReaderBehindEachOfHundredThousandWritersInARow() {
        int writers = 100_000;
        for (int i = 0; i < writers; i++) {
            JobBuilder writer = jobs.job("writer " + i).produces("key");
            jobs.job("reader " + i).consumes("key").dependsOn("between " + i);
            jobs.job("between " + i).dependsOn("writer " + i);
            if (i > 0) {
                writer.dependsOn("reader " + (i - 1));
            }
        }
        assertThat(jobs.build().size()).isEqualTo(3 * writers);
    }

    @Test
    void oneReaderOfHundredThousandKeys() {
        String[] keys = new String[100_000];
        JobBuilder reader = jobs.job("reader");
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "key " + i;
            jobs.job("writer " + i).produces(keys[i]).requiredBy("reader");
        }
        reader.consumes(keys);
        assertThat(jobs.build().consumes("reader")).hasSize(keys.length);
    }

    @Test
    void aSoftRingOfHundredThousandJobs() {
        int size = 100_000;
        for (int i = 0; i < size; i++) {
            jobs.job("job " + i).after("job " + (i + 1) % size);
        }
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith("dependency cycle: job 0 -after-> job 1 -after-> job 2")
                .endsWith("-> (99980 more) -> " + path(size - 10, size).replace("->", "-after->")
                        + " -after-> job 0; take one of these dependencies or \"after\"s away");
    }

    @Test
    void namesOfAMegabyte() {
        String megabyte = "x".repeat(1 << 20);
        jobs.job(megabyte + "1").dependsOn(megabyte + "2");
        jobs.job(megabyte + "2").dependsOn(megabyte + "1", "y" + megabyte);
        assertThatThrownBy(jobs::build)
                .isInstanceOf(InvalidGraphException.class)
                .message()
                .hasSizeLessThan(2000)
                .contains("dependency cycle: xxx", "xxx1 -> xxx", "which does not exist; did you mean \"xxx");
    }

    /** With a walk over all that a job depends on for each, this would take a million million looks. */
    @Test
    void edgesOfAJobThatDependsOnAMillionOthers() {
        JobBuilder job = jobs.job("top");
        for (int i = 0; i < MILLION; i++) {
            jobs.job("job " + i);
            job.dependsOn("job " + i);
        }
        Graph<String, Dependency> graph = jobs.build().asJGraphT();
        for (int i = 0; i < MILLION; i++) {
            if (!graph.containsEdge("top", "job " + i) || graph.containsEdge("job " + i, "top")) {
                throw new AssertionError("job " + i);
            }
        }
        assertThat(graph.edgeSet()).hasSize(MILLION);
    }
}
