package dev.fixpoint.reliability;

/**
 * Something bad that is done to a convergence, again and again.
 *
 * @param id what {@code -Dreliability.only} knows it by
 * @param what what is done, and what must be so afterwards, in words
 * @param times how often for the table
 * @param few how often with every build
 */
record Scenario(String id, String what, int times, int few, Deed deed) {

    /** Does it once. What must be so and is not is thrown. */
    @FunctionalInterface
    interface Deed {
        void perform(Trial trial) throws Exception;
    }

    /** That something cannot be done here, and why. */
    static final class NotHereException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotHereException(String why) {
            super(why);
        }
    }
}
