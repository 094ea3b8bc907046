package dev.fixpoint.report;

/** Thrown by {@link Report#orThrow()} when a convergence did not succeed. Its message is the summary of the report. */
public final class ConvergenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Report report;

    ConvergenceException(Report report) {
        super(report.summary());
        this.report = report;
    }

    /** Returns the whole report; null only if this exception was serialized, which leaves the report behind. */
    public Report report() {
        return report;
    }
}
