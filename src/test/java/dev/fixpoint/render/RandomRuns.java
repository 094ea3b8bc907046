package dev.fixpoint.render;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Stability;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws runs that make little sense but have everything in them that a record can hold, hostile texts above all. */
final class RandomRuns {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "<script>alert(1)</script>",
            "]]>",
            "-->",
            "&amp;",
            "\"'`",
            "``` code",
            "| cell |",
            "\\",
            "\\u0041",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u0007",
            "\u001B[31mred",
            "\u007F",
            "\u0085",
            "\u009B31m",
            "\u2028",
            "\u202Eturned",
            "\uFEFF",
            "\uFFFE",
            "\uFFFF",
            "\uD800",
            "\uDC00",
            "\uDC00\uD800",
            "\uD83D\uDE00",
            "e\u0301",
            "\u6F22\u5B57",
            "\u05D0\u05D1",
            "@team",
            "www.example.com",
            "a_b_c*d*");

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final Random random;
    private final Instant started;
    private final Duration length;
    private final List<JobRecord> jobs = new ArrayList<>();

    private RandomRuns(long seed) {
        random = new Random(seed);
        started = any(
                Instant.EPOCH,
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z").minus(LONGEST),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        length = any(Duration.ZERO, LONGEST, Duration.ofNanos(random.nextInt(Integer.MAX_VALUE)), Duration.ofDays(3));
    }

    /** Returns the run of a seed, always the same one. */
    static RunRecord of(long seed) {
        return new RandomRuns(seed).run();
    }

    private RunRecord run() {
        for (int i = random.nextInt(9); i > 0; i--) {
            jobs.add(job());
        }
        boolean cancelled = random.nextBoolean();
        return new RunRecord(
                text(),
                started,
                length,
                part(length),
                number(),
                any(RunRecord.Mode.values()),
                cancelled,
                cancelled && random.nextBoolean(),
                random.nextBoolean(),
                maybe(this::settings),
                some(3, this::value),
                values(),
                values(),
                someJobs(),
                some(2, this::text),
                jobs,
                cleanups(),
                abandoned(),
                maybe(this::error));
    }

    private RunSettings settings() {
        return new RunSettings(
                1 + number(),
                random.nextBoolean(),
                1 + number(),
                duration(),
                duration(),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(this::limit),
                any(PolicyReport.NONE, policy()),
                pools(),
                maybe(random::nextLong),
                random.nextBoolean());
    }

    private PolicyReport policy() {
        return new PolicyReport(
                maybe(this::backoff),
                maybe(this::limit),
                some(2, this::text),
                some(2, this::text),
                maybe(this::limit),
                maybe(this::limit),
                maybe(() -> new Stability(1 + number(), any(Duration.ZERO, limit()), limit())));
    }

    private Backoff backoff() {
        Duration first = duration();
        Duration ceiling = duration();
        return new Backoff(
                first,
                any(1.0, 2.0, 1 + random.nextDouble(), Double.MAX_VALUE),
                ceiling.compareTo(first) < 0 ? first : ceiling,
                any(0.0, 1.0, random.nextDouble()));
    }

    private Map<String, Integer> pools() {
        Map<String, Integer> pools = new TreeMap<>();
        some(2, this::text).forEach(name -> pools.put(name, 1 + number()));
        return pools;
    }

    private JobTerms terms() {
        return random.nextBoolean()
                ? JobTerms.NONE
                : new JobTerms(
                        someJobs(),
                        any(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
                        pools(),
                        any(PolicyReport.NONE, policy()),
                        random.nextBoolean(),
                        some(2, this::text),
                        some(2, this::text));
    }

    private JobRecord job() {
        List<AttemptRecord> attempts = attempts();
        return new JobRecord(
                name(),
                any(JobRecord.Kind.values()),
                maybe(this::text),
                someJobs(),
                Math.max(1, attempts.size()) + number(),
                duration(),
                terms(),
                any(Outcome.values()),
                random.nextBoolean(),
                attempts,
                someJobs(),
                maybe(this::value));
    }

    private String name() {
        String name = text();
        while (names().contains(name)) {
            name += random.nextInt(10);
        }
        return name;
    }

    private List<String> names() {
        return jobs.stream().map(JobRecord::name).toList();
    }

    /** Draws some of the jobs so far. */
    private List<String> someJobs() {
        return names().stream().filter(name -> random.nextInt(3) == 0).toList();
    }

    private List<AttemptRecord> attempts() {
        List<AttemptRecord> attempts = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (int number = 1; number <= random.nextInt(4); number++) {
            at = at.plus(part(length.minus(at)));
            Duration start = at;
            List<PhaseRecord> phases = new ArrayList<>();
            for (Phase phase : phases()) {
                at = at.plus(part(length.minus(at)));
                Duration took = part(length.minus(at));
                phases.add(new PhaseRecord(phase, started.plus(at), took, maybe(this::error)));
                at = at.plus(took);
            }
            attempts.add(new AttemptRecord(
                    number,
                    1 + number(),
                    any(Outcome.PASSED, Outcome.CONVERGED, Outcome.FAILED, Outcome.CANCELLED),
                    started.plus(start),
                    random.nextBoolean(),
                    phases));
        }
        return attempts;
    }

    private List<Phase> phases() {
        List<Phase> phases = new ArrayList<>(any(
                List.of(),
                List.of(Phase.CHECK),
                List.of(Phase.CHECK, Phase.RUN),
                List.of(Phase.CHECK, Phase.RUN, Phase.RECHECK)));
        if (phases.size() % 2 == 1) {
            phases.addAll(some(3, () -> Phase.CONFIRM));
        }
        return phases;
    }

    private List<Abandoned> abandoned() {
        List<Abandoned> abandoned = new ArrayList<>();
        for (JobRecord job : jobs) {
            for (AttemptRecord attempt : job.attempts()) {
                if (random.nextInt(4) == 0) {
                    abandoned.add(new Abandoned(job.name(), attempt.number(), any(Phase.values()), text()));
                }
            }
        }
        return abandoned;
    }

    private List<CleanupRecord> cleanups() {
        List<CleanupRecord> cleanups = new ArrayList<>();
        for (JobRecord job : jobs) {
            for (AttemptRecord attempt : job.attempts()) {
                if (random.nextInt(4) == 0) {
                    Duration at = part(length);
                    cleanups.add(new CleanupRecord(
                            job.name(),
                            attempt.number(),
                            started.plus(at),
                            part(length.minus(at)),
                            maybe(this::error)));
                }
            }
        }
        return cleanups;
    }

    private ErrorRecord error() {
        return new ErrorRecord(
                text(),
                text(),
                text(),
                maybe(this::text),
                maybe(this::text),
                random.nextBoolean(),
                maybe(this::duration));
    }

    private ValueRecord value() {
        return new ValueRecord(text(), text());
    }

    private Map<String, ValueRecord> values() {
        Map<String, ValueRecord> values = new LinkedHashMap<>();
        some(3, this::text).forEach(name -> values.put(name, value()));
        return values;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(any(HOSTILE.toArray(String[]::new)));
            if (random.nextBoolean()) {
                text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    /** Draws a length that was declared, not measured: nobody keeps it within the run. */
    private Duration duration() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            case 2 -> Duration.ofSeconds(random.nextInt(Integer.MAX_VALUE));
            default -> Duration.ofNanos(random.nextLong() >>> 1);
        };
    }

    private Duration limit() {
        Duration duration = duration();
        return duration.isZero() ? Duration.ofNanos(1) : duration;
    }

    private Duration part(Duration whole) {
        return random.nextInt(4) == 0
                ? any(Duration.ZERO, whole)
                : Duration.ofNanos((long) (whole.toNanos() * 0.5 * random.nextDouble()));
    }

    private int number() {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE - 9 : random.nextInt(5);
    }

    private <T> Optional<T> maybe(Supplier<T> drawn) {
        return random.nextBoolean() ? Optional.of(drawn.get()) : Optional.empty();
    }

    private <T> List<T> some(int most, Supplier<T> drawn) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            some.add(drawn.get());
        }
        return some;
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return of[random.nextInt(of.length)];
    }
}
