package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A clock that somebody sets while a convergence goes on. */
final class Clocks {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final int TIMES = 60;

    List<Scenario> scenarios() {
        return List.of(
                scenario("clock-back", "the time of day is set back by an hour in the middle", this::timeOfDay, -1),
                scenario(
                        "clock-forward", "the time of day is set forward by an hour in the middle", this::timeOfDay, 1),
                scenario(
                        "machine-asleep",
                        "the count of nanoseconds goes forward by an hour in the middle, as if the machine had slept",
                        this::nanoseconds,
                        1),
                scenario(
                        "broken-clock",
                        "the count of nanoseconds goes back by an hour in the middle, which no clock may do",
                        this::nanoseconds,
                        -1));
    }

    @FunctionalInterface
    private interface Setting {
        void perform(Trial trial, Duration by) throws IOException, InterruptedException;
    }

    private static Scenario scenario(String id, String what, Setting setting, int direction) {
        return new Scenario(
                id,
                what,
                TIMES,
                2 * Workers.values().length,
                trial -> setting.perform(trial, HOUR.multipliedBy(direction)));
    }

    /** A clock that can be set. */
    private static final class Settable implements TimeSource {
        private final FakeTime time = new FakeTime();
        private volatile Duration timeOfDay = Duration.ZERO;
        private volatile Duration count = Duration.ZERO;

        @Override
        public Instant instant() {
            return time.instant().plus(timeOfDay);
        }

        @Override
        public long nanoTime() {
            return time.nanoTime() + count.toNanos();
        }

        @Override
        public void park(long nanos, boolean working) {
            time.park(nanos, working);
        }
    }

    /** A job that takes a second a phase fails twice, and the clock is set in one of its phases. */
    private static Report converge(Site site, Trial trial, Settable clock, Runnable setting)
            throws IOException, InterruptedException {
        int when = trial.random().nextInt(9);
        int[] phases = new int[1];
        site.time(clock);
        site.jobs()
                .job(Site.TROUBLE)
                .dependsOn("before")
                .tries(3)
                .retryDelay(DELAY)
                .check(job -> {
                    pass(clock, phases, when, setting);
                    job.require(job.attempt() == 3 && job.phase() == Phase.RECHECK, "not done yet");
                })
                .run(job -> {
                    site.executed(job);
                    pass(clock, phases, when, setting);
                })
                .cleanup(site::cleaned);
        site.surround();
        Report report = site.converge();
        site.verifyOutcomes(report, "before converged", "apart converged", "trouble converged", "after converged");
        assertThat(report.job(Site.TROUBLE).attempts()).hasSize(3);
        assertThat(report.succeeded()).isTrue();
        return report;
    }

    private static void pass(Settable clock, int[] phases, int when, Runnable setting) {
        clock.time.advance(Duration.ofSeconds(1));
        if (phases[0] == when) {
            setting.run();
        }
        phases[0]++;
    }

    /** Nothing is to be seen of it: all times are counted from the start. */
    private void timeOfDay(Trial trial, Duration by) throws IOException, InterruptedException {
        Site site = new Site(trial);
        Settable clock = new Settable();
        Report report = converge(site, trial, clock, () -> clock.timeOfDay = by);
        assertThat(report.started()).isEqualTo(FakeTime.START);
        assertThat(report.duration()).isEqualTo(DELAY.multipliedBy(2).plusSeconds(9));
        assertThat(report.waited()).isEqualTo(DELAY.multipliedBy(2));
    }

    /** Forward is seen in the phase in which that happens; back is not seen at all. */
    private void nanoseconds(Trial trial, Duration by) throws IOException, InterruptedException {
        Site site = new Site(trial);
        Settable clock = new Settable();
        Report report = converge(site, trial, clock, () -> clock.count = by);
        assertThat(report.started()).isEqualTo(FakeTime.START);
        Duration least = DELAY.multipliedBy(2)
                .plusSeconds(by.isNegative() ? 8 : 9); // a step back may take the second of its phase along
        assertThat(report.duration())
                .isBetween(least, DELAY.multipliedBy(2).plusSeconds(9).plus(by.isNegative() ? Duration.ZERO : by));
        assertThat(report.job(Site.TROUBLE).attempts())
                .flatExtracting(attempt -> attempt.phases())
                .hasSize(9);
    }
}
