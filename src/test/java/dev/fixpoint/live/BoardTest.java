package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.live.Scene.Active;
import dev.fixpoint.live.Scene.Resting;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.test.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is going on with a job whose checks must pass several times. */
class BoardTest {

    private static final Instant START = FakeTime.START;

    private final Board board = new Board(
            new Event.ConvergenceStarted(
                    START, graph(), new Arguments(List.of(), Map.of(), Set.of()), false, new Secrets(Set.of())),
            1,
            new Messages(new Look(false, false)));

    private static JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("dns");
        return jobs.build();
    }

    private void passes(Phase phase, int second) {
        board.phaseStarted(new Event.PhaseStarted(START.plusSeconds(second), "dns", 1, phase));
        board.phaseEnded(
                new Event.PhaseEnded(START.plusSeconds(second), "dns", 1, phase, Duration.ZERO, Optional.empty()));
    }

    @Test
    void waitsBetweenTwoChecks() {
        board.attemptStarted(new Event.AttemptStarted(START, "dns", 1, 1));
        passes(Phase.CHECK, 1);

        assertThat(board.scene(9).counts().waiting()).isEqualTo(1);
        assertThat(board.scene(9).counts().active()).isZero();
        assertThat(board.scene(9).resting()).containsExactly(new Resting("dns", START, 1));

        board.phaseStarted(new Event.PhaseStarted(START.plusSeconds(3), "dns", 1, Phase.CONFIRM));
        assertThat(board.scene(9).active()).containsExactly(new Active("dns", "confirm", START, ""));
        assertThat(board.scene(9).counts().waiting()).isZero();

        passes(Phase.CONFIRM, 3);
        assertThat(board.scene(9).resting()).containsExactly(new Resting("dns", START, 2));

        board.attemptEnded(new Event.AttemptEnded(START.plusSeconds(3), "dns", 1, Outcome.PASSED, Optional.empty()));
        assertThat(board.scene(9).resting()).isEmpty();
        assertThat(board.scene(9).counts().waiting()).isZero();
    }

    @Test
    void aRunIsNotTheEndOfTheWork() {
        board.attemptStarted(new Event.AttemptStarted(START, "dns", 1, 1));
        passes(Phase.RUN, 1);

        assertThat(board.scene(9).active()).containsExactly(new Active("dns", "run", START, ""));
    }
}
