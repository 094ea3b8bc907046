package dev.fixpoint.test;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What a script says of one attempt. Immutable.
 *
 * @param behaviour what its checks do
 * @param chance with what chance they fail all the same
 * @param spans how long phases take; those that are missing take no time
 * @param failure what failing checks throw
 * @param runError what its run throws, if it does
 * @param hangs the phases that do not end by themselves
 * @param deaf whether its phases do not listen to interruptions
 * @param flapsAfter after how many passing checks one fails
 * @param result the result that it gives when it is done
 * @param stored what it stores when it is done
 */
record Turn(
        Behaviour behaviour,
        double chance,
        Map<Phase, Span> spans,
        Supplier<? extends Throwable> failure,
        Optional<Supplier<? extends Throwable>> runError,
        Set<Phase> hangs,
        boolean deaf,
        int flapsAfter,
        Optional<Object> result,
        Map<String, Object> stored) {

    /** Which of the checks of an attempt pass. */
    enum Behaviour {
        /** The recheck. */
        CONVERGES,
        /** The first. */
        PASSES,
        /** None. */
        FAILS,
        /** The job's own code says. */
        REAL
    }

    Turn {
        spans = Collections.unmodifiableMap(copy(spans));
        hangs = Set.copyOf(hangs);
        stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    }

    static Turn of(Behaviour behaviour) {
        return new Turn(
                behaviour,
                0,
                Map.of(),
                () -> CheckFailure.because("fails, says the script"),
                Optional.empty(),
                Set.of(),
                false,
                Integer.MAX_VALUE,
                Optional.empty(),
                Map.of());
    }

    Turn with(Behaviour other) {
        return new Turn(other, chance, spans, failure, runError, hangs, deaf, flapsAfter, result, stored);
    }

    Turn withChance(double value) {
        return new Turn(behaviour, value, spans, failure, runError, hangs, deaf, flapsAfter, result, stored);
    }

    Turn withFailure(Supplier<? extends Throwable> value) {
        return new Turn(behaviour, chance, spans, value, runError, hangs, deaf, flapsAfter, result, stored);
    }

    Turn withRunError(Supplier<? extends Throwable> value) {
        return new Turn(behaviour, chance, spans, failure, Optional.of(value), hangs, deaf, flapsAfter, result, stored);
    }

    Turn withSpan(Phase phase, Span span) {
        Map<Phase, Span> more = copy(spans);
        more.put(phase, span);
        return new Turn(behaviour, chance, more, failure, runError, hangs, deaf, flapsAfter, result, stored);
    }

    /** Cleanups are not meant: they take no time unless that is said of them. */
    Turn withSpanOfAll(Span span) {
        Map<Phase, Span> all = copy(spans);
        for (Phase phase : Phase.values()) {
            if (phase != Phase.CLEANUP) {
                all.put(phase, span);
            }
        }
        return new Turn(behaviour, chance, all, failure, runError, hangs, deaf, flapsAfter, result, stored);
    }

    Turn withHang(Phase phase) {
        Set<Phase> more = EnumSet.of(phase);
        more.addAll(hangs);
        return new Turn(behaviour, chance, spans, failure, runError, more, deaf, flapsAfter, result, stored);
    }

    Turn withDeafness() {
        return new Turn(behaviour, chance, spans, failure, runError, hangs, true, flapsAfter, result, stored);
    }

    Turn withFlapping(int passes) {
        return new Turn(behaviour, chance, spans, failure, runError, hangs, deaf, passes, result, stored);
    }

    Turn withResult(Object value) {
        return new Turn(
                behaviour, chance, spans, failure, runError, hangs, deaf, flapsAfter, Optional.of(value), stored);
    }

    Turn withStored(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(stored);
        more.put(key, value);
        return new Turn(behaviour, chance, spans, failure, runError, hangs, deaf, flapsAfter, result, more);
    }

    private static <V> Map<Phase, V> copy(Map<Phase, V> map) {
        Map<Phase, V> copy = new EnumMap<>(Phase.class);
        copy.putAll(map);
        return copy;
    }

    /** Returns how long a phase takes. Checks take as long as the first one, unless something else was said of them. */
    Span span(Phase phase) {
        Span span = spans.get(phase);
        if (span == null && phase != Phase.RUN && phase != Phase.CLEANUP) {
            span = spans.get(Phase.CHECK);
        }
        return span == null ? Span.ZERO : span;
    }

    /** Returns whether the attempt fails, for a number that is drawn for it. */
    boolean fails(long seed) {
        return behaviour == Behaviour.FAILS || (chance > 0 && new SplittableRandom(seed).nextDouble() < chance);
    }
}
