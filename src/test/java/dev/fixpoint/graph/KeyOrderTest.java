package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Produces;
import org.junit.jupiter.api.Test;

/** Who reads a key of global storage must come behind who writes it. */
class KeyOrderTest {

    private static final Key<Integer> PORT = Key.of("port", int.class);

    @Produces({"port", "address"})
    private static class Bind implements DummyJob {}

    @Consumes("port")
    @DependsOn(Bind.class)
    private static class Serve implements DummyJob {}

    private static final class ServeMore extends Serve {}

    @Consumes("address")
    private static final class Announce implements DummyJob {}

    private final JobGraph.Builder jobs = JobGraph.builder();

    @Test
    void areKeptAsDeclared() {
        jobs.job("a").produces("z", "b").produces(PORT);
        jobs.job("b").dependsOn("a").consumes(PORT, Key.of("z", String.class)).consumes("z", "b");
        JobGraph graph = jobs.build();

        assertThat(graph.produces("a")).containsExactly("z", "b", "port");
        assertThat(graph.consumes("b")).containsExactly("port", "z", "b");
        assertThat(graph.produces("b")).isEmpty();
        assertThat(graph.consumes("a")).isEmpty();
        assertThat(graph.definition(0).produces()).isEqualTo(graph.produces("a"));
        assertThat(graph.definition(1).consumes()).isEqualTo(graph.consumes("b"));
        assertThatThrownBy(() -> graph.produces("a").clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> graph.consumes("c")).isInstanceOf(UnknownJobException.class);
    }

    @Test
    void areInheritedFromAClass() {
        JobGraph graph = JobGraph.builder(ServeMore.class).build();

        assertThat(graph.produces("Bind")).containsExactly("port", "address");
        assertThat(graph.consumes("ServeMore")).containsExactly("port");
    }

    @Test
    void aConsumerThatDoesNotDependOnTheProducerIsRefused() {
        jobs.job("a").produces("k");
        jobs.job("b").consumes("k");
        assertRefused(jobs, missing("b", "k", "a"));
        assertRefused(JobGraph.builder(Serve.class, Announce.class), missing("Announce", "address", "Bind"));
    }

    @Test
    void aSoftOrderIsNotEnough() {
        jobs.job("a").produces("k");
        jobs.job("b").consumes("k").after("a");
        assertRefused(jobs, missing("b", "k", "a"));
    }

    @Test
    void aProducerThatNoTargetNeedsIsMissing() {
        jobs.target("b");
        jobs.job("a").produces("k");
        jobs.job("b").consumes("k");
        assertRefused(jobs, missing("b", "k", "a"));
    }

    @Test
    void ofTwoProducersOnlyThoseThatTakePartCount() {
        jobs.target("b");
        jobs.job("from source").produces("binary");
        jobs.job("from package").produces("binary");
        jobs.job("b").dependsOn("from package").consumes("binary");
        JobGraph graph = jobs.build();

        assertThat(graph.unneeded()).containsExactly("from source");
        assertThatThrownBy(() -> graph.subgraph("b", "from source"))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("invalid graph: " + unordered("from package", "from source", "binary"));
    }

    @Test
    void aKeyThatNobodyProducesMayBeStoredBefore() {
        jobs.job("a").consumes("k");
        jobs.job("b").produces("other");
        assertThat(jobs.build().size()).isEqualTo(2);
    }

    @Test
    void aDependencyThroughOthersWillDo() {
        jobs.job("c").dependsOn("b").consumes("k");
        jobs.job("b").dependsOn("a");
        jobs.job("a").produces("k");
        assertThat(jobs.build().jobs()).containsExactly("a", "b", "c");
    }

    @Test
    void aConsumerOnWhichItsProducerDependsIsRefused() {
        jobs.job("a").dependsOn("b").produces("k");
        jobs.job("b").consumes("k");
        assertRefused(
                jobs,
                "job \"b\" consumes \"k\", but job \"a\", which produces it, depends on \"b\"; let \"b\" depend on \"a\""
                        + " instead");
    }

    @Test
    void twoProducersInNoOrderAreRefused() {
        jobs.job("a").produces("k");
        jobs.job("b").produces("k");
        jobs.job("c").produces("k").dependsOn("b");
        jobs.job("d").consumes("k");
        assertRefused(jobs, unordered("a", "b", "k"));
    }

    @Test
    void producersInARowWillDo() {
        jobs.job("c").produces("k").dependsOn("between");
        jobs.job("between").dependsOn("b");
        jobs.job("b").produces("k").dependsOn("a");
        jobs.job("a").produces("k");
        jobs.job("d").consumes("k").dependsOn("c");
        assertThat(jobs.build().size()).isEqualTo(5);
    }

    @Test
    void whoReadsAndWritesHasItsPlaceInTheRow() {
        jobs.job("a").produces("k").consumes("k");
        jobs.job("b").produces("k").consumes("k").dependsOn("a");
        jobs.job("c").consumes("k").dependsOn("b");
        assertThat(jobs.build().size()).isEqualTo(3);
    }

    @Test
    void aConsumerMayStandBetweenTwoProducers() {
        jobs.job("first").produces("k");
        jobs.job("reader").consumes("k").dependsOn("first");
        jobs.job("second").produces("k").dependsOn("reader");
        assertThat(jobs.build().size()).isEqualTo(3);
    }

    @Test
    void aConsumerMayNotStandBesideTheSecondProducer() {
        jobs.job("first").produces("k");
        jobs.job("second").produces("k").dependsOn("first");
        jobs.job("reader").consumes("k").dependsOn("first");
        assertRefused(jobs, missing("reader", "k", "second"));
    }

    @Test
    void allAreToldAtOnceWithWhateverElseIsWrong() {
        jobs.job("a").produces("k", "l").tries(0);
        jobs.job("b").consumes("l", "k");
        jobs.job("c").consumes("k");
        jobs.job("d").after("e").consumes("k").dependsOn("a");
        jobs.job("e").after("d");
        assertRefused(
                jobs,
                "job \"a\" has 0 tries; a job needs 1 or more, the first attempt included",
                "dependency cycle: d -after-> e -after-> d; take one of these dependencies or \"after\"s away",
                missing("b", "k", "a"),
                missing("c", "k", "a"),
                missing("b", "l", "a"));
    }

    @Test
    void namesAreQuotedOnOneLine() {
        jobs.job("a").produces("k\n\"x\"");
        jobs.job("b").consumes("k\n\"x\"");
        assertRefused(
                jobs,
                "job \"b\" consumes \"k\\n\"x\"\", which job \"a\" produces, but does not depend on it; add"
                        + " dependsOn(\"a\")");
    }

    private static String missing(String consumer, String key, String producer) {
        return "job \"" + consumer + "\" consumes \"" + key + "\", which job \"" + producer
                + "\" produces, but does not depend on it; add dependsOn(\"" + producer + "\")";
    }

    private static String unordered(String first, String second, String key) {
        return "jobs \"" + first + "\" and \"" + second + "\" both produce \"" + key
                + "\", and neither depends on the other; say which is first: add dependsOn(\"" + first + "\") to job \""
                + second + "\", or the other way round";
    }
}
