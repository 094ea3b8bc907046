package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import dev.fixpoint.report.AttemptReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What must be so with one job at a time: all is as the model predicts, to the last line and the second. */
final class SerialRules {

    private final CaseRun run;
    private final Report report;
    private final ReferenceModel model;

    private SerialRules(CaseRun run) {
        this.run = run;
        this.report = run.report;
        this.model = new ReferenceModel(run.given).converge();
    }

    static void verify(CaseRun run) {
        SerialRules rules = new SerialRules(run);
        boolean watched = run.workers.watched();
        rules.verifyPhases();
        if (run.report.cancelled()) {
            rules.verifyBeginning();
            return;
        }
        assertThat(run.lines()).as("lines").isEqualTo(watched ? rules.lines() : "");
        assertThat(Account.of(run.report)).as("account").isEqualTo(Account.of(rules.model));
        rules.verifyWaits();
        rules.verifyCleanups();
        rules.verifyTotals();
    }

    /** All is as predicted but for the phase in which it was cancelled. */
    private void verifyBeginning() {
        List<String> actual = run.lines().lines().toList();
        List<String> sure = actual.subList(0, Math.max(0, actual.size() - 1));
        assertThat(lines().lines().limit(sure.size()).toList()).as("lines").isEqualTo(sure);
        for (JobReport job : report.jobs()) {
            List<String> ended = Account.ended(report, job);
            assertThat(Account.ended(model, job.name()).stream()
                            .limit(ended.size())
                            .toList())
                    .as("attempts of %s that were not cut short", job.name())
                    .isEqualTo(ended);
        }
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        for (AttemptRecord soFar : model.phases) {
            PhaseEnd end = soFar.last();
            lines.append(soFar.job()).append('.').append(end.phase());
            lines.append(end.passed() ? ": pass" : ": fail");
            if (!end.passed() && (end.phase() == Phase.RECHECK || end.phase() == Phase.CONFIRM)) {
                lines.append(" \"").append(end.failure().shown()).append('"');
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Each phase starts where the one before it ended, unless it is one that is waited for. */
    private void verifyPhases() {
        for (JobReport job : report.jobs()) {
            for (AttemptReport attempt : job.attempts()) {
                Instant end = attempt.start();
                for (PhaseReport phase : attempt.phases()) {
                    if (phase.phase() != Phase.CONFIRM) {
                        assertThat(phase.start())
                                .as("%s of %s", phase.phase(), job.name())
                                .isEqualTo(end);
                    }
                    end = phase.start().plus(phase.duration());
                }
            }
        }
    }

    /** Rule 9. */
    private void verifyWaits() {
        assertThat(report.waited()).as("waited").isEqualTo(model.waited);
    }

    /** Rule 15. */
    private void verifyCleanups() {
        List<String> expected = new ArrayList<>();
        for (AttemptRecord attempt : model.begun) {
            JobScript job = run.given.job(attempt.job());
            if (job.cleans() && model.ended(attempt).executedRun()) {
                expected.add(attempt.job() + " " + attempt.number() + " " + job.cleanupFailure());
            }
        }
        Collections.reverse(expected);
        assertThat(run.cleanup.cleanups())
                .as("cleanups")
                .extracting(done -> done.job() + " " + done.attempt() + " "
                        + done.error()
                                .map(error -> run.given.job(done.job()).cleanupFailure())
                                .orElse(null))
                .isEqualTo(expected);
    }

    /** Rule 16. */
    private void verifyTotals() {
        boolean satisfied = model.participants.stream().allMatch(model::isSatisfied);
        boolean cleaned = report.cleanup().failures().isEmpty();
        assertThat(report.allSatisfied()).as("all satisfied").isEqualTo(satisfied);
        assertThat(report.succeeded()).as("succeeded").isEqualTo(satisfied && cleaned);
        assertThat(report.partiallySucceeded())
                .as("partially succeeded")
                .isEqualTo(model.participants.stream().anyMatch(model::isSatisfied));
        assertThat(report.attempts()).as("attempts").isEqualTo(model.attempts.size());
        assertThat(report.sweeps())
                .as("sweeps")
                .isEqualTo(model.attempts.stream()
                        .mapToInt(AttemptRecord::sweep)
                        .max()
                        .orElse(0));
        assertThat(report.noAct()).isEqualTo(run.given.options().noAct());
        assertThat(report.cancelled()).isFalse();
        assertThat(report.listenerError()).isEmpty();
    }
}
