package dev.fixpoint.render;

import dev.fixpoint.job.Backoff;
import dev.fixpoint.job.Stability;
import dev.fixpoint.report.PolicyReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads policies and pools, which a report has for the convergence and for each job that declares them. */
final class PolicyReading {

    private final JsonReading json;

    PolicyReading(JsonReading json) {
        this.json = json;
    }

    PolicyReport policy() {
        Optional<Backoff> backoff = Optional.empty();
        Optional<Duration> retryFor = Optional.empty();
        List<String> retryOn = List.of();
        List<String> neverRetryOn = List.of();
        Optional<Duration> phaseTimeout = Optional.empty();
        Optional<Duration> attemptTimeout = Optional.empty();
        Optional<Stability> stability = Optional.empty();
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "backoff" -> backoff = Optional.of(backoff());
                case "retryFor" -> retryFor = Optional.of(json.limit());
                case "retryOn" -> retryOn = json.texts();
                case "neverRetryOn" -> neverRetryOn = json.texts();
                case "phaseTimeout" -> phaseTimeout = Optional.of(json.limit());
                case "attemptTimeout" -> attemptTimeout = Optional.of(json.limit());
                case "stability" -> stability = Optional.of(stability());
                default -> throw json.unknown();
            }
        }
        return new PolicyReport(backoff, retryFor, retryOn, neverRetryOn, phaseTimeout, attemptTimeout, stability);
    }

    private Backoff backoff() {
        Duration first = null;
        Double factor = null;
        Duration ceiling = null;
        double jitter = 0;
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "first" -> first = json.duration();
                case "factor" -> factor = json.decimal();
                case "ceiling" -> ceiling = json.duration();
                case "jitter" -> jitter = json.decimal();
                default -> throw json.unknown();
            }
        }
        Duration from = json.required("first", first);
        double grows = json.required("factor", factor);
        Duration most = json.required("ceiling", ceiling);
        double scatters = jitter;
        return allowed(() -> new Backoff(from, grows, most, scatters));
    }

    private Stability stability() {
        Integer passes = null;
        Duration period = Duration.ZERO;
        Duration interval = null;
        for (String name = json.firstField(); name != null; name = json.nextField()) {
            switch (name) {
                case "passes" -> passes = json.count();
                case "period" -> period = json.duration();
                case "interval" -> interval = json.duration();
                default -> throw json.unknown();
            }
        }
        int checks = json.required("passes", passes);
        Duration over = period;
        Duration apart = json.required("interval", interval);
        return allowed(() -> new Stability(checks, over, apart));
    }

    private <T> T allowed(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw json.error(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads how many permits there are of each pool.
     *
     * @param number the name of the field that says how many
     */
    Map<String, Integer> pools(String number) {
        Map<String, Integer> pools = new TreeMap<>();
        json.list(() -> {
            String pool = null;
            Integer permits = null;
            for (String name = json.firstField(); name != null; name = json.nextField()) {
                if (name.equals("name")) {
                    pool = json.text();
                } else if (name.equals(number)) {
                    permits = json.count();
                } else {
                    throw json.unknown();
                }
            }
            String known = json.required("name", pool);
            if (pools.putIfAbsent(known, json.required(number, permits)) != null) {
                throw json.twice(known);
            }
            return known;
        });
        return pools;
    }
}
