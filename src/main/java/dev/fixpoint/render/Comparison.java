package dev.fixpoint.render;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What differs between two runs. Immutable.
 *
 * <p>A job is told to be slower or faster only if both runs gave it the same outcome, and its time, waits for retries not
 * counted, differs by more than a share of the shorter one and by more than a least duration: {@value #DEFAULT_PERCENT} % and
 * 100 ms if nothing else is said, which the noise of a machine that has other things to do does not reach often.
 *
 * @param before what the first run was, in a line
 * @param after what the second run was, in a line
 * @param outcomes the jobs whose outcome has changed
 * @param slower the jobs that have become slower, the largest difference first
 * @param faster the jobs that have become faster, the largest difference first
 * @param appeared the names of the jobs that are in the second run alone
 * @param vanished the names of the jobs that are in the first run alone
 */
public record Comparison(
        String before,
        String after,
        List<OutcomeChange> outcomes,
        List<TimeChange> slower,
        List<TimeChange> faster,
        List<String> appeared,
        List<String> vanished) {

    /** By how many percent a time must differ, if nothing else is said. */
    public static final int DEFAULT_PERCENT = 25;

    /** By how much a time must differ, if nothing else is said: 100 ms. */
    public static final Duration DEFAULT_LEAST = Duration.ofMillis(100);

    private static final int LONGEST_NAME = 200;

    /** A job whose outcome has changed. */
    public record OutcomeChange(String job, Outcome before, Outcome after) {}

    /** A job that has become slower or faster. */
    public record TimeChange(String job, Duration before, Duration after, int attemptsBefore, int attemptsAfter) {}

    /** Creates the comparison with immutable copies of the lists. */
    public Comparison {
        outcomes = List.copyOf(outcomes);
        slower = List.copyOf(slower);
        faster = List.copyOf(faster);
        appeared = List.copyOf(appeared);
        vanished = List.copyOf(vanished);
    }

    /** Compares two runs. */
    public static Comparison of(RunRecord before, RunRecord after) {
        return of(before, after, DEFAULT_PERCENT, DEFAULT_LEAST);
    }

    /**
     * Compares two runs.
     *
     * @param percent by how many percent of the shorter time a time must differ to be told
     * @param least by how much a time must differ to be told
     * @throws IllegalArgumentException if one of the last two is negative
     */
    public static Comparison of(RunRecord before, RunRecord after, int percent, Duration least) {
        if (percent < 0 || least.isNegative()) {
            throw new IllegalArgumentException(
                    "times cannot differ by less than nothing: " + percent + " %, " + Durations.format(least));
        }
        Map<String, JobRecord> old = new LinkedHashMap<>();
        before.jobs().forEach(job -> old.put(job.name(), job));
        List<OutcomeChange> outcomes = new ArrayList<>();
        List<TimeChange> slower = new ArrayList<>();
        List<TimeChange> faster = new ArrayList<>();
        List<String> appeared = new ArrayList<>();
        for (JobRecord job : after.jobs()) {
            JobRecord was = old.remove(job.name());
            if (was == null) {
                appeared.add(job.name());
            } else if (was.outcome() != job.outcome()) {
                outcomes.add(new OutcomeChange(job.name(), was.outcome(), job.outcome()));
            } else {
                TimeChange change = change(was, job);
                if (differs(change.before(), change.after(), percent, least)) {
                    (change.before().compareTo(change.after()) < 0 ? slower : faster).add(change);
                }
            }
        }
        slower.sort((one, other) -> difference(other).compareTo(difference(one)));
        faster.sort((one, other) -> difference(one).compareTo(difference(other)));
        return new Comparison(line(before), line(after), outcomes, slower, faster, appeared, List.copyOf(old.keySet()));
    }

    private static TimeChange change(JobRecord before, JobRecord after) {
        return new TimeChange(
                after.name(),
                Sentences.work(before),
                Sentences.work(after),
                before.attempts().size(),
                after.attempts().size());
    }

    private static boolean differs(Duration before, Duration after, int percent, Duration least) {
        double one = seconds(before);
        double other = seconds(after);
        double difference = Math.abs(one - other);
        return difference > seconds(least) && difference * 100 > Math.min(one, other) * percent;
    }

    private static Duration difference(TimeChange change) {
        return change.after().minus(change.before());
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static String line(RunRecord run) {
        return shown(run.program()) + " at " + run.started() + ", " + Sentences.verdict(run) + ": "
                + Sentences.number(run.jobs().size(), "job") + ", " + Durations.format(run.duration());
    }

    /** Returns whether nothing differs. */
    public boolean isEmpty() {
        return outcomes.isEmpty() && slower.isEmpty() && faster.isEmpty() && appeared.isEmpty() && vanished.isEmpty();
    }

    /** Returns the comparison for people, in lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("before: ").append(before).append('\n');
        text.append("after:  ").append(after).append('\n');
        if (isEmpty()) {
            text.append("nothing differs\n");
        }
        append(
                text,
                "another outcome",
                outcomes,
                change -> shown(change.job()) + ": " + change.before() + " -> " + change.after());
        append(text, "slower", slower, Comparison::line);
        append(text, "faster", faster, Comparison::line);
        append(text, "appeared", appeared, Comparison::shown);
        append(text, "vanished", vanished, Comparison::shown);
        return text.toString();
    }

    private static <T> void append(StringBuilder text, String title, List<T> changes, Function<T, String> line) {
        if (!changes.isEmpty()) {
            text.append(title).append(":\n");
            changes.forEach(
                    change -> text.append("  ").append(line.apply(change)).append('\n'));
        }
    }

    private static String line(TimeChange change) {
        String attempts = change.attemptsBefore() == change.attemptsAfter()
                ? ""
                : ", " + change.attemptsBefore() + " -> " + Sentences.number(change.attemptsAfter(), "attempt");
        Duration difference = difference(change);
        return shown(change.job()) + ": " + Durations.format(change.before()) + " -> "
                + Durations.format(change.after()) + " (" + (difference.isNegative() ? "" : "+")
                + Durations.format(difference) + ")" + attempts;
    }

    private static String shown(String name) {
        return Characters.inLine(Objects.requireNonNull(name), LONGEST_NAME);
    }
}
