package dev.fixpoint.page;

import dev.fixpoint.record.RunRecord;

/**
 * The run in a word.
 *
 * @param sign the name of the sign and the color that go with it
 * @param word what stands over the page
 */
record Verdict(String sign, String word) {

    static Verdict of(RunRecord run) {
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
