package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /** Looking at all timers for each of them would take minutes. */
    @Test
    @Timeout(60)
    void hundredsOfThousandsOfJobsInTheMiddleOfAnAttemptGoOnAfterTheClose() {
        int size = 400_000;
        Progress many =
                start(IntStream.range(0, size).mapToObj(Integer::toString).toArray(String[]::new));
        for (int job = 0; job < size; job++) {
            many.take(0);
            many.suspend(job, job % 2 == 0 ? 10 : 20, 0);
        }
        many.wake(10);

        many.close();
        many.close();

        int gone = 0;
        for (int job = many.take(20); job != Progress.NONE; job = many.take(20)) {
            gone += many.resume(job) ? 1 : 0;
        }
        assertThat(gone).as("each once").isEqualTo(size);
    }
}
