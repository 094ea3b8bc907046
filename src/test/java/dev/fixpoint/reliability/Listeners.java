package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Listeners that throw or block, at each event in turn. */
final class Listeners {

    /** More than a convergence of these jobs has events. */
    private static final int EVENTS = 60;

    private static final int WORKERS = Workers.values().length;
    private static final int FEW = 10;

    List<Scenario> scenarios() {
        return List.of(
                new Scenario(
                        "listener-throws",
                        "a listener throws at each event in turn, and at all of them",
                        EVENTS * WORKERS,
                        FEW * WORKERS,
                        this::throwing),
                new Scenario(
                        "listener-blocks",
                        "a listener blocks at each event in turn until the jobs that can go on without it have gone on",
                        EVENTS * WORKERS,
                        FEW * WORKERS,
                        this::blocking));
    }

    private static void declare(Site site) {
        site.ordinary(Site.TROUBLE, "before");
        site.surround();
    }

    private void throwing(Trial trial) throws IOException, InterruptedException {
        int number = trial.number() / WORKERS;
        List<HostileException.Kind> kinds = List.of(HostileException.Kind.values());
        RuntimeException error = new HostileException(kinds.get(number % kinds.size()));
        Site site = new Site(trial);
        declare(site);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger thrown = new AtomicInteger();
        Report report = site.converge(fixpoint -> fixpoint.listener(new EachEvent(event -> {
            if (told.getAndIncrement() >= number) { // and so at all later ones
                thrown.incrementAndGet();
                throw error;
            }
        })));
        trial.figure("events", told.get());
        assertThat(report.succeeded()).isTrue();
        assertThat(report.listenerError().isPresent()).isEqualTo(thrown.get() > 0);
        report.listenerError()
                .ifPresent(kept ->
                        assertThat(kept == error).as("the error that is kept").isTrue());
    }

    /** One after the other, all wait for it. In parallel nobody does: the last job is done before the listener goes on. */
    private void blocking(Trial trial) throws IOException, InterruptedException {
        int number = trial.number() / WORKERS;
        Site site = new Site(trial);
        declare(site);
        CountDownLatch lastIsDone = new CountDownLatch(1);
        site.jobs().job("last").dependsOn("after", "apart").check(job -> lastIsDone.countDown());
        AtomicInteger told = new AtomicInteger();
        Report report = site.converge(fixpoint -> fixpoint.listener(new EachEvent(event -> {
            if (told.getAndIncrement() == number
                    && site.workers() != Workers.ONE
                    && !(event instanceof Event.ConvergenceStarted)) { // before that nothing has begun
                Threads.await(lastIsDone);
            }
        })));
        assertThat(report.listenerError()).isEmpty();
        assertThat(report.succeeded()).isTrue();
        trial.figure("events", told.get());
    }
}
