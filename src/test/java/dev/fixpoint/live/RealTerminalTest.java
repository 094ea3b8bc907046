package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The display as it is seen in a real terminal, while programs run in it. */
class RealTerminalTest {

    private static final String CLEAN_CURSOR = " 1";

    @TempDir
    Path directory;

    @BeforeAll
    static void needsTmux() {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed");
    }

    private Tmux start(int columns, int rows) throws IOException {
        return Tmux.with(directory, "program", LiveProgram.class.getName() + " '" + directory + "'", columns, rows);
    }

    private void sign(String name) throws IOException {
        Files.createFile(directory.resolve(name));
    }

    @Test
    void aConvergenceFromItsStartToItsEnd() throws IOException {
        try (Tmux terminal = start(80, 24)) {
            terminal.type("sh program film; echo \"status $?\"");
            terminal.awaitLines(
                    "$ sh program film; echo \"status $?\"",
                    "the oven says ping",
                    "────────────────────────────────────────────────── 0 of 5 done, Ns",
                    "3 running · 2 to go",
                    "Ns  check    telephone ☎️ 電話機",
                    "Ns  run      popcorn  kernel 40 of 200",
                    "Ns  check    batteries");
            assertThat(terminal.cursor()).isEqualTo("0,2 0");

            sign("batteries");
            sign("telephone");
            terminal.awaitLines(
                    "$ sh program film; echo \"status $?\"",
                    "the oven says ping",
                    "✗ batteries failed, blocking 2 jobs: dead\\u001B[2J since ...",
                    "╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍──────────────────── 0 of 5 done, Ns",
                    "1 running · 1 waiting · 1 failed · 2 blocked",
                    "Ns  run      popcorn  kernel 40 of 200",
                    "in Ns  retry    telephone ☎️ 電話機  attempt 1 failed: it rings, and what …");

            sign("popped");
            terminal.await(screen -> screen.get(3).contains("1 of 5 done"));
            terminal.key("C-c");
            terminal.awaitLines(
                    "$ sh program film; echo \"status $?\"",
                    "the oven says ping",
                    "✗ batteries failed, blocking 2 jobs: dead\\u001B[2J since ...",
                    "cancelling; once more to leave at once",
                    "✗ telephone ☎️ 電話機 failed: it rings, and what is said there is far too long to",
                    " be told in a single line of a screen",
                    "did not succeed",
                    "status 130",
                    "$");
            assertThat(terminal.cursor()).isEqualTo("2,8" + CLEAN_CURSOR);
        }
    }

    @Test
    void theBlockFitsAScreenThatGetsNarrowerAndWiderAgain() throws IOException {
        try (Tmux terminal = start(120, 30)) {
            terminal.type("seq 50; sh program film"); // the block comes to be at the bottom of a full screen
            sign("batteries");
            sign("telephone");
            terminal.await(
                    screen -> screen.toString().contains("it rings, and what is said there is far too long to be"));

            terminal.resize(40, 30);
            terminal.awaitLastLines(
                    "49",
                    "50",
                    "the oven says ping",
                    "✗ batteries failed, blocking 2 jobs: dea",
                    "d\\u001B[2J since ...",
                    "╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍───────────── 0/5 Ns",
                    "1 running, 1 waiting, 1 failed",
                    "Ns run popcorn  kernel 40 of 200",
                    "in Ns retry telephone ☎️ 電話機  a…");

            terminal.resize(20, 3);
            terminal.awaitLastLines("╍─ 0/5 Ns", "1 running, 1 failed", "Ns run popcorn  k…");

            terminal.resize(100, 30);
            terminal.awaitLastLines(
                    "the oven says ping",
                    "✗ batteries failed, blocking 2 jobs: dead\\u001B[2J since ...",
                    "╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍╍──────────────────── 0 of 5 done, Ns",
                    "1 running · 1 waiting · 1 failed · 2 blocked",
                    "Ns  run      popcorn  kernel 40 of 200",
                    "in Ns  retry    telephone ☎️ 電話機  attempt 1 failed: it rings, and what is said there is far…");
        }
    }

