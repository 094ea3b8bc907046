package dev.fixpoint.model;

import dev.fixpoint.job.ArgumentException;
import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Policy;
import dev.fixpoint.job.Stability;
import dev.fixpoint.model.JobScript.AttemptScript;
import dev.fixpoint.model.JobScript.Kind;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.model.RandomCase.Options;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Draws random cases. Small numbers everywhere: graphs of a few jobs go wrong in the same ways as large ones and can be read,
 * and on a coarse clock many jobs are due at the same time.
 */
final class RandomCases {

    private final Random random;
    private final List<String> names = new ArrayList<>();

    /** Without either, all depends on the order of sweeps alone. */
    private final boolean delays;

    private final boolean durations;

    /** Each of these in a part of the cases only, so that they are also seen alone. */
    private final boolean policies;

    private final boolean priorities;
    private final boolean softOrder;
    private final Map<String, Integer> limits = new TreeMap<>();

    private RandomCases(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds would begin with nearly the same numbers
        delays = chance(60);
        durations = chance(50);
        policies = chance(30);
        priorities = chance(25);
        softOrder = chance(25);
        if (chance(25)) {
            Stream.of("db", "net").limit(from(1, 2)).forEach(pool -> limits.put(pool, from(1, 4)));
        }
    }

    /** Returns the case of a seed, always the same one. */
    static RandomCase of(long seed) {
        return new RandomCases(seed).draw();
    }

