package dev.fixpoint.command;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.Comparison;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.text.Quoted;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what differs between two stored reports. */
@Command(
        name = "compare",
        description = {
            "Say what differs between two stored reports.",
            "Which jobs changed outcome, got slower or faster, " + "appeared or vanished."
        },
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no job got worse",
            "1:some job got worse: it is failed, blocked, cancelled or not run, and was none of these before; "
                    + "with --slower: or it takes so much longer",
            "2:wrong usage, or a report that cannot be read"
        })
final class CompareCommand implements Callable<Integer> {

    private static final Set<Outcome> TROUBLE =
            Set.of(Outcome.FAILED, Outcome.BLOCKED, Outcome.CANCELLED, Outcome.NOT_RUN);

    private static final int MOST_NAMES = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A.json", description = "The report of the run before.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B.json", description = "The report of the run after it.")
    private Path after;

    @Option(
            names = "--slower",
            paramLabel = "PERCENT",
            description = "Being slower by more than this is worse, too. Default: it is told from "
                    + Comparison.DEFAULT_PERCENT + " on, but is not worse.")
    @Nullable
    private Integer slower;

    @Option(
            names = "--least",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "A difference in time that is not larger than this does not count. Default: 100ms.")
    @Nullable
    private Duration least;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @SuppressWarnings("NullAway") // picocli sets what has no value
    private CompareCommand() {}

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        if (slower != null && slower < 0) {
            throw new ParameterException(line, "--slower " + slower + ": a percentage must be zero or more");
        }
        RunRecord old = StoredReport.read(line, before);
        RunRecord now = StoredReport.read(line, after);
        Comparison comparison = Comparison.of(
                old,
                now,
                Objects.requireNonNullElse(slower, Comparison.DEFAULT_PERCENT),
                Objects.requireNonNullElse(least, Comparison.DEFAULT_LEAST));
        Set<String> worse = worse(old, now);
        if (slower != null) {
            comparison.slower().forEach(change -> worse.add(change.job()));
        }
        PrintWriter out = line.getOut();
        out.print(comparison);
        out.println(worse.isEmpty() ? "no job got worse" : "got worse: " + some(worse));
        out.flush();
        return worse.isEmpty() ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }

    /** Returns the jobs that are in trouble and were not before, those among them that are new. */
    private static Set<String> worse(RunRecord old, RunRecord now) {
        Set<String> inTrouble = inTrouble(now);
        inTrouble.removeAll(inTrouble(old));
        return inTrouble;
    }

    private static Set<String> inTrouble(RunRecord run) {
        return run.jobs().stream()
                .filter(job -> job.tookPart() && TROUBLE.contains(job.outcome()))
                .map(JobRecord::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String some(Set<String> names) {
        String some = names.stream().limit(MOST_NAMES).map(Quoted::inLine).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
