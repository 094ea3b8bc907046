package dev.fixpoint.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.testing.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the display writes to a terminal, and when. */
class LiveDisplayTest {

    private static final Duration TICK = LiveDisplay.INTERVAL;

    private final SteppedTime time = new SteppedTime();
    private final RecordingTerminal terminal = new RecordingTerminal();
    private final LiveDisplay display = new LiveDisplay(terminal, time, false);
    private final Events events = new Events(display);

    @AfterEach
    void close() {
        display.close();
    }

    private static String frame(String above, String... lines) {
        String up = lines.length == 1 ? "" : "<up " + (lines.length - 1) + ">";
        return "<hide><start>" + above + "<nowrap>" + String.join("<eol>\n", lines) + "<eol><below><wrap><start>" + up;
    }

    private static String bar(int cells, String label) {
        return "─".repeat(cells) + " " + label;
    }

    @Test
    void drawsWhatRuns() throws InterruptedException {
        events.convergenceStarts("a", "b")
                .starts("a", 1, Phase.CHECK)
                .enters("a", Phase.RUN)
                .says("a", "half way");
        assertThat(terminal.writes()).isEmpty();

        time.advance(TICK);
        assertThat(terminal.writes())
                .containsExactly(frame(
                        "", bar(43, "0 of 2 done, 0s"), "1 running · 1 to go", "       0s  run      a  half way"));
    }

    @Test
    void drawsTenTimesASecondAtMostAndOnlyWhatHasChanged() throws InterruptedException {
        events.convergenceStarts("a");
        time.advance(TICK);
        assertThat(terminal.writes()).hasSize(1);

        for (int i = 0; i < 1_000; i++) {
            events.starts("a", 1, Phase.CHECK).says("a", "line " + i);
        }
        time.advance(TICK.minusNanos(1));
        time.wake();
        assertThat(terminal.writes()).isEmpty();
        time.advance(Duration.ofNanos(1));
        assertThat(terminal.writes())
                .singleElement()
                .asString()
                .contains("line 999")
                .doesNotContain("line 998");

        for (int i = 0; i < 7; i++) {
            time.advance(TICK);
        }
        assertThat(terminal.writes()).isEmpty();
        time.advance(TICK);
        assertThat(terminal.writes()).singleElement().asString().contains("0 of 1 done, 1s");
    }

    @Test
    void drawsAgainWhenTheSizeHasChanged() throws InterruptedException {
        events.convergenceStarts("a");
        time.advance(TICK);
        terminal.writes();
        terminal.resize(20, 1);
        time.advance(TICK);
        assertThat(terminal.writes()).containsExactly(frame("", bar(12, "0/1 0s")));
    }

    @Test
    void printsAboveInOneWriteWithTheBlock() throws InterruptedException {
        events.convergenceStarts("a");
        display.printAbove("first\nsecond");
        time.advance(TICK);
        display.asStream().print("third\r\nnot yet");
        time.advance(TICK);
        String[] block = {bar(43, "0 of 1 done, 0s"), "1 to go"};
        assertThat(terminal.writes()).containsExactly(frame("first\nsecond\n", block), frame("<below>third\n", block));

        display.close();
        assertThat(terminal.writes()).containsExactly("<start><below>not yet\n<wrap><show>");
    }

    @Test
    void printsEachFailureOnceWithWhatItBlocks() throws InterruptedException {
        events.convergenceStarts("a", "b", "c", "d", "e")
                .starts("a", 1, Phase.CHECK)
                .fails("a", 1, "not yet", Duration.ofSeconds(5))
                .starts("a", 2, Phase.CHECK)
                .failsForGood("a", 2, "the password is hunter2\nand more")
                .finishes("b", Outcome.BLOCKED)
                .finishes("c", Outcome.BLOCKED)
                .starts("d", 1, Phase.CHECK)
                .failsForGood("d", 1, "no\u001B[2J")
                .finishes("e", Outcome.BLOCKED);
        time.advance(TICK);
        assertThat(terminal.writes())
                .singleElement()
                .asString()
                .startsWith(
                        "<hide><start>✗ a failed after 2 attempts, blocking 2 jobs: the password is *** ...\n<nowrap>");
        time.advance(TICK);
        assertThat(terminal.writes())
                .singleElement()
                .asString()
                .startsWith("<hide><start><below>✗ d failed, blocking 1 job: no\\u001B[2J\n<nowrap>");
        display.close();
        assertThat(terminal.writes()).containsExactly("<start><below><wrap><show>");
    }

