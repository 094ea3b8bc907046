package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.engine.SecretNameException;
import dev.fixpoint.engine.SecretNames;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.plan.Explanation;
import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.EventFile;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import dev.fixpoint.time.TimeSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        if (output.list != null && (!output.reports.isEmpty() || output.events != null || output.explain != null)) {
            throw new ParameterException(
                    line, "--list runs nothing: there is nothing for --report, --events or --explain to tell");
        }
        Optional<String> secretName = secretName();
        if (secretName.isPresent()) {
            return Complaints.secretName(line, secretName.get());
        }
        try {
            JobGraph graph = selection.targets.isEmpty()
                    ? wholeGraph
                    : wholeGraph.subgraph(JobNames.matching(selection.targets, wholeGraph, true));
            if (output.explain != null) {
                graph.position(output.explain); // known before hours have passed
            }
            OutputFiles files = new OutputFiles(output, run.lock, line, graph);
            if (output.list != null) {
                out.print(listing(graph, output.list));
                boolean printed = Complaints.isPrinted(line);
                return files.write(RunRecord.of(graph, program())) && printed ? ExitCode.SUCCEEDED : ExitCode.USAGE;
            }
            return converge(graph, files);
        } catch (UnknownJobException e) {
            throw new ParameterException(line, e.getMessage(), e);
        } catch (SecretNameException e) { // of a secret that is not on the command line
            return Complaints.secretName(line, ErrorText.message(e));
        }
    }

    /** Returns what is wrong if a job is named after a secret of the command line: listing the jobs would show it, too. */
    private Optional<String> secretName() {
        OwnOptions own = OwnOptions.of(line.getCommandSpec());
        Set<String> secrets = new HashSet<>(own.secrets());
        secrets.addAll(selection.secrets);
        Map<String, Object> arguments = new LinkedHashMap<>(own.named());
        arguments.putAll(selection.arguments);
        return SecretNames.problem(wholeGraph, secrets, arguments, Map.of());
    }

    private String listing(JobGraph graph, OutputOptions.ListForm form) {
        try {
            return Listing.of(graph, form);
        } catch (IllegalStateException e) { // Jackson is missing
            throw new ParameterException(line, ErrorText.message(e), e);
        }
    }

    private int converge(JobGraph graph, OutputFiles files) {
        String[] excluded = JobNames.matching(selection.excluded, graph, false);
        String[] assumed = JobNames.matching(selection.assumed, graph, false);
        requireDistinct(Set.of(excluded), assumed);
        Limits limits = new Limits(line, run);
        Fixpoint fixpoint = fixpoint(graph, limits).exclude(excluded).assumeDone(assumed);
        limits.requirePools(fixpoint);
        Shuffle shuffle = run.shuffle;
        if (shuffle != null && shuffle.drawn() && !output.quiet) {
            err.println(program() + ": " + shuffle.told());
        }
        Set<String> leftOut = Stream.of(excluded, assumed).flatMap(Stream::of).collect(Collectors.toSet());
        if (run.lock == null) {
            return converge(fixpoint, leftOut, files);
        }
        int code = ExitCode.SUCCEEDED;
        try (LockFile lock = lock(run.lock)) {
            code = lock == null ? ExitCode.FAILED : converge(fixpoint, leftOut, files);
        } catch (IOException e) { // closing it has failed
            err.println(program() + ": " + FileProblem.of("unlock", run.lock, e));
            code = ExitCode.unless(true, code);
        }
        return code;
    }

    private void requireDistinct(Set<String> excluded, String[] assumed) {
        for (String name : assumed) {
            if (excluded.contains(name)) {
                throw new ParameterException(
                        line,
                        "job " + Quoted.of(name) + " is meant by --exclude and by --assume-done; say one of them only");
            }
        }
    }

    private int converge(Fixpoint fixpoint, Set<String> leftOut, OutputFiles files) {
        Watch watch = new Watch(program(), output, err, System.getenv());
        Path file = output.events;
        if (file == null) {
            return conclude(watch.converge(fixpoint, leftOut), watch, files, true);
        }
        int code = ExitCode.SUCCEEDED;
        List<IOException> failures = new CopyOnWriteArrayList<>();
        try (EventFile events = events(file, failures::add)) {
            Report report = watch.converge(fixpoint.listener(events), leftOut);
            failures.forEach(error ->
                    err.println(program() + ": " + FileProblem.of("write", file, error) + "; the rest is left out"));
            code = conclude(report, watch, files, failures.isEmpty());
        } catch (IOException e) { // closing it has failed
            err.println(program() + ": " + FileProblem.of("write", file, e));
            code = ExitCode.unless(true, code);
        }
        return code;
    }

    private EventFile events(Path file, Consumer<IOException> failed) {
        try {
            return new EventFile(file, failed);
        } catch (IOException e) {
            throw new ParameterException(line, FileProblem.of("write", file, e), e);
        } catch (IllegalStateException e) { // Jackson is missing
            throw new ParameterException(line, e.getMessage(), e);
        }
    }

    private @Nullable LockFile lock(Path file) {
        try {
            return LockFile.acquire(file, program(), run.lockWait, err, TimeSource.system());
        } catch (IOException e) {
            throw new ParameterException(line, FileProblem.of("lock", file, e), e);
        }
    }

    private Fixpoint fixpoint(JobGraph graph, Limits limits) {
        Fixpoint fixpoint = Fixpoint.of(graph);
        if (run.noAct != null) {
            fixpoint.noAct(true).deepNoAct(run.noAct == RunOptions.NoAct.DEEP);
        }
        if (run.failFast) {
            fixpoint.failFast(true);
        }
        if (run.noCleanup) {
            fixpoint.manualCleanup(true);
        }
        GivenOptions.addArguments(fixpoint, line, selection);
        GivenOptions.addRetries(fixpoint, line, run);
        if (run.workers != null) {
            try {
                run.workers.applyTo(fixpoint);
            } catch (UnsupportedOperationException e) {
                throw new ParameterException(
                        line,
                        "--jobs max needs virtual threads, and this is Java "
                                + Runtime.version().feature()
                                + "; use Java 21 or later, or give a number, such as --jobs 8",
                        e);
            }
        }
        limits.applyTo(fixpoint, graph, wholeGraph);
        GivenOptions.addDefaults(fixpoint, command);
        return fixpoint;
    }

    private int conclude(Report report, Watch watch, OutputFiles files, boolean hasEvents) {
        RunRecord record = RunRecord.of(report, program());
        show(record, report);
        report.listenerError()
                .filter(error -> watch.fatal().filter(fatal -> fatal == error).isEmpty())
                .ifPresent(error -> err.println(
                        program() + ": a listener failed: " + report.secrets().mask(ErrorText.describe(error))));
        watch.fatal().ifPresent(error -> err.println(program() + ": " + FatalError.message(error, report)));
        boolean printed = Complaints.isPrinted(line);
        boolean written = files.write(record) && printed && hasEvents;
        if (watch.fatal().isPresent()) {
            return ExitCode.FAILED;
        }
        int code = watch.signal().orElse(ExitCode.of(record, run.detailedExitCode));
        return ExitCode.unless(!written, code);
    }

    private void show(RunRecord record, Report report) {
        boolean concludes = !output.quiet || (!report.noAct() && !report.succeeded());
        Shuffle shuffle = run.shuffle;
        if (shuffle != null && shuffle.drawn() && output.quiet && concludes) {
            err.println(program() + ": " + shuffle.told());
        }
        if (output.explain != null) {
            out.println(Explanation.of(record, output.explain) + (concludes ? "\n" : ""));
        }
        if (concludes && report.noAct()) {
            Plan plan = Plan.of(record);
            out.println(output.explain == null ? plan.toString() : plan.totals());
        } else if (concludes) {
            out.println(report.summary());
        }
        out.flush();
    }

    private String program() {
        return line.getCommandSpec().qualifiedName();
    }
}
