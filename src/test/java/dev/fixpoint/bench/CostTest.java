package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CostTest {

    @Test
    void aThreadThatEndsTakesNoneOfTheOthersTimeWithIt() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            compute();
            busy.countDown();
            await(end);
        });
        other.start();
        await(busy);
        Cost.Meter meter = Cost.JAVA_THREADS.start();
        end.countDown();
        other.join();

        assertThat(meter.read()).isPositive();
    }

    @Test
    void whatANewThreadUsesCounts() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        long[] used = new long[1];
        Cost.Meter meter = Cost.JAVA_THREADS.start();
        Thread other = new Thread(() -> {
            Cost.Meter own = Cost.THREAD.start();
            compute();
            used[0] = own.read();
            busy.countDown();
            await(end);
        });
        other.start();
        await(busy);

        long counted = meter.read();
        end.countDown();
        other.join();

        assertThat(counted).isGreaterThanOrEqualTo(used[0]).isPositive();
    }

    private static void compute() {
        Cost.Meter meter = Cost.THREAD.start();
        while (meter.read() < 20_000_000) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
