package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same graph, with each fresh instance passed through a function. */
class WrappedGraphTest {

    private record Made(int number) implements DummyJob {}

    private record Wrapped(String by, String job, AnyJob instance) implements DummyJob {}

    private final List<String> asked = new ArrayList<>();
    private int made;

    private JobGraph.Builder builder() {
        JobGraph.Builder jobs = JobGraph.builder().target("top");
        jobs.job("top", () -> new Made(made++))
                .dependsOn("base")
                .after("soft")
                .phaseTimeout(Duration.ofSeconds(1))
                .pool("db");
        jobs.job("base", () -> new Made(made++)).requiredBy("soft");
        jobs.job("soft", () -> new Made(made++)).requiredBy("top");
        jobs.job("left out", () -> new Made(made++));
        return jobs;
    }

    private AnyJob wrap(String job, AnyJob instance) {
        asked.add(job);
        return new Wrapped("first", job, instance);
    }

    @Test
    void eachFreshInstanceIsPassedOn() throws Exception {
        JobGraph graph = builder().build().wrapped(this::wrap);

        assertThat(graph.newInstance(0)).isEqualTo(new Wrapped("first", "base", new Made(0)));
        assertThat(graph.newInstance(0)).isEqualTo(new Wrapped("first", "base", new Made(1)));
        assertThat(graph.definition(2).factory().create()).isEqualTo(new Wrapped("first", "top", new Made(2)));
        assertThat(asked).containsExactly("base", "base", "top");
    }

    @Test
    void theGraphItselfIsAsItWas() throws Exception {
        JobGraph graph = builder().build();
        JobGraph wrapped = graph.wrapped(this::wrap);

        assertThat(wrapped).hasToString(graph.toString());
        assertThat(wrapped.targets()).isEqualTo(graph.targets());
        assertThat(wrapped.unneeded()).isEqualTo(graph.unneeded());
        assertThat(wrapped.toDot()).isEqualTo(graph.toDot());
        assertThat(wrapped.policy(2)).isEqualTo(graph.policy(2));
        assertThat(wrapped.pools()).containsExactly("db");
        assertThat(graph.newInstance(0)).as("nor is the other one changed").isEqualTo(new Made(0));
        assertThat(asked).isEmpty();
    }

    @Test
    void subgraphsAreWrappedAsWell() throws Exception {
        JobGraph graph = builder().build().wrapped(this::wrap).subgraph("left out");

        assertThat(graph.newInstance(0)).isEqualTo(new Wrapped("first", "left out", new Made(0)));
    }

    @Test
    void functionsAreCalledInTheOrderOfTheWrapping() throws Exception {
        JobGraph graph =
                builder().build().wrapped(this::wrap).wrapped((job, instance) -> new Wrapped("second", job, instance));

        assertThat(graph.newInstance(0))
                .isEqualTo(new Wrapped("second", "base", new Wrapped("first", "base", new Made(0))));
    }

    @Test
    void nullIsNotPassedOn() throws Exception {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("none", () -> null);
        jobs.job("some", () -> new Made(0));
        JobGraph graph = jobs.build();

        assertThat(graph.wrapped(this::wrap).newInstance(0)).isNull();
        assertThat(asked).isEmpty();
        JobGraph twice = graph.wrapped((job, instance) -> null).wrapped(this::wrap);
        assertThat(twice.newInstance(1)).isNull();
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> graph.wrapped(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatAFactoryThrowsIsNotSeen() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("broken", () -> {
            throw new IOException("no disk");
        });
        JobGraph graph = jobs.build().wrapped(this::wrap);

        assertThatThrownBy(() -> graph.newInstance(0)).isInstanceOf(IOException.class);
        assertThat(asked).isEmpty();
    }
}
