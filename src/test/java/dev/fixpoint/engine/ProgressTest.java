package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import org.junit.jupiter.api.Test;

/** What only several threads at once bring about from outside. */
class ProgressTest {

    private final Progress progress = start("a", "b");

    private static Progress start(String... names) {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String name : names) {
            jobs.job(name);
        }
        Progress started = new Progress(SomeSettings.of(jobs.build(), 2), job -> {});
        started.start();
        return started;
    }

    @Test
    void aJobInTheMiddleOfAnAttemptGoesOnAfterTheClose() {
        assertThat(progress.take(0)).isZero();
        progress.suspend(0, 10, 0);
        progress.wake(10);

        progress.close();

        assertThat(progress.take(10)).as("is due, and has begun").isZero();
        assertThat(progress.resume(0)).isTrue();
        assertThat(progress.take(10)).as("has not begun").isEqualTo(Progress.NONE);
    }

    @Test
    void aJobThatIsNotDueYetGoesOnAfterTheCloseAsWell() {
        assertThat(progress.take(0)).isZero();
        progress.suspend(0, 10, 0);

        progress.close();

        assertThat(progress.take(9)).isEqualTo(Progress.NONE);
        assertThat(progress.take(10)).isZero();
        assertThat(progress.resume(0)).isTrue();
        assertThat(progress.take(10)).as("once only").isEqualTo(Progress.NONE);
    }
}