    @Test
    void aFailureThatIsStillToBePrintedIsNotLostAtTheEnd() {
        events.convergenceStarts("a").starts("a", 1, Phase.CHECK).failsForGood("a", 1, "no");
        display.close();
        assertThat(terminal.writes()).containsExactly("✗ a failed: no\n");
    }

    @Test
    void withNoActAFailingCheckIsNoNews() throws InterruptedException {
        display.convergenceStarted(Events.start(Events.graph("a", "b"), true));
        events.starts("a", 1, Phase.CHECK).failsForGood("a", 1, "no").starts("b", 1, Phase.CHECK);
        time.advance(TICK);
        assertThat(terminal.writes())
                .containsExactly(frame(
                        "",
                        "╍".repeat(21) + "─".repeat(22) + " 0 of 2 done, 0s",
                        "checking only · 1 running · 1 not so yet",
                        "       0s  check    b"));
    }

    @Test
    void showsRetriesAndTheirEnd() throws InterruptedException {
        events.convergenceStarts("a", "b")
                .starts("a", 1, Phase.CHECK)
                .fails("a", 1, "later", Duration.ofSeconds(9))
                .starts("b", 1, Phase.CHECK)
                .fails("b", 1, "sooner", Duration.ofSeconds(2));
        time.advance(TICK);
        assertThat(terminal.writes())
                .containsExactly(frame(
                        "",
                        bar(43, "0 of 2 done, 0s"),
                        "2 waiting",
                        "    in 2s  retry    b  attempt 1 failed: sooner",
                        "    in 9s  retry    a  attempt 1 failed: later"));
        events.starts("b", 2, Phase.CHECK).passes("b").finishes("a", Outcome.FAILED);
        time.advance(TICK);
        assertThat(terminal.writes().get(0)).contains("1 of 2 done").contains("1 failed<eol><below>");
    }

    @Test
    void showsCleanup() throws InterruptedException {
        events.convergenceStarts("a").starts("a", 1, Phase.CHECK).passes("a");
        display.cancelling();
        events.cleansUp("a");
        display.cancelling(); // too late to matter
        time.advance(TICK);
        assertThat(terminal.writes())
                .containsExactly(
                        frame("", "━".repeat(43) + " 1 of 1 done, 0s", "cleaning up", "       0s  cleanup  a"));
        events.cleanedUp("a", Optional.of(new IllegalStateException("hunter2 refused")));
        display.close();
        assertThat(terminal.writes())
                .containsExactly("<start><below>✗ a was not cleaned up: *** refused\n<wrap><show>");
    }

    @Test
    void beforeTheStartAndAfterTheEndWhatIsPrintedGoesStraightToTheTerminal() throws InterruptedException {
        display.printAbove("before");
        assertThat(terminal.writes()).containsExactly("before\n");

        events.convergenceStarts("a");
        time.advance(TICK);
        display.close();
        display.close();
        terminal.writes();
        events.starts("a", 1, Phase.CHECK).failsForGood("a", 1, "no").convergenceStarts("a");
        display.asStream().println("after");
        assertThat(terminal.writes()).containsExactly("after\n");
        assertThat(terminal.isClosed()).isTrue();
    }

