package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.plan.Explanation;
import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.Quoted;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One execution of a {@link ConvergeCommand}: from its options to its exit code. */
final class Session {

    private final ConvergeCommand command;
    private final CommandLine line;
    private final SelectionOptions selection;
    private final RunOptions run;
    private final OutputOptions output;
    private final JobGraph wholeGraph;
    private final PrintWriter out;
    private final PrintWriter err;

    Session(ConvergeCommand command, CommandLine line, JobGraph graph) {
        this.command = command;
        this.line = line;
        this.selection = command.selection();
        this.run = command.run();
        this.output = command.output();
        this.wholeGraph = graph;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Does what the options say and returns the exit code. */
    int run() throws Exception {
        if (run.lockWait != null && run.lock == null) {
            throw new ParameterException(line, "--wait waits for a lock: say which with --lock FILE");
        }
        try {
            JobGraph graph = selection.targets.isEmpty()
                    ? wholeGraph
                    : wholeGraph.subgraph(JobNames.matching(selection.targets, wholeGraph, true));
            if (output.explain != null) {
                graph.position(output.explain); // known before hours have passed
            }
            if (output.list != null) {
                out.print(Listing.of(graph, output.list));
                out.flush();
                return ExitCode.SUCCEEDED;
            }
            return converge(graph);
        } catch (UnknownJobException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }

    private int converge(JobGraph graph) throws Exception {
        Fixpoint fixpoint = fixpoint(graph);
        if (output.verbose || output.debug) {
            fixpoint.listener(output.debug ? PhaseLines.debug(err) : PhaseLines.verbose(err));
        }
        if (run.lock == null) {
            return conclude(fixpoint.converge());
        }
        try (LockFile lock = lock(run.lock)) {
            return lock == null ? ExitCode.FAILED : conclude(fixpoint.converge());
        }
    }

    private @Nullable LockFile lock(Path file) {
        try {
            return LockFile.acquire(file, program(), run.lockWait, err, TimeSource.system());
        } catch (IOException e) {
            throw new ParameterException(line, FileProblem.of("lock", file, e), e);
        }
    }

    private Fixpoint fixpoint(JobGraph graph) {
        Fixpoint fixpoint = Fixpoint.of(graph);
        if (run.noAct != null) { // what the command line leaves open is the program's to set
            fixpoint.noAct(true).deepNoAct(run.noAct == RunOptions.NoAct.DEEP);
        }
        if (run.failFast) {
            fixpoint.failFast(true);
        }
        if (run.noCleanup) {
            fixpoint.manualCleanup(true);
        }
        fixpoint.exclude(JobNames.matching(selection.excluded, graph, false))
                .assumeDone(JobNames.matching(selection.assumed, graph, false));
        addArguments(fixpoint);
        if (run.tries != null && run.tries < 1) {
            throw new ParameterException(
                    line, "--tries must be 1 or more (the first attempt counts), not " + run.tries);
        }
        fixpoint.defaultTries(run.tries == null ? command.defaultTries() : run.tries);
        fixpoint.defaultRetryDelay(run.retryDelay == null ? command.defaultRetryDelay() : run.retryDelay);
        if (run.workers != null) {
            try {
                run.workers.applyTo(fixpoint);
            } catch (UnsupportedOperationException e) {
                throw new ParameterException(line, "--jobs: " + e.getMessage(), e);
            }
        }
        command.configure(fixpoint);
        return fixpoint;
    }

    private void addArguments(Fixpoint fixpoint) {
        OwnOptions own = OwnOptions.of(line.getCommandSpec());
        own.named().forEach(fixpoint::argument);
        fixpoint.arguments(own.positional().toArray());
        fixpoint.secret(own.secrets().toArray(String[]::new));
        fixpoint.secret(selection.secrets.toArray(String[]::new));
        selection.arguments.forEach((name, value) -> {
            if (own.hasOption(name)) {
                throw new ParameterException(
                        line, "argument " + Quoted.of(name) + " has an option of its own: --" + name);
            }
            fixpoint.argument(name, value);
        });
    }

    private int conclude(Report report) {
        RunRecord record = RunRecord.of(report, program());
        if (output.explain != null) {
            out.println(Explanation.of(record, output.explain));
            if (!output.quiet) {
                out.println();
            }
        }
        if (report.noAct()) {
            if (!output.quiet) {
                Plan plan = Plan.of(record);
                out.println(output.explain == null ? plan.toString() : plan.totals());
            }
        } else if (!output.quiet || !report.succeeded()) {
            out.println(report.summary());
        }
        out.flush();
        return ExitCode.of(record, run.detailedExitCode);
    }

    private String program() {
        return line.getCommandSpec().qualifiedName();
    }
}
