package dev.fixpoint.bench;

/**
 * What the table says of one row.
 *
 * @param value what is judged; not a number if it could not be measured
 * @param note which of several it was, or why there is none
 */
record Measured(double value, String note) {

    static Measured not(String reason) {
        return new Measured(Double.NaN, reason);
    }

    /** Returns what has missed everything: it did not come to its end. */
    static Measured failed(Exception error) {
        return new Measured(
                Double.POSITIVE_INFINITY,
                "failed: " + error.toString().lines().findFirst().orElse(""));
    }

    /** Returns the worse of two. */
    Measured or(Measured other) {
        return Double.isNaN(value) || other.value > value ? other : this;
    }
}
