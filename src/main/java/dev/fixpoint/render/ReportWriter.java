package dev.fixpoint.render;

import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.CleanupRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.JobTerms;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Abandoned;
import dev.fixpoint.report.PolicyReport;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.DistinctLists;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a run as JSON, as {@code docs/report.schema.json} says, one job at a time. */
final class ReportWriter {

    static final String FORMAT = "fixpoint-report";

    /** Counts up when what is written could no longer be read by those who read the version before. */
    static final int VERSION = 1;

    private final JsonWriting json;
    private final DistinctLists rootSets = new DistinctLists();

    private ReportWriter(JsonWriting json) {
        this.json = json;
    }

    static void write(RunRecord run, OutputStream out) throws IOException {
        try (JsonWriting json = new JsonWriting(out, new JobLines())) {
            json.object(() -> new ReportWriter(json).fields(run));
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void fields(RunRecord run) {
        json.text("format", FORMAT);
        json.number("version", VERSION);
        json.text("program", run.program());
        json.time("started", run.started());
        json.duration("duration", run.duration());
        json.duration("waited", run.waited());
        json.number("sweeps", run.sweeps());
        json.constant("mode", run.mode());
        json.truth("cancelled", run.cancelled());
        json.truth("timedOut", run.timedOut());
        json.truth("allSatisfied", run.allSatisfied());
        run.settings().ifPresent(settings -> json.object("settings", () -> fields(settings)));
        json.values("positional", run.positional());
        json.values("named", run.named());
        json.values("storage", run.storage());
        json.texts("targets", run.targets());
        json.texts("unneeded", run.unneeded());
        run.jobs().forEach(this::addRoots);
        json.lists("rootSets", rootSets.all());
        json.list("jobs", run.jobs(), job -> json.object(() -> fields(job)));
        json.list("cleanups", run.cleanups(), cleanup -> json.object(() -> fields(cleanup)));
        abandoned(json, run.abandoned());
        json.error("listenerError", run.listenerError());
    }

    private void addRoots(JobRecord job) {
        if (!job.blockedBy().isEmpty()) {
            rootSets.number(job.blockedBy());
        }
    }

    private void fields(RunSettings settings) {
        json.number("parallelism", settings.parallelism());
        json.truth("virtualThreads", settings.virtualThreads());
        json.number("defaultTries", settings.defaultTries());
        json.duration("defaultRetryDelay", settings.defaultRetryDelay());
        json.duration("gracePeriod", settings.gracePeriod());
        json.truth("failFast", settings.failFast());
        json.truth("manualCleanup", settings.manualCleanup());
        json.duration("timeout", settings.timeout());
        policy(settings.policy());
        pools(settings.pools(), "limit");
        settings.seed().ifPresent(seed -> json.number("seed", seed));
        json.truth("ordered", settings.ordered());
    }

    private void policy(PolicyReport policy) {
        if (!policy.equals(PolicyReport.NONE)) {
            json.object("policy", () -> fields(policy));
        }
    }

    private void fields(PolicyReport policy) {
        policy.backoff()
                .ifPresent(backoff -> json.object("backoff", () -> {
                    json.duration("first", backoff.first());
                    json.decimal("factor", backoff.factor());
                    json.duration("ceiling", backoff.ceiling());
                    if (backoff.jitter() > 0) {
                        json.decimal("jitter", backoff.jitter());
                    }
                }));
        json.duration("retryFor", policy.retryFor());
        json.texts("retryOn", policy.retryOn());
        json.texts("neverRetryOn", policy.neverRetryOn());
        json.duration("phaseTimeout", policy.phaseTimeout());
        json.duration("attemptTimeout", policy.attemptTimeout());
        policy.stability()
                .ifPresent(stability -> json.object("stability", () -> {
                    json.number("passes", stability.passes());
                    if (!stability.period().isZero()) {
                        json.duration("period", stability.period());
                    }
                    json.duration("interval", stability.interval());
                }));
    }

    private void pools(Map<String, Integer> pools, String number) {
        json.list(
                "pools",
                pools.entrySet(),
                pool -> json.object(() -> {
                    json.text("name", pool.getKey());
                    json.number(number, pool.getValue());
                }));
    }

    /** Writes which threads were left behind, for a report or for the last of its events. */
    static void abandoned(JsonWriting json, List<Abandoned> abandoned) {
        json.list(
                "abandoned",
                abandoned,
                left -> json.object(() -> {
                    json.text("job", left.job());
                    json.number("attempt", left.attempt());
                    json.constant("phase", left.phase());
                    json.text("thread", left.thread());
                }));
    }

    private void fields(JobRecord job) {
        json.text("name", job.name());
        json.constant("kind", job.kind());
        json.text("type", job.type());
        json.texts("dependencies", job.dependencies());
        json.number("tries", job.tries());
        json.duration("retryDelay", job.retryDelay());
        terms(job.terms());
        json.constant("outcome", job.outcome());
        json.truth("tookPart", job.tookPart());
        json.list("attempts", job.attempts(), attempt -> json.object(() -> fields(attempt)));
        if (!job.blockedBy().isEmpty()) {
            json.number("blockedBy", rootSets.number(job.blockedBy()));
        }
        json.value("result", job.result());
    }

    private void terms(JobTerms terms) {
        json.texts("softDependencies", terms.softDependencies());
        if (terms.priority() != 0) {
            json.number("priority", terms.priority());
        }
        pools(terms.pools(), "permits");
        policy(terms.policy());
        json.truth("keepsDelay", terms.keepsDelay());
        json.texts("produces", terms.produces());
        json.texts("consumes", terms.consumes());
    }

    private void fields(AttemptRecord attempt) {
        json.number("number", attempt.number());
        json.number("sweep", attempt.sweep());
        json.constant("outcome", attempt.outcome());
        json.time("start", attempt.start());
        json.truth("instantiated", attempt.instantiated());
        json.list("phases", attempt.phases(), phase -> json.object(() -> fields(phase)));
    }

    private void fields(PhaseRecord phase) {
        json.constant("phase", phase.phase());
        json.time("start", phase.start());
        json.duration("duration", phase.duration());
        json.error("error", phase.error());
    }

    private void fields(CleanupRecord cleanup) {
        json.text("job", cleanup.job());
        json.number("attempt", cleanup.attempt());
        json.time("start", cleanup.start());
        json.duration("duration", cleanup.duration());
        json.error("error", cleanup.error());
    }
}
