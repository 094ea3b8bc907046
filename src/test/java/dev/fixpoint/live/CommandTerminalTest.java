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

/** The whole command in a real terminal: what it shows while it runs, after Ctrl-C, and when it is over. */
class CommandTerminalTest {

    @TempDir
    Path directory;

    @BeforeAll
    static void needsTmux() {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed");
    }

    private Tmux start(int columns, int rows) throws IOException {
        return Tmux.with(directory, "errand", "dev.fixpoint.command.Errand .", columns, rows);
    }

    @Test
    void showsTheBlockWithThePhasesAboveItAndLeavesACleanPromptBehind() throws IOException {
        try (Tmux terminal = start(80, 24)) {
            terminal.type("sh errand --trouble=QUEUE -v; echo \"status $?\"");
            terminal.awaitLines(
                    "$ sh errand --trouble=QUEUE -v; echo \"status $?\"",
                    "bag.check: fail",
                    "bag.run: pass",
                    "bag.recheck: pass",
                    "milk.check: fail",
                    "the shop plays music",
                    "━━━━━━━━━━━━━━━━━━━━━━━━━───────────────────────── 1 of 2 done, Ns",
                    "1 running",
                    "Ns  run      milk  queueing");
            assertThat(terminal.cursor()).endsWith(" 0");

            terminal.key("C-c");
            terminal.await(screen -> screen.contains("status 130"));
            List<String> screen = terminal.screen();
            assertThat(screen)
                    .containsSubsequence(
                            "the shop plays music",
                            "errand: cancelling; what runs is interrupted, then cleaned up. Once more to leav",
                            "milk cancelled after 1 attempt: java.lang.InterruptedException",
                            "status 130",
                            "$")
                    .noneMatch(line -> line.contains("running") || line.contains("─"));
            assertThat(terminal.cursor()).isEqualTo("2," + (screen.size() - 1) + " 1");
            assertThat(directory.resolve("bag put away")).exists();
        }
    }

    @Test
    void aSecondInterruptLeavesAtOnce() throws IOException {
        try (Tmux terminal = start(60, 14)) {
            terminal.type("sh errand --trouble=STUBBORN_QUEUE --progress=live; echo \"status $?\"");
            terminal.await(screen -> screen.toString().contains("milk  queueing"));
            terminal.key("C-c");
            terminal.await(screen -> Files.exists(directory.resolve("not now"))
                    && screen.toString().contains("cancelling · 1 running"));
            terminal.key("C-c");
            List<String> screen = terminal.await(lines -> lines.contains("status 130"));

            assertThat(screen).noneMatch(line -> line.contains("running") || line.contains("─"));
            assertThat(terminal.cursor()).endsWith(" 1");
            assertThat(directory.resolve("bag put away")).doesNotExist();
        }
    }

    @Test
    void drawsNothingIfToldSo() throws IOException {
        try (Tmux terminal = start(80, 24)) {
            terminal.type(
                    "for how in plain none; do sh errand --progress=$how; rm milk; done; sh errand -q; echo over");
            List<String> screen = terminal.await(lines -> lines.contains("over"));

            assertThat(screen).noneMatch(line -> line.contains("─") || line.contains("━"));
            assertThat(screen.stream().filter(line -> line.startsWith("succeeded: 2 jobs")))
                    .hasSize(2);
        }
    }
}
