package dev.fixpoint.bench;

import java.util.Locale;

/**
 * A row of the table: something to measure, and how it is judged.
 *
 * @param id what {@code -Dbench.only} knows it by
 * @param must what it must reach; not a number if it is only shown
 * @param aim what it should reach
 */
record Row(String id, String what, double must, double aim, Unit unit, Measurement measurement) {

    /** What can be measured. */
    @FunctionalInterface
    interface Measurement {
        Measured measure() throws Exception;
    }

    /** What a value is counted in. */
    enum Unit {
        TIMES("x"),
        MEGABYTES(" MB"),
        PERCENT(" %");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        String write(double value) {
            String digits = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value < 1 ? "%.3f" : "%.2f", value);
            return (digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits) + sign;
        }
    }

    static Row judged(String id, String what, double must, double aim, Unit unit, Measurement measurement) {
        return new Row(id, what, must, aim, unit, measurement);
    }

    /** Returns a row that is shown and not judged. */
    static Row shown(String id, String what, Measurement measurement) {
        return new Row(id, what, Double.NaN, Double.NaN, Unit.TIMES, measurement);
    }

    Verdict verdict(Measured measured) {
        if (Double.isNaN(measured.value())) {
            return Verdict.NOT_MEASURED;
        }
        if (Double.isNaN(must)) {
            return Verdict.SHOWN;
        }
        if (measured.value() <= aim) {
            return Verdict.OK;
        }
        return measured.value() <= must ? Verdict.AIM_MISSED : Verdict.MISSED;
    }

    /** How a row is judged. */
    enum Verdict {
        OK("ok"),
        AIM_MISSED("aim missed"),
        MISSED("MISSED"),
        SHOWN(""),
        NOT_MEASURED("");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
