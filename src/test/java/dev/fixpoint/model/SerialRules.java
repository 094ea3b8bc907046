package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.model.AttemptRecord.PhaseEnd;
import dev.fixpoint.report.Report;
import java.time.Duration;
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
        assertThat(run.lines()).as("lines").isEqualTo(rules.lines());
        assertThat(Account.of(run.report)).as("account").isEqualTo(Account.of(rules.model));
        rules.verifyWaits();
        rules.verifyCleanups();
        rules.verifyTotals();
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        for (AttemptRecord attempt : model.attempts) {
            for (PhaseEnd end : attempt.phases()) {
                lines.append(attempt.job()).append('.').append(end.phase());
                lines.append(end.failure() == null ? ": pass" : ": fail");
                if (end.phase() == Phase.RECHECK && end.failure() != null) {
                    lines.append(" \"").append(end.failure().shown()).append('"');
                }
                lines.append('\n');
            }
        }
        return lines.toString();
    }

    /** Rule 9. */
    private void verifyWaits() {
        Duration waited = Duration.ZERO;
        Duration end = Duration.ZERO;
        for (AttemptRecord attempt : model.attempts) {
            waited = waited.plus(attempt.start()).minus(end);
            end = attempt.end();
        }
        assertThat(report.waited()).as("waited").isEqualTo(waited);
    }

    /** Rule 15. */
    private void verifyCleanups() {
        List<String> expected = new ArrayList<>();
        for (AttemptRecord attempt : model.attempts) {
            JobScript job = run.given.job(attempt.job());
            if (job.cleans() && attempt.executedRun()) {
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
