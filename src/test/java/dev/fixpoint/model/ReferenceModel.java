package dev.fixpoint.model;

import static java.util.Comparator.comparing;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.Policy;
import dev.fixpoint.model.JobScript.NextStep;
import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules in the most obvious way: it knows nothing but the attempts so far, and finds out everything else anew by looking
 * at all jobs. The numbers are those of the rules; 7, 8 and 24, which are about a single attempt, are in {@link JobScript#next}.
 */
final class ReferenceModel {

    final RandomCase given;
    final List<String> order = new ArrayList<>();
    final Set<String> participants = new HashSet<>();

    /** The attempts that have ended, in that order. */
    final List<AttemptRecord> attempts = new ArrayList<>();

    /** The attempts in the order of their start, as they were then. */
    final List<AttemptRecord> begun = new ArrayList<>();

    /** The phases in the order of their end, each as the last one of an attempt that goes on or not. */
    final List<AttemptRecord> phases = new ArrayList<>();

    /** How long nothing could be done but wait. */
    Duration waited = Duration.ZERO;

    /** The attempts that run, or wait for another check because their jobs must be stable. */
    final Map<String, AttemptRecord> open = new LinkedHashMap<>();

    private final Map<String, AttemptRecord> lastAttempts = new HashMap<>();
    private final Map<String, Integer> priorities = new HashMap<>();

    ReferenceModel(RandomCase given) {
        this.given = given;
        given.targets().forEach(this::place);
        given.targets().forEach(this::takeIn);
        participants.forEach(job -> priorities.put(job, given.terms(job).priority()));
        for (int i = 0; i < participants.size(); i++) {
            participants.forEach(job -> before(job).forEach(need -> lendPriority(job, need)));
        }
    }

    private void place(String job) { // 4: position
        if (!order.contains(job)) {
            given.dependencies(job).forEach(this::place);
            order.add(job);
        }
    }

    private void takeIn(String job) { // 3: who takes part
        if (!given.isExcluded(job) && !given.isAssumed(job) && participants.add(job)) {
            given.dependencies(job).forEach(this::takeIn);
        }
    }

    private void lendPriority(String job, String need) { // 23: what a job waits for is as urgent as the job
        if (participants.contains(need)) {
            priorities.merge(need, priorities.get(job), Math::max);
        }
    }

    /** All that a job has to wait for, whatever comes of it. */
    private List<String> before(String job) {
        return Stream.concat(given.dependencies(job).stream(), given.terms(job).after().stream())
                .toList();
    }

    ReferenceModel converge() { // 6: on one thread, waiting only if nothing can go on (9)
        Duration now = Duration.ZERO;
        while (!candidates().isEmpty()) {
            String job = next(candidates(), now);
            if (job == null) {
                Duration until = firstDue(now).orElseThrow();
                waited = waited.plus(until.minus(now));
                now = until;
            } else {
                now = goOn(job, now);
            }
        }
        return this;
    }

    /** The jobs of which something may be heard, now or later, without anything else happening. */
    List<String> candidates() {
        return Stream.concat(open.keySet().stream(), mayStart() ? ready().stream() : Stream.of())
                .toList();
    }

    /** Goes through phases until the attempt is over, or is to be asked again later. */
    private Duration goOn(String job, Duration now) {
        if (!open.containsKey(job)) {
            begin(job, now);
        }
        Duration time = now;
        Optional<NextStep> next = nextStep(open.get(job));
        do {
            AttemptRecord more =
                    open.get(job).with(next.get().phase(), time, next.get().step());
            open.put(job, more);
            phases.add(more);
            time = more.end();
            next = nextStep(more);
        } while (next.isPresent() && next.get().phase() != Phase.CONFIRM);
        if (next.isEmpty()) {
            end(open.get(job));
        }
        return time;
    }

    AttemptRecord begin(String job, Duration now) {
        int number = last(job).map(AttemptRecord::number).orElse(0) + 1;
        AttemptRecord attempt = AttemptRecord.begun(job, number, sweep(job), now);
        begun.add(attempt);
        open.put(job, attempt);
        return attempt;
    }

    void end(AttemptRecord attempt) {
        open.remove(attempt.job());
        attempts.add(attempt);
        lastAttempts.put(attempt.job(), attempt);
    }

    Optional<NextStep> nextStep(AttemptRecord attempt) { // 7
        return given.nextStep(attempt);
    }

    /** Returns what became of an attempt that has ended. */
    AttemptRecord ended(AttemptRecord begun) {
        return attempts.stream()
                .filter(attempt -> attempt.job().equals(begun.job()) && attempt.number() == begun.number())
                .findFirst()
                .orElseThrow();
    }

    Optional<AttemptRecord> last(String job) {
        return Optional.ofNullable(lastAttempts.get(job));
    }

    boolean isSatisfied(String job) { // 7
        return last(job).filter(AttemptRecord::satisfies).isPresent();
    }

    boolean hasFinallyFailed(String job) { // 5
        AttemptRecord last = lastAttempts.get(job);
        return last != null
                && last.outcome() == Outcome.FAILED
                && (given.noAct()
                        || last.number() == given.tries(job)
                        || last.failure().hopeless()
                        || !isWorthRetrying(last)
                        || isTooLate(last));
    }

    private boolean isWorthRetrying(AttemptRecord failed) { // 21: retry on, never retry on
        if (failed.failure().error() instanceof CheckFailure
                && failed.failure().later().isPresent()) {
            return true;
        }
        Policy policy = given.policy(failed.job());
        List<Throwable> errors = Stream.of(failed.failure(), failed.runFailure())
                .filter(Objects::nonNull)
                .map(Failure::error)
                .toList();
        return !isAny(errors, policy.neverRetryOn()) && (policy.retryOn().isEmpty() || isAny(errors, policy.retryOn()));
    }

    private static boolean isAny(List<Throwable> errors, Set<Class<? extends Throwable>> kinds) {
        return errors.stream().anyMatch(error -> kinds.stream().anyMatch(kind -> kind.isInstance(error)));
    }

    private boolean isTooLate(AttemptRecord failed) { // 21: retry for
        Duration first = attempts.stream()
                .filter(attempt -> attempt.job().equals(failed.job()))
                .findFirst()
                .orElseThrow()
                .start();
        return given.policy(failed.job())
                .retryFor()
                .filter(limit -> again(failed).compareTo(first.plus(limit)) > 0)
                .isPresent();
    }

    boolean mayStart() { // 17
        boolean failedFast = given.failFast() && participants.stream().anyMatch(this::hasFinallyFailed);
        return !failedFast && attempts.stream().noneMatch(AttemptRecord::cut);
    }

    List<String> ready() { // 5
        return order.stream()
                .filter(job -> participants.contains(job) && !open.containsKey(job))
                .filter(job -> !isSatisfied(job) && !hasFinallyFailed(job))
                .filter(job ->
                        given.dependencies(job).stream().allMatch(need -> isSatisfied(need) || given.isAssumed(need)))
                .filter(job -> given.terms(job).after().stream().allMatch(this::isOutOfTheWay))
                .toList();
    }

    private boolean isOutOfTheWay(String job) { // 25: a soft order asks for the end, not for success
        return !participants.contains(job)
                || (!open.containsKey(job) && (isSatisfied(job) || hasFinallyFailed(job)))
                || !blockers(job).isEmpty();
    }

    /** 6, 22 and 23: the first in turn of those that are due, unless it lacks permits, which it then keeps from later ones. */
    String next(Collection<String> candidates, Duration now) {
        Map<String, Integer> free = new HashMap<>(given.options().limits());
        open.keySet().forEach(job -> take(free, given.terms(job).pools()));
        List<String> due = candidates.stream()
                .filter(job -> due(job).compareTo(now) <= 0)
                .sorted(comparing((String job) -> -priorities.get(job))
                        .thenComparing(this::sweep)
                        .thenComparing(this::turn))
                .toList();
        for (String job : due) {
            Map<String, Integer> needs = given.terms(job).pools();
            if (open.containsKey(job)
                    || needs.entrySet().stream().allMatch(need -> free.get(need.getKey()) >= need.getValue())) {
                return job;
            }
            take(free, needs);
        }
        return null;
    }

    private static void take(Map<String, Integer> free, Map<String, Integer> permits) {
        permits.forEach((pool, number) -> free.merge(pool, -number, Integer::sum));
    }

    private int turn(String job) { // 4, or as the convergence was told
        List<String> places = given.options().places();
        return (places.isEmpty() ? order : places).indexOf(job);
    }

    int sweep(String job) { // 6
        if (open.containsKey(job)) {
            return open.get(job).sweep();
        }
        List<String> before = last(job).isPresent() ? List.of(job) : before(job);
        int highest = before.stream()
                .flatMap(need -> last(need).stream())
                .mapToInt(AttemptRecord::sweep)
                .max()
                .orElse(1);
        return last(job).isPresent() ? highest + 1 : highest;
    }

    Duration due(String job) { // 9
        if (open.containsKey(job)) {
            return nextStep(open.get(job)).orElseThrow().earliest();
        }
        return last(job).map(this::again).orElse(Duration.ZERO);
    }

    private Duration again(AttemptRecord failed) {
        return failed.end().plus(delay(failed));
    }

    private Duration delay(
            AttemptRecord failed) { // 9 and 21: a request takes the place of a backoff, else the longer counts
        Optional<Duration> asked = failed.failure().later();
        Optional<Duration> backoff = given.backoff(failed.job(), failed.number());
        if (backoff.isPresent()) {
            return asked.orElse(backoff.get());
        }
        Duration retryDelay = given.retryDelay(failed.job());
        return Collections.max(List.of(retryDelay, asked.orElse(retryDelay)));
    }

    /** When the next thing can happen after now, if nothing can now. */
    Optional<Duration> firstDue(Duration now) {
        return waiting(now).stream().map(this::due).min(Duration::compareTo);
    }

    /** The jobs that wait for a time to come. */
    List<String> waiting(Duration now) {
        return candidates().stream().filter(job -> due(job).compareTo(now) > 0).toList();
    }

    List<String> blockers(String job) { // 11
        Map<String, Set<String>> blockers = new HashMap<>();
        for (String each : order) {
            Set<String> lost = new HashSet<>();
            for (String need : given.dependencies(each)) {
                lost.addAll(given.isExcluded(need) || hasFinallyFailed(need) ? Set.of(need) : blockers.get(need));
            }
            blockers.put(each, participants.contains(each) ? lost : Set.of());
        }
        return order.stream().filter(blockers.get(job)::contains).toList();
    }

    Outcome outcome(String job) { // 16
        Outcome blocked = blockers(job).isEmpty() ? Outcome.NOT_RUN : Outcome.BLOCKED;
        Outcome absent = given.isExcluded(job) ? Outcome.EXCLUDED : Outcome.ASSUMED;
        Outcome untouched = given.isExcluded(job) || given.isAssumed(job) ? absent : blocked;
        return last(job).map(AttemptRecord::outcome).orElse(untouched);
    }
}
