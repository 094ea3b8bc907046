package dev.fixpoint.command;

import dev.fixpoint.graph.InvalidGraphException;
import dev.fixpoint.test.Audit;
import dev.fixpoint.test.AuditReport;
import dev.fixpoint.test.UnmadeGraphException;
import dev.fixpoint.test.World;
import dev.fixpoint.text.ErrorText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One execution of a {@link ConvergeCommand} that audits its jobs instead of converging. */
final class AuditSession {

    private final ConvergeCommand command;
    private final CommandLine line;
    private final @Nullable World<?> world;

    AuditSession(ConvergeCommand command, CommandLine line, @Nullable World<?> world) {
        this.command = command;
        this.line = line;
        this.world = world;
    }

    /** Audits, says what was found, and returns the exit code. */
    int run() {
        refuseContradictions();
        if (world == null) {
            throw new ParameterException(
                    line,
                    "--audit needs fresh worlds to converge in, and this program does not say how to make one: let it"
                            + " override world(), as in: return World.directory(directory -> graph(directory))");
        }
        Audit audit = Audit.of(configured(world));
        if (command.test().seed != null) {
            audit.seed(command.test().seed);
        }
        if (command.test().kills != null && command.test().kills > 0) {
            audit.kills(command.test().kills, ThisProcess.commandLine(line));
        }
        AuditReport report;
        try {
            report = inSilence(audit);
        } catch (UnmadeGraphException e) {
            return Complaints.brokenGraph(line, Objects.requireNonNull(e.getCause()), command.output().debug);
        }
        PrintWriter out = line.getOut();
        if (!(report.isClean() && command.output().quiet)) {
            out.println(report);
        }
        boolean printed = Complaints.isPrinted(line);
        return ExitCode.unless(!printed, report.isClean() ? ExitCode.SUCCEEDED : ExitCode.NOT_CLEAN);
    }

    private <W> World<W> configured(World<W> fresh) {
        return fresh.configured((directory, fixpoint) -> {
            GivenOptions.addArguments(fixpoint, line, command.selection());
            GivenOptions.addRetries(fixpoint, line, command.run());
            new Limits(line, command.run()).applyTo(fixpoint, pool -> true);
            GivenOptions.addDefaults(fixpoint, command);
        });
    }

    /** What jobs and listeners print in hundreds of convergences is of no use to anybody. */
    private AuditReport inSilence(Audit audit) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            System.setOut(nowhere);
            System.setErr(nowhere);
            return audit.run();
        } catch (InvalidGraphException | UnmadeGraphException e) {
            throw e;
        } catch (IllegalStateException e) {
            throw new ParameterException(line, ErrorText.message(e), e);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private void refuseContradictions() {
        RunOptions run = command.run();
        OutputOptions output = command.output();
        SelectionOptions selection = command.selection();
        Map<String, Boolean> senseless = new LinkedHashMap<>();
        senseless.put("--no-act", run.noAct != null);
        senseless.put("--jobs", run.workers != null);
        senseless.put("--fail-fast", run.failFast);
        senseless.put("--shuffle", run.shuffle != null);
        senseless.put("--no-cleanup", run.noCleanup);
        senseless.put("--lock", run.lock != null);
        senseless.put("--detailed-exit-code", run.detailedExitCode);
        senseless.put("--target", !selection.targets.isEmpty());
        senseless.put("--exclude", !selection.excluded.isEmpty());
        senseless.put("--assume-done", !selection.assumed.isEmpty());
        senseless.put("--list", output.list != null);
        senseless.put("--explain", output.explain != null);
        senseless.put("--report", !output.reports.isEmpty());
        senseless.put("--events", output.events != null);
        senseless.put("--graph", !output.graphs.isEmpty());
        senseless.forEach((option, given) -> {
            if (given) {
                throw new ParameterException(
                        line,
                        "--audit and " + option
                                + " contradict each other: an audit converges the whole graph in its own"
                                + " ways; say one of them only");
            }
        });
    }
}
