package dev.fixpoint.model;

/** One case, converged and judged. */
final class Trial {

    /** One convergence in so many is followed by another one of the same object, which starts from zero (rule 16). */
    private static final int AGAIN_SHARE = 10;

    private Trial() {}

    /**
     * Draws the case of a seed, converges it, and compares all that can be seen with what the rules say.
     *
     * @param replay the command that does it again, for the message
     * @return the last run of it
     * @throws AssertionError if a rule was broken
     */
    static CaseRun of(long seed, Workers workers, String replay) {
        RandomCase drawn = RandomCases.of(seed);
        try {
            CaseRun run = new CaseRun(drawn, workers);
            convergeAndVerify(run);
            if (seed % AGAIN_SHARE == 0) {
                convergeAndVerify(run);
            }
            return run;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " on " + workers + "; replay it with\n" + replay + "\n" + drawn, e);
        }
    }

    private static void convergeAndVerify(CaseRun run) {
        run.converge();
        if (run.workers.isOne()) {
            SerialRules.verify(run);
        }
        if (run.workers.watched()) {
            EventRules.verify(run);
        }
        MomentRules.verify(run);
    }
}
