package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

    @Test
    void keepsEveryEventInItsOrder() {
        EventRecorder recorder = new EventRecorder();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("tv")
                .tries(2)
                .check(job -> {
                    job.status("looking");
                    job.require(job.attempt() == 2, "off");
                })
                .cleanup(job -> {});

        Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .listener(recorder)
                .converge()
                .orThrow();

        assertThat(recorder.kinds())
                .isEqualTo("ConvergenceStarted SweepStarted AttemptStarted PhaseStarted StatusChanged PhaseEnded"
                        + " PhaseStarted PhaseEnded PhaseStarted StatusChanged PhaseEnded AttemptEnded Waiting"
                        + " SweepStarted AttemptStarted PhaseStarted StatusChanged PhaseEnded AttemptEnded JobFinished"
                        + " CleanupStarted CleanupEnded ConvergenceEnded");
        assertThat(recorder.phases()).containsExactly("tv.check", "tv.run", "tv.recheck", "tv.check");
        assertThat(recorder.attempts()).containsExactly("tv", "tv");
        assertThat(recorder.events(Event.Waiting.class)).hasSize(1);
        assertThat(recorder.events()).hasSize(23);
    }
}