    private RandomCase draw() {
        int size = chance(95)
                ? from(1, 12)
                : chance(80) ? from(13, 30) : from(65, 100); // the last do not fit a word of bits
        for (int i = 0; i < size; i++) {
            names.add("J" + i);
        }
        Collections.shuffle(names, random); // a job may depend on those before it in this list
        int defaultTries = from(1, 5);
        int layer = chance(20) ? from(1, 3) : 0;
        int most = from(0, 3);
        List<JobScript> jobs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> dependsOn = layer > 0 ? layerBelow(i, layer) : someBefore(i, most);
            Terms terms = terms(i);
            jobs.add(job(names.get(i), dependsOn, someAfter(i), defaultTries, terms));
        }
        Collections.shuffle(jobs, random); // and they may be declared in any order
        List<String> targets = chance(50) ? List.of() : List.copyOf(some(names, 3));
        Duration retryDelay = delays ? seconds(0, 5) : Duration.ZERO;
        boolean noAct = chance(10);
        boolean failFast = chance(15);
        boolean manualCleanup = chance(10);
        List<String> needed = needed(new RandomCase(jobs, targets, Options.DEFAULT, Optional.empty()));
        Set<String> excluded = chance(15) ? some(needed, 2) : Set.of();
        Set<String> assumed = chance(15) ? new TreeSet<>(some(needed, 2)) : new TreeSet<>();
        assumed.removeAll(excluded);
        Options options = new Options(
                defaultTries,
                retryDelay,
                policies && chance(50) ? policy() : Policy.NONE,
                from(0, 1_000),
                limits,
                chance(15) ? shuffled() : List.of(),
                noAct,
                failFast,
                manualCleanup,
                excluded,
                assumed);
        return new RandomCase(jobs, targets, options, disturbance(size));
    }

    private List<String> shuffled() {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Optional<Disturbance> disturbance(int size) {
        Disturbance.By[] all = Disturbance.By.values();
        return chance(15)
                ? Optional.of(new Disturbance(all[from(0, all.length - 1)], from(1, 4 * size)))
                : Optional.empty();
    }

    private Terms terms(int job) {
        Map<String, Integer> permits = new TreeMap<>();
        limits.forEach((pool, limit) -> {
            if (chance(50)) {
                permits.put(pool, from(1, limit));
            }
        });
        return new Terms(
                policies && chance(50) ? policy() : Policy.NONE,
                priorities && chance(40) ? from(-2, 2) : 0,
                softOrder && chance(50) ? someBefore(job, 2) : List.of(),
                permits);
    }

    private Policy policy() {
        Policy policy = Policy.NONE;
        if (delays && chance(50)) {
            Backoff backoff = new Backoff(seconds(0, 3), from(1, 3), seconds(3, 12), 0);
            policy = policy.backoff(chance(50) ? backoff : backoff.jitter(0.5));
        }
        if (delays && chance(30)) {
            policy = policy.retryFor(seconds(1, 10));
        }
        if (chance(20)) {
            policy = policy.retryOn(chance(50) ? IOException.class : CheckFailure.class);
        }
        if (chance(20)) {
            policy = policy.neverRetryOn(chance(50) ? FileNotFoundException.class : AssertionError.class);
        }
        if (chance(40)) {
            policy = policy.stable(
                    delays && chance(50)
                            ? Stability.over(seconds(1, 5), seconds(1, 3))
                            : Stability.passes(from(1, 4), delays ? seconds(0, 2) : Duration.ZERO));
        }
        return policy;
    }

    private List<String> layerBelow(int job, int width) {
        int start = job / width * width;
        return new ArrayList<>(names.subList(Math.max(0, start - width), start));
    }

    private List<String> someBefore(int job, int most) {
        List<String> dependencies = new ArrayList<>();
        for (int i = job == 0 ? 0 : from(0, most); i > 0; i--) {
            dependencies.add(names.get(from(0, job - 1)));
        }
        return dependencies;
    }

    private List<String> someAfter(int job) {
        return job + 1 < names.size() && chance(10) ? List.of(names.get(from(job + 1, names.size() - 1))) : List.of();
    }

    private Set<String> some(List<String> of, int most) {
        Set<String> some = new TreeSet<>();
        for (int i = from(1, most); i > 0; i--) {
            some.add(of.get(from(0, of.size() - 1)));
        }
        return some;
    }

    private static List<String> needed(RandomCase drawn) {
        List<String> needed = new ArrayList<>(drawn.targets());
        Set<String> seen = new HashSet<>(needed);
        for (int i = 0; i < needed.size(); i++) {
            drawn.dependencies(needed.get(i)).stream().filter(seen::add).forEach(needed::add);
        }
        return needed;
    }

    private JobScript job(String name, List<String> dependsOn, List<String> requiredBy, int defaultTries, Terms terms) {
        Kind kind = chance(70) ? Kind.JOB : chance(50) ? Kind.RUN_ONLY : Kind.DUMMY;
        boolean lambdas = chance(30);
        OptionalInt tries = chance(40) ? OptionalInt.of(from(1, 6)) : OptionalInt.empty();
        Optional<Duration> delay = delays && terms.policy().backoff().isEmpty() && chance(50)
                ? Optional.of(chance(40) ? Duration.ZERO : seconds(1, 10))
                : Optional.empty();
        boolean cleans = kind != Kind.DUMMY && chance(40);
        Failure cleanupFailure = chance(20) ? failure(name + " cleanup") : null;
        int luck = from(0, 3) * 25;
        List<AttemptScript> attempts = new ArrayList<>();
        for (int number = 1; number <= tries.orElse(defaultTries); number++) {
            attempts.add(attempt(name, number, luck, lambdas));
        }
        // one try too many would show
        attempts.add(new AttemptScript(null, false, Step.FINE, Step.FINE, Step.FINE, List.of()));
        return new JobScript(
                name,
                kind,
                lambdas,
                chance(50),
                dependsOn,
                requiredBy,
                tries,
                delay,
                terms,
                cleans,
                cleanupFailure,
                attempts);
    }

    private AttemptScript attempt(String name, int number, int luck, boolean lambdas) {
        String what = name + " attempt " + number;
        boolean createsNull = !lambdas && chance(2);
        Failure broken = !lambdas && chance(5) ? failure(what + " factory") : null;
        if (createsNull) {
            broken = Failure.of(new IllegalStateException(
                    "job \"" + name + "\": its factory returned null instead of a new instance"));
        }
        return new AttemptScript(
                broken,
                createsNull,
                step(what + " check", luck / 2),
                step(what + " run", 70),
                step(what + " recheck", luck),
                policies ? List.of(step(what + " confirm 1", 80), step(what + " confirm 2", 80)) : List.of());
    }

    private Step step(String what, int percentFine) {
        Duration takes = durations && chance(40) ? seconds(1, 3) : Duration.ZERO;
        return new Step(takes, chance(percentFine) ? null : failure(what));
    }

    private Failure failure(String what) {
        return switch (from(1, 30)) {
            case 1 -> new Failure(new IOException(), "java.io.IOException", false, Optional.empty());
            case 2 -> new Failure(new IOException(what + "\nand more"), what + " ...", false, Optional.empty());
            case 3 -> Failure.of(new AssertionError(what));
            case 4 -> Failure.of(new StackOverflowError(what));
            case 5 -> new Failure(new ArgumentException(what), what, true, Optional.empty());
            case 6 -> new Failure(CheckFailure.because(what).hopeless(), what, true, Optional.empty());
            case 7, 8, 9 -> later(what);
            case 10, 11 -> Failure.of(new FileNotFoundException(what));
            default -> Failure.of(new IOException(what));
        };
    }

    private Failure later(String what) {
        Duration later = delays ? seconds(0, 12) : Duration.ZERO;
        return new Failure(CheckFailure.because(what).tryAgainAfter(later), what, false, Optional.of(later));
    }

    private Duration seconds(int least, int most) {
        return Duration.ofSeconds(from(least, most));
    }

    private int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
