package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.live.Interruptions;
import dev.fixpoint.live.LiveDisplay;
import dev.fixpoint.live.Terminal;
import dev.fixpoint.report.Report;
import dev.fixpoint.time.TimeSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is shown while a convergence runs, and what Ctrl-C does meanwhile. */
final class Watch {

    private final String program;
    private final OutputOptions output;
    private final PrintWriter err;
    private final Map<String, String> environment;
    private @Nullable Interruptions interruptions;
    private @Nullable Report ended;
    private @Nullable VirtualMachineError fatal;

    Watch(String program, OutputOptions output, PrintWriter err, Map<String, String> environment) {
        this.program = program;
        this.output = output;
        this.err = err;
        this.environment = environment;
    }

    /** Converges. */
    Report converge(Fixpoint fixpoint, Set<String> leftOut) {
        Optional<Terminal> terminal = terminal();
        if (terminal.isEmpty()) {
            addLines(fixpoint);
            return converge(fixpoint, (LiveDisplay) null);
        }
        try (LiveDisplay display = new LiveDisplay(terminal.get(), TimeSource.system(), usesColors(true), leftOut)) {
            fixpoint.listener(display);
            if (isVerbose()) {
                fixpoint.listener(phaseLines(above(display)));
            }
            return convergeBeneath(fixpoint, display);
        }
    }

    /** Whole lines, which must not be mixed with what jobs have begun to print. */
    private static Appendable above(LiveDisplay display) {
        return new Appendable() {
            @Override
            public Appendable append(CharSequence lines) {
                display.printAbove(lines.toString());
                return this;
            }

            @Override
            public Appendable append(CharSequence lines, int start, int end) {
                return append(lines.subSequence(start, end));
            }

            @Override
            public Appendable append(char letter) {
                return append(String.valueOf(letter));
            }
        };
    }

    /** What is printed meanwhile goes above the display, which would overwrite it otherwise. */
    private Report convergeBeneath(Fixpoint fixpoint, LiveDisplay display) {
        PrintStream out = System.out;
        PrintStream error = System.err;
        try {
            System.setErr(display.asStream());
            if (Terminal.isStandardOutput()) {
                System.setOut(display.asStream());
            }
            return converge(fixpoint, display);
        } finally {
            System.setOut(out);
            System.setErr(error);
        }
    }

    private Report converge(Fixpoint fixpoint, @Nullable LiveDisplay display) {
        try (Interruptions installed = Interruptions.install(() -> cancel(fixpoint, display), () -> {
            if (display != null) {
                display.close();
            }
        })) {
            interruptions = installed;
            fixpoint.listener(new Listener() {
                @Override
                public void convergenceStarted(Event.ConvergenceStarted event) {
                    if (installed.exitStatus().isPresent()) {
                        fixpoint.cancel(); // the signal came when there was nothing to cancel yet
                    }
                }

                @Override
                public void convergenceEnded(Event.ConvergenceEnded event) {
                    ended = event.report();
                }
            });
            return toTheEnd(fixpoint);
        }
    }

    /** Converges. What the virtual machine could not go on with is kept: what was done until then can still be told. */
    private Report toTheEnd(Fixpoint fixpoint) {
        try {
            return fixpoint.converge();
        } catch (VirtualMachineError e) {
            Report report = ended;
            if (report == null) {
                throw e;
            }
            fatal = e;
            return report;
        }
    }

    private void cancel(Fixpoint fixpoint, @Nullable LiveDisplay display) {
        tell("cancelling; what runs is interrupted, then cleaned up. Once more to leave at once", display);
        if (display != null) {
            display.cancelling();
        }
        if (!fixpoint.cancel()) {
            tell("nothing is left to cancel but cleanup, which goes on", display);
        }
    }

    private void tell(String message, @Nullable LiveDisplay display) {
        if (display == null) {
            err.println(program + ": " + message);
        } else {
            display.printAbove(program + ": " + message);
        }
    }

    /**
     * Returns the exit status of the signal that was to cancel the convergence, if one was sent. To be asked late: also a signal that
     * came when nothing was left to cancel has been told, and so must be seen in the exit code.
     */
    OptionalInt signal() {
        return interruptions == null ? OptionalInt.empty() : interruptions.exitStatus();
    }

    /** Returns the error that has ended the convergence, if one has. */
    Optional<VirtualMachineError> fatal() {
        return Optional.ofNullable(fatal);
    }

    private Optional<Terminal> terminal() {
        return switch (output.progress) {
            case AUTO, LIVE -> output.quiet ? Optional.empty() : Terminal.standardError(environment);
            case PLAIN, NONE -> Optional.empty();
        };
    }

    private void addLines(Fixpoint fixpoint) {
        if (isVerbose()) {
            fixpoint.listener(phaseLines(err));
        } else if (!output.quiet && output.progress != OutputOptions.Progress.NONE) {
            fixpoint.listener(new PlainProgress(err, usesColors(false)));
        }
    }

    private boolean isVerbose() {
        return output.verbose || output.debug;
    }

    private PhaseLines phaseLines(Appendable lines) {
        return output.debug ? PhaseLines.debug(lines) : PhaseLines.verbose(lines);
    }

    private boolean usesColors(boolean onTerminal) {
        return switch (output.color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> onTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }
}
