package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.EventRecorder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As many jobs are counted as the engine says have finished. */
class ParticipantsTest {

    private static JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("disk").check(job -> {});
        jobs.job("file").dependsOn("disk").check(job -> {});
        jobs.job("other").check(job -> {});
        jobs.job("service").dependsOn("file", "other").check(job -> {});
        return jobs.build();
    }

    @Test
    void areAllIfNoneIsLeftOut() {
        assertThat(Participants.count(graph(), Set.of())).isEqualTo(4);
    }

    @Test
    void areThoseThatTheEngineCounts() {
        EventRecorder recorder = new EventRecorder();
        Fixpoint.of(graph()).assumeDone("file").listener(recorder).converge();
        assertThat(recorder.events(Event.JobFinished.class)).hasSize(2);
        assertThat(Participants.count(graph(), Set.of("file"))).isEqualTo(2);
        assertThat(Participants.count(graph(), Set.of("service"))).isZero();
    }
}
