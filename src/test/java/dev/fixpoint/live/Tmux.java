package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A real terminal, in which a shell runs: tmux shows what is on its screen, as a person would see it. */
final class Tmux implements AutoCloseable {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path socket;

    /**
     * Opens a terminal with a script in its directory that starts a program of Java, ready to be typed into.
     *
     * @param name the name of the script
     * @param program the class of the program and its first arguments, as the shell reads them
     */
    static Tmux with(Path directory, String name, String program, int columns, int rows) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(directory.resolve(name), """
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto $OPTIONS -cp '%s' %s "$@"
                """.formatted(java, System.getProperty("java.class.path"), program));
        Tmux terminal = new Tmux(directory, columns, rows);
        terminal.awaitLines("$");
        return terminal;
    }

    /** Opens a terminal of that size, whose shell starts in the directory. */
    private Tmux(Path directory, int columns, int rows) {
        this.socket = directory.resolve("tmux");
        String shell = "env -i PATH=\"$PATH\" TERM=screen LANG=C.UTF-8 PS1='$ ' sh";
        String size = "-x%d -y%d".formatted(columns, rows);
        List<String> command =
                new ArrayList<>(List.of("-u", "-f", "/dev/null", "new-session", "-d", "-c", directory.toString()));
        command.addAll(List.of(size.split(" ")));
        command.add(shell);
        tmux(command.toArray(String[]::new));
        tmux("set-option", "-g", "window-size", "manual");
    }

    /** Returns whether there is such a program. */
    static boolean isInstalled() {
        try {
            Process process =
                    new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types a line. */
    void type(String line) {
        tmux("send-keys", "-l", line);
        key("Enter");
    }

    /** Presses a key, such as {@code C-c}. */
    void key(String key) {
        tmux("send-keys", key);
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** Returns the lines on the screen, without those that are empty at its end. */
    List<String> screen() {
        return List.of(tmux("capture-pane", "-p").stripTrailing().split("\n"));
    }

    /** Returns {@code COLUMN,ROW VISIBLE} of the cursor. */
    String cursor() {
        return tmux("display-message", "-p", "#{cursor_x},#{cursor_y} #{cursor_flag}")
                .strip();
    }

    /** Waits until the screen is as wanted, at most half a minute, and returns it. Each look takes some milliseconds. */
    List<String> await(Predicate<List<String>> wanted) {
        long start = System.nanoTime();
        while (true) {
            List<String> screen = screen();
            if (wanted.test(screen)) {
                return screen;
            }
            if (System.nanoTime() - start > MOST_NANOS) {
                fail("this did not come to be what is waited for:%n%s%ncursor %s"
                        .formatted(String.join("\n", screen), cursor()));
            }
        }
    }

    /**
     * Waits until the screen has these lines and nothing else. Times in them are read as {@code Ns}, without the spaces before
     * them, and pieces of the bar, whose number depends on the time beside it, as one; of a word that was cut, nothing.
     */
    void awaitLines(String... lines) {
        List<String> wanted = Stream.of(lines).map(Tmux::timeless).toList();
        await(screen -> screen.stream().map(Tmux::timeless).toList().equals(wanted));
    }

    /** Waits until these are the last lines on the screen, in the same way. */
    void awaitLastLines(String... lines) {
        List<String> wanted = Stream.of(lines).map(Tmux::timeless).toList();
        await(screen -> {
            List<String> shown = screen.stream().map(Tmux::timeless).toList();
            return shown.size() >= wanted.size()
                    && shown.subList(shown.size() - wanted.size(), shown.size()).equals(wanted);
        });
    }

    private static String timeless(String line) {
        return line.replaceAll("^ +", "")
                .replaceAll("\\b(\\d+m )?\\d+s\\b|\\b\\d+m\\b", "Ns")
                .replaceAll("\\S* ?…$", "…")
                .replaceAll("(─)─+", "$1")
                .replaceAll("(╍)╍+", "$1");
    }

    private String tmux(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                fail("%s: %s".formatted(command, output));
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
