package dev.fixpoint.engine;

import dev.fixpoint.job.ProcessFailedException;
import dev.fixpoint.job.ProcessResult;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a process that has failed. Secrets are masked before anything is cut, so that no part of one is left.
 */
final class ProcessFailure {

    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 400;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern COLORS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"'\\\\]+");

    private final Secrets secrets;
    private final String command;

    /** Creates what is said of a command that is shown with the given secrets masked. */
    ProcessFailure(List<String> command, Secrets secrets) {
        this.secrets = secrets;
        this.command = Quoted.inLine(
                secrets.mask(command.stream().map(ProcessFailure::word).collect(Collectors.joining(" "))));
    }

    private static String word(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Returns what is thrown if the process cannot be started. */
    ProcessFailedException cannotStart(String why, @Nullable Throwable cause) {
        return new ProcessFailedException(command + ": cannot start: " + secrets.mask(why), cause);
    }

    /** Returns what is thrown if the process has ended with another exit code than 0. */
    ProcessFailedException ended(ProcessResult result) {
        return new ProcessFailedException(command + ": exit code " + result.exitCode() + lastWords(result), result);
    }

    /** Returns what is thrown if the process did not end by itself. */
    ProcessFailedException wasEnded(String why, ProcessResult result) {
        return new ProcessFailedException(command + ": " + why, result);
    }

    private String lastWords(ProcessResult result) {
        List<String> lines = lines(result.errorOutput(), result.truncated());
        String where = "standard error";
        if (lines.isEmpty()) {
            lines = lines(result.output(), result.truncated());
            where = "standard output";
        }
        if (lines.isEmpty()) {
            return result.truncated() ? ", and of what it wrote nothing can be shown" : ", and it wrote nothing";
        }
        String last = ": " + lines.get(lines.size() - 1);
        if (lines.size() == 1) {
            return last;
        }
        List<String> some = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        String heading = some.size() < lines.size() || result.truncated()
                ? "the last " + some.size() + " lines of " + where + ":"
                : where + ":";
        return last + "\n" + heading + "\n" + String.join("\n", some);
    }

    /** Returns the lines that are not blank. The first one may be a part of a secret if the beginning is missing. */
    private List<String> lines(String text, boolean truncated) {
        List<String> lines = new ArrayList<>();
        String masked = secrets.mask(COLORS.matcher(text).replaceAll(""));
        LINE_BREAK
                .splitAsStream(masked)
                .skip(truncated ? 1 : 0)
                .filter(line -> !line.isBlank())
                .forEach(line -> lines.add(shortened(line.stripTrailing())));
        return lines;
    }

    private static String shortened(String line) {
        String some = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
        return Quoted.visible(some);
    }
}
