package dev.fixpoint.model;

import static java.util.Comparator.comparing;

import dev.fixpoint.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules in the most obvious way: it knows nothing but the attempts so far, and finds out everything else anew by looking
 * at all jobs. The numbers are those of the rules; 7 and 8, which are about a single attempt, are in {@link JobScript#steps}.
 */
final class ReferenceModel {

    final RandomCase given;
    final List<String> order = new ArrayList<>();
    final Set<String> participants = new HashSet<>();
    final List<AttemptRecord> attempts = new ArrayList<>();
    private final Map<String, AttemptRecord> lastAttempts = new HashMap<>();

    ReferenceModel(RandomCase given) {
        this.given = given;
        given.targets().forEach(this::place);
        given.targets().forEach(this::takeIn);
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

    ReferenceModel converge() { // 6: on one thread, waiting only if nothing is due (9)
        Duration now = Duration.ZERO;
        while (mayStart() && !ready().isEmpty()) {
            now = Collections.max(List.of(now, firstDue(ready())));
            String job = next(ready(), now);
            int number = last(job).map(AttemptRecord::number).orElse(0) + 1;
            add(AttemptRecord.of(job, number, sweep(job), now, given.steps(job, number)));
            now = lastAttempts.get(job).end();
        }
        return this;
    }

    void add(AttemptRecord attempt) {
        attempts.add(attempt);
        lastAttempts.put(attempt.job(), attempt);
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
                && !last.satisfies()
                && (given.noAct()
                        || last.number() == given.tries(job)
                        || last.failure().hopeless());
    }

    boolean mayStart() { // 17
        return !given.failFast() || participants.stream().noneMatch(this::hasFinallyFailed);
    }

    List<String> ready() { // 5
        return order.stream()
                .filter(job -> participants.contains(job) && !isSatisfied(job) && !hasFinallyFailed(job))
                .filter(job ->
                        given.dependencies(job).stream().allMatch(need -> isSatisfied(need) || given.isAssumed(need)))
                .toList();
    }

    String next(List<String> ready, Duration now) { // 6: the lowest sweep and position among those that are due
        return ready.stream()
                .filter(job -> due(job).compareTo(now) <= 0)
                .min(comparing(this::sweep).thenComparing(order::indexOf))
                .orElse(null);
    }

    int sweep(String job) { // 6
        List<String> before = last(job).isPresent() ? List.of(job) : given.dependencies(job);
        int highest = before.stream()
                .flatMap(need -> last(need).stream())
                .mapToInt(AttemptRecord::sweep)
                .max()
                .orElse(1);
        return last(job).isPresent() ? highest + 1 : highest;
    }

    Duration due(String job) { // 9
        return last(job).map(last -> last.due(given.retryDelay(job))).orElse(Duration.ZERO);
    }

    Duration firstDue(List<String> ready) {
        return ready.stream().map(this::due).min(Duration::compareTo).orElseThrow();
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