    @Test
    void theThreadEndsWithTheDisplay() throws InterruptedException {
        events.convergenceStarts("a");
        Thread ticker = time.waiting();
        assertThat(ticker.isDaemon()).isTrue();
        display.close();
        Threads.join(ticker);
    }

    @Test
    void whoPrintsMoreThanTheTerminalTakesWaits() throws InterruptedException {
        events.convergenceStarts("a");
        String long1 = "x".repeat(1 << 20);
        display.printAbove(long1);
        Thread printing = new Thread(() -> display.printAbove("behind it"));
        printing.start();
        while (printing.getState() != Thread.State.WAITING) {
            assertThat(printing.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        time.advance(TICK);
        Threads.join(printing);
        display.close();
        assertThat(String.join("", terminal.writes())).containsSubsequence(long1, "behind it");
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        events.convergenceStarts("a");
        display.printAbove("x".repeat(1 << 20));
        Thread.currentThread().interrupt();
        display.printAbove("now");
        assertThat(Thread.interrupted()).isTrue();
        display.close();
        assertThat(String.join("", terminal.writes())).contains("now\n");
    }

    @Test
    void aTerminalThatHangsUpDisturbsNobody() throws InterruptedException {
        events.convergenceStarts("a");
        terminal.hangUp();
        time.advance(TICK);
        display.printAbove("nobody reads this");
        time.advance(TICK);
        events.starts("a", 1, Phase.CHECK).passes("a");
        display.close();
        assertThat(terminal.writes()).isEmpty();
    }

    @Test
    void aTerminalThatStallsHoldsUpNoEventAndNoneWhoPrintsALittle() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        terminal.stallUntil(released);
        events.convergenceStarts("a");
        Thread ticking = new Thread(() -> {
            try {
                time.advance(TICK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ticking.start();
        terminal.awaitWrite();
        events.starts("a", 1, Phase.CHECK).failsForGood("a", 1, "no");
        display.printAbove("a little");
        assertThat(terminal.writes()).isEmpty();
        released.countDown();
        Threads.join(ticking);
        display.close();
        assertThat(String.join("", terminal.writes())).contains("a little\n", "✗ a failed: no\n");
    }

    @Test
    void nothingIsShownWhileTheProcessIsSuspended() throws InterruptedException {
        events.convergenceStarts("a");
        time.advance(TICK);
        String before = terminal.writes().get(0);
        terminal.suspend(() -> assertThat(terminal.writes()).containsExactly("<start><below><wrap><show>"));
        time.advance(TICK);
        assertThat(terminal.writes()).containsExactly(before);
    }

    @Test
    void whatJobsPrintIsMaskedAndMovesNoCursor() throws InterruptedException {
        events.convergenceStarts("a");
        display.asStream().println("up \u001B[5A and hunter2 \u001B[31mred\u001B[0m");
        time.advance(TICK);
        assertThat(terminal.writes().get(0)).startsWith("<hide><start>up  and *** red\n<nowrap>");
    }

    @Test
    void tenThousandRunningJobsAreCounted() throws InterruptedException {
        String[] names = IntStream.range(0, 10_000).mapToObj(i -> "job " + i).toArray(String[]::new);
        events.convergenceStarts(names);
        for (String name : names) {
            events.starts(name, 1, Phase.CHECK);
        }
        time.advance(TICK);
        List<String> writes = terminal.writes();
        assertThat(writes)
                .singleElement()
                .asString()
                .contains("10,000 running", "check    job 8<eol>", "and 9,991 more");
        assertThat(writes.get(0).lines()).hasSize(12);
    }

    @Test
    void jobsThatAreLeftOutAreNotCounted() throws InterruptedException {
        try (LiveDisplay partial = new LiveDisplay(terminal, time, false, Set.of("b", "no such job"))) {
            new Events(partial).convergenceStarts("a", "b", "c");
            time.advance(TICK);
            assertThat(terminal.writes().get(0)).contains("0 of 2 done");
        }
    }
}
