package dev.fixpoint.engine;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Policy;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings for tests of parts of the engine: one try, no delay, and nothing else that was asked for. */
final class SomeSettings {

    private SomeSettings() {}

    static Settings of(JobGraph graph, int workers) {
        return of(graph, workers, new Settings.Turns(Map.of(), Optional.empty()));
    }

    static Settings of(JobGraph graph, int workers, Settings.Turns turns) {
        return new Settings(
                graph,
                Arguments.NONE,
                Map.of(),
                new Settings.Retries(1, Duration.ZERO, 0),
                Policy.NONE,
                new Settings.Mode(false, false, false, false),
                new Settings.Workers(workers, false, Duration.ZERO, Optional.empty(), Settings.Named.NONE),
                turns,
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                TimeSource.system());
    }
}
