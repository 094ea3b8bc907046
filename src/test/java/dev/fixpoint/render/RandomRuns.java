package dev.fixpoint.render;

import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.record.ValueRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Draws runs that make no sense but have everything in them that a record can hold, hostile texts above all. */
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

    private final Random random;

    private RandomRuns(long seed) {
        random = new Random(seed);
    }

    /** Returns the run of a seed, always the same one. */
    static RunRecord of(long seed) {
        return new RandomRuns(seed).run();
    }

    private RunRecord run() {
        List<JobRecord> jobs = some(8, this::job);
        return new RunRecord(
                text(),
                time(),
                duration(),
                duration(),
                number(),
                any(RunRecord.Mode.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(this::settings),
                some(3, this::value),
                values(),
                values(),
                some(2, this::text),
                some(2, this::text),
                jobs,
                some(3, this::cleanup),
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
                random.nextBoolean());
    }

    private JobRecord job() {
        return new JobRecord(
                text(),
                any(JobRecord.Kind.values()),
                maybe(this::text),
                some(3, this::text),
                1 + number(),
                duration(),
                any(Outcome.values()),
                random.nextBoolean(),
                some(3, this::attempt),
                some(3, this::text),
                maybe(this::value));
    }

    private AttemptRecord attempt() {
        return new AttemptRecord(
                1 + number(),
                1 + number(),
                any(Outcome.PASSED, Outcome.CONVERGED, Outcome.FAILED, Outcome.CANCELLED),
                time(),
                random.nextBoolean(),
                some(3, this::phase));
    }

    private PhaseRecord phase() {
        return new PhaseRecord(any(Phase.CHECK, Phase.RUN, Phase.RECHECK), time(), duration(), maybe(this::error));
    }

    private CleanupRecord cleanup() {
        return new CleanupRecord(text(), 1 + number(), time(), duration(), maybe(this::error));
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

    private Instant time() {
        return random.nextInt(10) == 0
                ? any(Instant.MIN, Instant.MAX, Instant.EPOCH)
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private Duration duration() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            case 2 -> Duration.ofNanos(-1);
            case 3 -> Duration.ofSeconds(random.nextInt());
            default -> Duration.ofNanos(random.nextLong());
        };
    }

    private int number() {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE - 1 : random.nextInt(5);
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
