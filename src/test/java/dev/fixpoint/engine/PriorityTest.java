package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whose turn it is where jobs have priorities, or an order is given: rule 18. */
class PriorityTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final EventRecorder recorder = new EventRecorder();

    private List<String> attempts(UnaryOperator<Fixpoint> options) {
        options.apply(Fixpoint.of(jobs.build()).listener(recorder).timeSource(new FakeTime()))
                .converge();
        return recorder.attempts();
    }

    @Test
    void theHighestGoesFirst() {
        jobs.job("usual");
        jobs.job("late").priority(-1);
        jobs.job("early").priority(5);

        assertThat(attempts(options -> options)).containsExactly("early", "usual", "late");
    }

    @Test
    void isLentToAllThatTheJobNeeds() {
        jobs.job("usual");
        jobs.job("urgent").priority(9).dependsOn("first step");
        jobs.job("first step").dependsOn("very first");
        jobs.job("very first").priority(-7);
        jobs.job("other urgent").priority(9);

        assertThat(attempts(options -> options))
                .containsExactly("very first", "first step", "urgent", "other urgent", "usual");
    }

    @Test
    void isNotLentByAJobThatTakesNoPart() {
        jobs.job("usual");
        jobs.job("urgent").priority(9).dependsOn("step");
        jobs.job("step");
        jobs.job("needs step").dependsOn("step");

        assertThat(attempts(options -> options.exclude("urgent"))).containsExactly("usual", "step", "needs step");
    }

    @Test
    void goesBeforeTheSweep() {
        jobs.job("usual").tries(1).check(job -> job.require(false, "no"));
        jobs.job("stubborn").priority(1).tries(3).retryDelay(Duration.ZERO).check(job -> job.require(false, "no"));

        assertThat(attempts(options -> options)).containsExactly("stubborn", "stubborn", "stubborn", "usual");
    }

    @Test
    void anOrderTakesThePlaceOfThePositions() {
        jobs.job("a").dependsOn("c");
        jobs.job("b");
        jobs.job("c");

        assertThat(attempts(options -> options.order(Comparator.reverseOrder())))
                .containsExactly("c", "b", "a");
    }

    @Test
    void jobsThatAnOrderCallsEqualGoByPosition() {
        jobs.job("z");
        jobs.job("m");
        jobs.job("a");

        assertThat(attempts(options -> options.order(Comparator.comparing(String::isEmpty))))
                .containsExactly("z", "m", "a");
    }
}
