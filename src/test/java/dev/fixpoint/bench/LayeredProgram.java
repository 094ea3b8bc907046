package dev.fixpoint.bench;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Converges a layered graph with nothing to do, as a whole program: its arguments are the number of jobs, and perhaps a
 * directory, in which the check of each job then looks for a file with its name.
 */
final class LayeredProgram {

    private LayeredProgram() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        int size = Integer.parseInt(args[0]);
        Report report = Fixpoint.of(
                        args.length == 1
                                ? Declared.layered(size)
                                : Declared.layered(size, name -> looksFor(Path.of(args[1], name))))
                .converge();
        System.out.println(report.succeeded() ? "nothing to do" : "failed");
        return report.succeeded() ? 0 : 1;
    }

    private static JobFactory<Job> looksFor(Path file) {
        return () -> job -> {
            if (!Files.exists(file)) {
                throw CheckFailure.because("there is no " + file);
            }
        };
    }
}
