package dev.fixpoint.command;

import dev.fixpoint.report.CleanupReport;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.PhaseReport;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of an error of the virtual machine that has ended a convergence, such as that there is no memory left. */
final class FatalError {

    private FatalError() {}

    static String message(VirtualMachineError error, Report report) {
        String said = report.secrets().mask(ErrorText.describe(error));
        return phase(error, report)
                        .or(() -> cleanup(error, report))
                        .or(() -> listener(error, report))
                        .orElse("the convergence itself")
                + " threw " + Quoted.inLine(said) + "; everything else was cancelled" + remedy(error);
    }

    private static String remedy(VirtualMachineError error) {
        return error instanceof OutOfMemoryError
                ? "; give Java more memory, such as -Xmx2g, or have fewer jobs run at once"
                : "";
    }

    private static Optional<String> listener(VirtualMachineError error, Report report) {
        return isOf(error, report.listenerError()) ? Optional.of("a listener") : Optional.empty();
    }

    private static Optional<String> phase(VirtualMachineError error, Report report) {
        return report.jobs().stream()
                .flatMap(job -> phases(job)
                        .filter(phase -> isOf(error, phase.error()))
                        .map(phase -> "the " + phase.phase() + " of job " + Quoted.of(job.name())))
                .findFirst();
    }

    private static Stream<PhaseReport> phases(JobReport job) {
        return job.attempts().stream().flatMap(attempt -> attempt.phases().stream());
    }

    private static Optional<String> cleanup(VirtualMachineError error, Report report) {
        return report.cleanup().cleanups().stream()
                .filter(cleanup -> isOf(error, cleanup.error()))
                .map(CleanupReport.Cleanup::job)
                .map(job -> "the cleanup of job " + Quoted.of(job))
                .findFirst();
    }

    private static boolean isOf(VirtualMachineError error, Optional<Throwable> thrown) {
        return thrown.stream().anyMatch(found -> found == error);
    }
}
