package dev.fixpoint.page;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.RunSettings;
import dev.fixpoint.text.Durations;

/**
 * The run in a word.
 *
 * @param sign the name of the sign and the color that go with it
 * @param word what stands over the page
 */
record Verdict(String sign, String word) {

    static Verdict of(RunRecord run) {
        if (run.timedOut()) {
            String after = run.settings()
                    .flatMap(RunSettings::timeout)
                    .map(limit -> " after " + Durations.format(limit))
                    .orElse("");
            return new Verdict("cancelled", "Timed out" + after);
        }
        if (run.cancelled()) {
            return new Verdict("cancelled", "Cancelled");
        }
        if (run.mode() != RunRecord.Mode.CONVERGE) {
            return run.succeeded() ? new Verdict("passed", "Nothing to do") : new Verdict("converged", "Plan");
        }
        if (run.succeeded()) {
            return new Verdict("passed", "Succeeded");
        }
        return new Verdict("failed", run.allSatisfied() ? "Cleanup failed" : "Failed");
    }
}
