package dev.fixpoint.model;

import dev.fixpoint.engine.Threads;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Converges random graphs with faults and cancels, one after the other, and compares each with the reference model, for as long
 * as it is told. It ends with 1 and the seed at the first that differs or hangs.
 *
 * <p>{@code -Dsoak.minutes=N} or {@code -Dsoak.seconds=N} says how long, three minutes by default; {@code -Dsoak.seed=N} which
 * seed is the first, one drawn by lot by default; {@code -Dsoak.replay=N} repeats the case of a single seed.
 */
public final class Soak {

    private static final Duration TELL_EVERY = Duration.ofSeconds(30);

    /** A case takes milliseconds. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

    /** How often a single case is repeated on each number of workers: what goes wrong in parallel does not do so each time. */
    private static final int REPLAYS = 200;

    private static final boolean VIRTUAL = hasVirtualThreads();

    private final long started = System.nanoTime();
    private final long first;
    private volatile long seed;
    private volatile long seedStarted = started;
    private long convergences;
    private long cancelled;
    private long virtual;

    private Soak(long first) {
        this.first = first;
        this.seed = first;
    }

    /** Soaks. */
    public static void main(String[] args) {
        Long replay = Long.getLong("soak.replay");
        Long given = Long.getLong("soak.seed");
        Soak soak = new Soak(replay != null ? replay : given != null ? given : new Random().nextInt(1_000_000_000));
        Thread watchdog = new Thread(soak::watch, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            if (replay != null) {
                soak.replay();
            } else {
                soak.go(duration());
            }
        } catch (AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Duration duration() {
        Integer seconds = Integer.getInteger("soak.seconds");
        return seconds != null
                ? Duration.ofSeconds(seconds)
                : Duration.ofMinutes(Integer.getInteger("soak.minutes", 3));
    }

    private void go(Duration duration) {
        say("%s from seed %d, on Java %s", Durations.format(duration), first, Runtime.version());
        Duration told = Duration.ZERO;
        while (elapsed().compareTo(duration) < 0) {
            int most = 2 + (int) Math.floorMod(seed, 7L);
            Workers several = new Workers(most, VIRTUAL && seed % 3 == 0, seed % 4 == 0, seed % 11 != 0);
            List.of(seed % 5 == 0 ? Workers.ALONE : Workers.SERIAL, Workers.UNWATCHED, several)
                    .forEach(this::converge);
            seedStarted = System.nanoTime();
            long next = seed + 1;
            seed = next;
            if (elapsed().minus(told).compareTo(TELL_EVERY) > 0) {
                told = elapsed();
                tell();
            }
        }
        tell();
    }

    private void replay() {
        say("seed %d, %d times on each number of workers, on Java %s", seed, REPLAYS, Runtime.version());
        converge(Workers.SERIAL);
        converge(Workers.UNWATCHED);
        List<Workers> all = IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(most -> Stream.of(
                        new Workers(most, false, false, true),
                        new Workers(most, false, true, true),
                        new Workers(most, VIRTUAL, true, true),
                        new Workers(most, VIRTUAL, false, false)))
                .toList();
        for (int i = 0; i < REPLAYS; i++) {
            seedStarted = System.nanoTime();
            all.forEach(this::converge);
        }
        say("%d convergences, and no fault", convergences);
    }

    private void converge(Workers workers) {
        CaseRun run = Trial.of(seed, workers, "mvn -Psoak verify -Dsoak.replay=" + seed);
        convergences++;
        cancelled += run.report.cancelled() ? 1 : 0;
        virtual += workers.virtual() ? 1 : 0;
    }

    private void tell() {
        say(
                "%s: %,d cases, seeds %d to %d; %,d convergences (%,d cancelled, %,d on virtual threads), %,d a second; no fault",
                Durations.format(Duration.ofSeconds(elapsed().toSeconds())),
                seed - first,
                first,
                seed - 1,
                convergences,
                cancelled,
                virtual,
                convergences * 1_000 / Math.max(1, elapsed().toMillis()));
    }

    /** Ends it all if a case does not come to its end. */
    private void watch() {
        while (true) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
            if (Duration.ofNanos(System.nanoTime() - seedStarted).compareTo(HANGS_AFTER) > 0) {
                say("seed %d hangs; replay it with mvn -Psoak verify -Dsoak.replay=%d", seed, seed);
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    System.err.println(thread);
                    Stream.of(stack).forEach(frame -> System.err.println("    at " + frame));
                });
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static boolean hasVirtualThreads() {
        try {
            Threads.virtualThreads();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static void say(String text, Object... values) {
        System.out.println("soak: " + String.format(Locale.ROOT, text, values));
    }
}