    @Test
    void aSecondInterruptLeavesAtOnce() throws IOException {
        try (Tmux terminal = start(60, 12)) {
            terminal.type("sh program stubborn; echo \"status $?\"");
            terminal.await(screen -> screen.toString().contains("check    stubborn"));
            terminal.key("C-c");
            terminal.await(
                    screen -> screen.contains("not now") && screen.toString().contains("cancelling · 1 running"));
            terminal.key("C-c");
            terminal.await(screen -> screen.contains("status 130"));

            assertThat(terminal.screen())
                    .containsSubsequence("cancelling; once more to leave at once", "status 130", "$")
                    .noneMatch(line -> line.contains("running") || line.contains("─"));
            assertThat(terminal.cursor()).endsWith(CLEAN_CURSOR);
        }
    }

    @Test
    void aTerminationCancelsToo() throws IOException {
        try (Tmux terminal = start(60, 12)) {
            terminal.type("sh -c 'echo $$ >pid; exec sh program film'; echo \"status $?\"");
            terminal.await(screen -> screen.toString().contains("popcorn"));
            long process =
                    Long.parseLong(Files.readString(directory.resolve("pid")).strip());
            assertThat(ProcessHandle.of(process).orElseThrow().destroy()).isTrue();
            terminal.await(screen -> screen.contains("status 143"));

            assertThat(terminal.screen())
                    .containsSubsequence("cancelling; once more to leave at once", "status 143", "$");
            assertThat(terminal.cursor()).endsWith(CLEAN_CURSOR);
        }
    }

    @Test
    void aSuspendedProgramLeavesTheTerminalClean() throws IOException {
        try (Tmux terminal = start(60, 12)) {
            terminal.type("sh program film");
            terminal.await(screen -> screen.toString().contains("run      popcorn"));
            terminal.key("C-z");
            List<String> suspended =
                    terminal.await(screen -> screen.get(screen.size() - 1).equals("$"));
            assertThat(suspended).noneMatch(line -> line.contains("running") || line.contains("─"));
            assertThat(terminal.cursor()).endsWith(CLEAN_CURSOR);

            terminal.type("fg");
            terminal.await(screen -> screen.toString().contains("run      popcorn"));
            assertThat(terminal.cursor()).endsWith(" 0");
            terminal.key("C-c");
            terminal.await(screen -> screen.contains("did not succeed"));
        }
    }

    @Test
    void whereThereAreNoSignalsAnInterruptCancelsAllTheSame() throws IOException {
        try (Tmux terminal = start(60, 12)) {
            terminal.type("OPTIONS='--limit-modules java.base' sh program film; echo \"status $?\"");
            terminal.await(screen -> screen.toString().contains("run      popcorn"));
            terminal.key("C-c");
            terminal.await(screen -> screen.contains("status 130"));

            assertThat(terminal.screen())
                    .containsSubsequence("cancelling; once more to leave at once", "did not succeed", "status 130", "$")
                    .noneMatch(line -> line.contains("running") || line.contains("─"));
            assertThat(terminal.cursor()).endsWith(CLEAN_CURSOR);
        }
    }

    @Test
    void moreJobsThanTheScreenHasLines() throws IOException {
        try (Tmux terminal = start(60, 10)) {
            terminal.type("sh program many");
            terminal.await(screen -> screen.toString().contains("and 297 more"));
            terminal.resize(30, 10);
            List<String> narrow = terminal.await(
                    screen -> screen.stream().anyMatch(line -> line.matches("\\d+s check a job with a long n…")));

            assertThat(narrow).hasSizeLessThanOrEqualTo(10);
            sign("many");
            terminal.awaitLines("succeeded", "$");
        }
    }

    @Test
    void onlyStandardErrorNeedsToBeTheTerminal() throws IOException {
        try (Tmux terminal = start(80, 24)) {
            terminal.type("sh program film </dev/null >out");
            terminal.await(screen -> screen.toString().contains("run      popcorn"));
            terminal.key("C-c");
            terminal.await(screen -> screen.contains("did not succeed"));
        }
    }

    @Test
    void whatIsNoTerminalOrADumbOneIsNotDrawnOn() throws IOException {
        try (Tmux terminal = start(80, 24)) {
            terminal.type("sh program film 2>err; echo \"status $?\"; TERM=dumb sh program film; echo \"status $?\"");
            terminal.awaitLines(
                    "$ sh program film 2>err; echo \"status $?\"; TERM=dumb sh program film; echo \"stat",
                    "us $?\"",
                    "no terminal",
                    "status 9",
                    "no terminal",
                    "status 9",
                    "$");
            assertThat(directory.resolve("err")).isEmptyFile();
        }
    }
}
