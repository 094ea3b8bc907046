package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a builder is used and misused, and what its one error looks like. */
class GraphBuilderTest {

    @DependsOn(Popcorn.class)
    private static final class WatchMovie implements DummyJob {}

    private static final class Popcorn implements DummyJob {}

    private static final class Pizza implements DummyJob {}

    @Test
    void anEmptyGraphIsRefused() {
        String problem = "it is empty; name a target class in JobGraph.builder(...), or declare a job with job(...)";
        assertRefused(JobGraph.builder(), problem);
        assertThatThrownBy(JobGraph.builder()::build)
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("invalid graph: " + problem);
    }

    @Test
    void everyProblemIsInOneError() {
        JobGraph.Builder jobs = JobGraph.builder(WatchMovie.class).target("Pizzza");
        jobs.job("Popcorn").tries(0).dependsOn("oil");
        jobs.job("salt").requiredBy("salt");
        jobs.job("");
        assertThatThrownBy(jobs::build).hasMessage("""
                invalid graph, 6 problems:
                  job "Popcorn" has 0 tries; a job needs 1 or more, the first attempt included
                  job name "" is blank; give the job a name that can be read
                  two jobs are named "Popcorn": class dev.fixpoint.graph.GraphBuilderTest$Popcorn and job("Popcorn"); \
                give one of them another name
                  target "Pizzza", which does not exist
                  job "Popcorn" depends on "oil", which does not exist
                  dependency cycle: salt -> salt; take one of these dependencies away""");
    }

    @Test
    void ofManyProblemsTheFirstHundredArePrinted() {
        assertThat(refusalOf(100).getMessage().lines())
                .hasSize(101)
                .endsWith("  job \"job 199\" has 0 tries; a job needs 1 or more, the first attempt included");
        InvalidGraphException refusal = refusalOf(150);
        List<String> lines = refusal.getMessage().lines().toList();
        assertThat(lines)
                .hasSize(102)
                .startsWith("invalid graph, 150 problems:")
                .contains("  job \"job 199\" has 0 tries; a job needs 1 or more, the first attempt included")
                .endsWith("  and 50 more");
        assertThat(refusal.problems())
                .hasSize(150)
                .endsWith("job \"job 249\" has 0 tries; a job needs 1 or more, the first attempt included");
        assertThatThrownBy(() -> refusal.problems().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static InvalidGraphException refusalOf(int problems) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (int i = 100; i < 100 + problems; i++) {
            jobs.job("job " + i).tries(0);
        }
        return catchThrowableOfType(InvalidGraphException.class, jobs::build);
    }

    @Test
    void theErrorCanBeSerialized() throws Exception {
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, JobGraph.builder()::build);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidGraphException copy = (InvalidGraphException) in.readObject();
            assertThat(copy).hasMessage(refusal.getMessage());
            assertThat(copy.problems()).isEqualTo(refusal.problems());
        }
    }

    @Test
    void nothingIsTakenOnceTheGraphWasBuilt() {
        JobGraph.Builder jobs = JobGraph.builder();
        JobBuilder job = jobs.job("popcorn");
        JobGraph graph = jobs.build();
        assertClosed(jobs::build);
        assertClosed(() -> jobs.target("popcorn"));
        assertClosed(() -> jobs.target(Popcorn.class));
        assertClosed(() -> jobs.job("pizza"));
        assertClosed(() -> jobs.job(Pizza.class));
        assertClosed(() -> jobs.job("pizza", Pizza::new));
        assertClosed(() -> jobs.job("pizza", Pizza.class, Pizza::new));
        assertClosed(() -> jobs.instantiateWith(type -> new Pizza()));
        assertClosed(() -> job.dependsOn("pizza"));
        assertClosed(() -> job.dependsOn(Pizza.class));
        assertClosed(() -> job.requiredBy("pizza"));
        assertClosed(() -> job.requiredBy(Pizza.class));
        assertClosed(() -> job.tries(1));
        assertClosed(() -> job.retryDelay(Duration.ZERO));
        assertClosed(() -> job.check(context -> {}));
        assertClosed(() -> job.run(context -> {}));
        assertClosed(() -> job.cleanup(context -> {}));
        assertClosed(job::overriding);
        assertThat(graph.jobs()).containsExactly("popcorn");
    }

    @Test
    void nothingIsTakenOnceTheGraphWasRefused() {
        JobGraph.Builder jobs = JobGraph.builder();
        assertThatThrownBy(jobs::build).isInstanceOf(InvalidGraphException.class);
        assertClosed(() -> jobs.job("popcorn"));
        assertClosed(jobs::build);
    }

    @Test
    void instancesAreMadeInOneWayOnly() {
        JobGraph.Builder jobs = JobGraph.builder().instantiateWith(type -> new Pizza());
        assertThatThrownBy(() -> jobs.instantiateWith(type -> new Popcorn()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("instantiateWith was set twice; set it once");
    }

    @Test
    void jobsThatNoTargetNeedsAreWorthAWarning() {
        assertThat(Declarations.unneededWarning(List.of("salad")))
                .isEqualTo("jobs that no target needs take no part: \"salad\"");
        assertThat(Declarations.unneededWarning(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")))
                .isEqualTo("jobs that no target needs take no part:"
                        + " \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\"");
        assertThat(Declarations.unneededWarning(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")))
                .endsWith(", \"10\" and 1 more");
    }

    @Test
    void theWarningIsLogged() {
        PrintStream before = System.err; // where SLF4J's simple logger writes
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
            JobGraph.Builder jobs = JobGraph.builder(Pizza.class);
            jobs.job("salad");
            jobs.build();
            JobGraph.Builder others = JobGraph.builder();
            others.job("soup");
            others.build();
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains(" WARN dev.fixpoint.graph.JobGraph - jobs that no target needs take no part: \"salad\"")
                .containsOnlyOnce("take no part");
    }

    private static void assertClosed(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("build() was called already; make a new builder for another graph");
    }
}
