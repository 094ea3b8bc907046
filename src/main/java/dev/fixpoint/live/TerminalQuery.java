package dev.fixpoint.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the system about the files that the process has got as its standard output and error. Java itself does not tell whether
 * standard error is a terminal, nor how large one is; the programs {@code test} and {@code stty} do, wherever there is a POSIX
 * shell.
 */
final class TerminalQuery {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

    private static final long MOST_SECONDS = 2;

    private TerminalQuery() {}

    /** Returns whether standard output (1) or standard error (2) is a terminal. */
    static boolean isTerminal(int descriptor) {
        return mayBeTerminal(descriptor)
                && ask("test -t ".concat(Integer.toString(descriptor)), ProcessBuilder.Redirect.INHERIT)
                        .isPresent();
    }

    /** Returns the size of the terminal that standard error is; nothing if it does not know. */
    static Optional<TerminalSize> size() {
        return ask("stty size <&2 2>/dev/null", ProcessBuilder.Redirect.PIPE).flatMap(TerminalQuery::parse);
    }

    /** Suspends this process, and returns when it goes on. It must not handle SIGTSTP itself. */
    static void suspend() {
        Optional<String> unused =
                ask("kill -TSTP ".concat(Long.toString(ProcessHandle.current().pid())), ProcessBuilder.Redirect.PIPE);
    }

    /** Reads {@code ROWS COLUMNS}. A terminal that does not know its size says that both are zero. */
    static Optional<TerminalSize> parse(String answer) {
        Matcher matcher = SIZE.matcher(answer);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = Integer.parseInt(matcher.group(2));
        return rows < 1 || columns < 1 ? Optional.empty() : Optional.of(new TerminalSize(columns, rows));
    }

    /** Saves starting a program where a look is enough: on Linux, a file or a pipe is no device. */
    private static boolean mayBeTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            return !Files.isSymbolicLink(link) || isDevice(Files.readSymbolicLink(link));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isDevice(Path file) {
        return file.startsWith("/dev") && !file.equals(Path.of("/dev/null"));
    }

    /** Returns what the shell command prints, if it succeeds; nothing if not, or if there is no shell. */
    private static Optional<String> ask(String command, ProcessBuilder.Redirect output) {
        Process process = null;
        try {
            process = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
