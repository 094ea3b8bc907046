package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fixpoint.testing.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the first and the second signal do. How real ones end a process is shown in a real terminal. */
class InterruptionsTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    private Interruptions install() {
        return Interruptions.install(
                () -> done.add("cancel"), () -> done.add("restore"), status -> done.add("halt " + status));
    }

    @Test
    void theFirstCancelsAndTheSecondLeaves() {
        try (Interruptions interruptions = install()) {
            assertThat(interruptions.exitStatus()).isEmpty();
            interruptions.received(130);
            assertThat(done).containsExactly("cancel");
            assertThat(interruptions.exitStatus()).hasValue(130);

            interruptions.received(143);
            assertThat(done).containsExactly("cancel", "restore", "halt 143");
            assertThat(interruptions.exitStatus()).hasValue(130);
        }
    }

    @Test
    void theSecondLeavesEvenIfTheFirstIsStillAtItAndNothingCanBeRestored() throws InterruptedException {
        CountDownLatch cancelling = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (Interruptions interruptions = Interruptions.install(
                () -> {
                    cancelling.countDown();
                    awaitQuietly(never);
                },
                () -> awaitQuietly(never),
                status -> done.add("halt " + status))) {
            Thread first = new Thread(() -> interruptions.received(130));
            first.start();
            Threads.await(cancelling);
            interruptions.received(130);
            assertThat(done).containsExactly("halt 130");
            never.countDown();
            Threads.join(first);
        }
    }

    @Test
    void theEndOfTheConvergenceWaitsUntilTheFirstHasSaidWhatItDoes() throws InterruptedException {
        CountDownLatch cancelling = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        Interruptions interruptions = Interruptions.install(
                () -> {
                    cancelling.countDown();
                    awaitQuietly(said);
                    done.add("said");
                },
                () -> {},
                status -> {});
        Thread first = new Thread(() -> interruptions.received(130));
        first.start();
        Threads.await(cancelling);
        Thread closing = new Thread(() -> {
            interruptions.close();
            done.add("closed");
        });
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            assertThat(closing.isAlive()).as("waits").isTrue();
            Thread.onSpinWait();
        }
        said.countDown();
        Threads.join(closing);
        assertThat(done).containsExactly("said", "closed");
        Threads.join(first);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void takesRealSignalsAndGivesThemBack() throws InterruptedException {
        CountDownLatch before = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Signals.Handling own = Signals.handle("INT", before::countDown).orElse(null);
        assumeTrue(own != null, "SIGINT is not to be had");
        Interruptions interruptions = Interruptions.install(cancelled::countDown, () -> {}, status -> {});
        SignalsTest.send("INT");
        Threads.await(cancelled);
        assertThat(interruptions.exitStatus()).hasValue(130);
        assertThat(before.getCount()).isOne();

        interruptions.close();
        interruptions.close();
        SignalsTest.send("INT");
        Threads.await(before);
        own.close();
    }

    @Test
    void withoutSignalsTheEndOfTheProcessCancelsAndWaits() throws InterruptedException {
        Interruptions interruptions = install();
        Thread ending = new Thread(() -> {
            interruptions.ending(true);
            done.add("ended");
        });
        ending.start();
        while (ending.getState() != Thread.State.WAITING) {
            assertThat(ending.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        assertThat(done).containsExactly("cancel");
        interruptions.close();
        Threads.join(ending);
        assertThat(done).containsExactly("cancel", "ended");
    }

    @Test
    void anEndThatAJobHasCausedDoesNotWaitForThatJob() {
        try (Interruptions interruptions = install()) {
            interruptions.ending(false);
            assertThat(done).containsExactly("cancel");
        }
    }
}
