package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.model.JobScript.Kind;
import dev.fixpoint.model.ScriptedJobs.Moment;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.testing.Threads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What the jobs themselves must have seen on any number of threads, whatever the engine says of it: which phases of which
 * instances were called, in which order, and what else was going on.
 */
final class MomentRules {

    private final CaseRun run;
    private final ReferenceModel rules;
    private final List<Moment> moments;

    private MomentRules(CaseRun run) {
        this.run = run;
        this.rules = new ReferenceModel(run.given);
        this.moments = run.jobs.moments();
    }

    static void verify(CaseRun run) {
        MomentRules rules = new MomentRules(run);
        assertThat(run.jobs.surprises()).as("surprises").isEmpty();
        rules.verifyCalls();
        rules.verifyNothingOverlaps();
        rules.verifyDependenciesFirst();
        rules.verifyCleanups();
        rules.verifyCancel();
    }

    /** Rules 7, 8 and 11: each attempt calls what it should, and a job without attempts is not touched. */
    private void verifyCalls() {
        Map<String, List<String>> calls = new HashMap<>();
        for (Moment moment : moments) {
            if (moment.begins() && moment.phase() != Phase.CLEANUP) {
                calls.computeIfAbsent(moment.job(), job -> new ArrayList<>())
                        .add(call(moment.instance(), moment.phase()));
            }
        }
        for (JobScript job : run.given.jobs()) {
            assertThat(calls.getOrDefault(job.name(), List.of()))
                    .as("calls of %s", job.name())
                    .isEqualTo(expectedCalls(job));
        }
    }

    private List<String> expectedCalls(JobScript job) {
        List<String> calls = new ArrayList<>();
        List<AttemptReport> attempts =
                rules.order.contains(job.name()) ? run.report.job(job.name()).attempts() : List.of();
        for (AttemptReport attempt : attempts) {
            for (PhaseReport phase : attempt.phases()) {
                if (phase.error()
                        .filter(CancellationException.class::isInstance)
                        .isEmpty()) {
                    expectedCalls(job, attempt.number(), phase.phase(), calls);
                }
            }
        }
        return calls;
    }

    private static void expectedCalls(JobScript job, int number, Phase phase, List<String> calls) {
        if (phase == Phase.CHECK && !job.lambdas()) {
            calls.add(call(number, null));
        }
        boolean broken = job.attempt(number).broken() != null;
        if (phase == Phase.RUN || (job.kind() == Kind.JOB && !broken)) {
            calls.add(call(number, phase));
        }
    }

    private static String call(int instance, Phase phase) {
        return instance + " " + (phase == null ? "factory" : phase);
    }

    /** Rules 15 and 18. */
    private void verifyNothingOverlaps() {
        Set<String> busy = new HashSet<>();
        for (Moment moment : moments) {
            if (moment.begins()) {
                int most = moment.phase() == Phase.CLEANUP ? 1 : run.workers.most();
                assertThat(busy.add(moment.job()))
                        .as("%s is alone of its job", moment)
                        .isTrue();
                assertThat(busy).as("at once with %s", moment).hasSizeLessThanOrEqualTo(most);
            } else {
                busy.remove(moment.job());
            }
        }
    }

    /** Rules 5 and 19. */
    private void verifyDependenciesFirst() {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            if (moments.get(i).phase() != Phase.CLEANUP) {
                first.putIfAbsent(moments.get(i).job(), i);
                last.put(moments.get(i).job(), i);
            }
        }
        first.forEach((job, start) -> run.given
                .dependencies(job)
                .forEach(need -> assertThat(last.getOrDefault(need, -1))
                        .as("%s has ended before %s starts", need, job)
                        .isLessThan(start)));
    }

    /** Rule 17: what starts nevertheless was about to start, one phase for each worker. */
    private void verifyCancel() {
        Disturber disturber = run.disturber();
        if (disturber.hasCancelled()) {
            assertThat(run.report.cancelled()).as("cancelled").isTrue();
            assertThat(run.jobs.begun() - disturber.begunAtCancel())
                    .as("phases that began after the cancel")
                    .isLessThanOrEqualTo(run.workers.most());
        } else if (!disturber.hasInterrupted()) {
            assertThat(run.report.cancelled()).as("cancelled").isFalse();
        }
        assertThat(run.interrupted).as("the thread is still interrupted").isEqualTo(disturber.hasInterrupted());
        run.jobs.threads().stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .forEach(MomentRules::join);
    }

    private static void join(Thread worker) {
        try {
            Threads.join(worker);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Rule 15. */
    private void verifyCleanups() {
        List<String> cleanups = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.phase() == Phase.CLEANUP && moment.begins()) {
                cleanups.add(moment.job() + " " + moment.instance());
            } else if (moment.phase() != Phase.CLEANUP) {
                assertThat(cleanups).as("cleaned up before %s", moment).isEmpty();
            }
        }
        assertThat(run.cleanup.cleanups())
                .extracting(done -> done.job() + " " + done.attempt())
                .as("cleanups")
                .isEqualTo(cleanups);
    }
}
