package dev.fixpoint.live;

import dev.fixpoint.live.Look.Style;
import dev.fixpoint.live.Scene.Active;
import dev.fixpoint.live.Scene.Counts;
import dev.fixpoint.live.Scene.Resting;
import dev.fixpoint.live.Scene.Retry;
import dev.fixpoint.live.Scene.Stage;
import dev.fixpoint.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a scene as lines. It knows no terminal and reads no clock: the same scene at the same time and size gives the same
 * lines.
 */
final class Painter {

    /** More lines than these nobody reads while they change. */
    private static final int MOST_LINES = 20;

    /** Of a low screen, all; of others, half, so that what was printed before can still be read. */
    private static final int LOW = 6;

    private static final int NARROW = 50;
    private static final int LONGEST_BAR = 50;
    private static final int SHORTEST_BAR = 4;
    private static final int TIME_COLUMNS = 9;
    private static final int WORK_COLUMNS = 7;
    private static final int HEADER = 2;

    private final Look look;
    private final Scene scene;
    private final Instant now;
    private final boolean narrow;
    private final int width;
    private final int height;

    private Painter(Look look, Scene scene, Instant now, TerminalSize size) {
        this.look = look;
        this.scene = scene;
        this.now = now;
        this.narrow = size.columns() < NARROW;
        this.width = size.columns() - 1; // what is written into the last column may move the cursor to the next line
        this.height = height(size.rows());
    }

    /** Returns how many lines there are at most on a screen of that many. */
    static int height(int rows) {
        return rows <= LOW ? rows : Math.min(MOST_LINES, Math.max(LOW, rows / 2));
    }

    /** Returns the lines: not more than the terminal has, and each narrower than it. */
    static List<String> paint(Look look, Scene scene, Instant now, TerminalSize size) {
        return new Painter(look, scene, now, size).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(height);
        lines.add(bar());
        if (height >= HEADER) {
            lines.add(counts());
        }
        int room = Math.max(0, height - HEADER);
        int active = scene.counts().active();
        int waiting = scene.counts().waiting();
        int forWaiting = roomForWaiting(room, active, waiting);
        addActive(lines, room - forWaiting, active);
        addWaiting(lines, forWaiting, waiting);
        return lines;
    }

    /** What is worked for is shown first, but not all of what waits is hidden by it. */
    private static int roomForWaiting(int room, int active, int waiting) {
        int least = active == 0 ? room : Math.max(room / 4, Math.min(1, room - 1));
        return Math.min(waiting, Math.max(room - active, least));
    }

    private String bar() {
        Counts counts = scene.counts();
        String elapsed = seconds(Duration.between(scene.started(), now));
        String label = narrow
                ? String.format(Locale.ROOT, "%,d/%,d %s", counts.done(), counts.total(), elapsed)
                : String.format(Locale.ROOT, "%,d of %,d done, %s", counts.done(), counts.total(), elapsed);
        Line line = new Line(look, width);
        int length = Math.min(LONGEST_BAR, width - label.length() - 1);
        if (length >= SHORTEST_BAR) {
            int done = cells(counts.done(), length);
            int ended = cells(counts.done() + counts.lost(), length);
            line.add(Style.GREEN, look.done().repeat(done))
                    .add(Style.RED, look.lost().repeat(ended - done))
                    .add(Style.DIM, look.open().repeat(length - ended))
                    .add(" ");
        }
        return line.add(label).toString();
    }

    private int cells(int jobs, int length) {
        int total = Math.max(1, scene.counts().total());
        return (int) ((long) Math.min(jobs, total) * length / total);
    }

    /** One of the numbers of the second line; those of a higher rank are left out first where not all fit. */
    private record Item(String text, Style style, int rank) {}

    private String counts() {
        Counts counts = scene.counts();
        List<Item> items = new ArrayList<>();
        switch (scene.stage()) {
            case CONVERGING -> {}
            case CHECKING -> items.add(new Item("checking only", Style.BOLD, 4));
            case CANCELLING -> items.add(new Item("cancelling", Style.YELLOW, 2));
            case CLEANING_UP -> items.add(new Item("cleaning up", Style.BOLD, 2));
        }
        boolean unwinding = scene.stage() == Stage.CLEANING_UP;
        add(items, unwinding ? 0 : counts.active(), "running", Style.CYAN, 1);
        add(items, counts.waiting(), "waiting", Style.YELLOW, 3);
        add(items, counts.failed(), scene.stage() == Stage.CHECKING ? "not so yet" : "failed", Style.RED, 0);
        add(items, counts.blocked(), "blocked", Style.RED, 5);
        add(items, counts.cancelled(), "cancelled", Style.YELLOW, 6);
        add(items, counts.left(), "to go", Style.DIM, 7);
        if (items.isEmpty()) {
            items.add(new Item("nothing is running", Style.DIM, 0));
        }
        while (items.size() > 1 && length(items) > width) {
            int highest = items.stream().mapToInt(Item::rank).max().orElseThrow();
            items.removeIf(item -> item.rank() == highest);
        }
        Line line = new Line(look, width);
        String separator = "";
        for (Item item : items) {
            line.add(Style.DIM, separator).add(item.style(), item.text());
            separator = separator();
        }
        return line.toString();
    }

    private static void add(List<Item> items, int count, String what, Style style, int rank) {
        if (count > 0) {
            items.add(new Item(String.format(Locale.ROOT, "%,d %s", count, what), style, rank));
        }
    }

    private int length(List<Item> items) {
        return items.stream().mapToInt(item -> item.text().length()).sum()
                + (items.size() - 1) * separator().length();
    }

    private String separator() {
        return narrow ? ", " : look.separator();
    }

    private void addActive(List<String> lines, int room, int count) {
        int shown = shown(room, count);
        for (Active active :
                scene.active().subList(0, Math.min(shown, scene.active().size()))) {
            Duration time = Duration.between(active.since(), now);
            lines.add(detail(seconds(time), active.work(), Style.CYAN, active.job(), active.status()));
        }
        addMore(lines, room - shown, count - shown);
    }

    private void addWaiting(List<String> lines, int room, int count) {
        int shown = shown(room, count);
        int retries = Math.min(shown, scene.retries().size());
        for (Retry retry : scene.retries().subList(0, retries)) {
            String reason = String.format(Locale.ROOT, "attempt %d failed: %s", retry.attempt(), retry.reason());
            lines.add(detail(until(retry.due()), "retry", Style.YELLOW, retry.job(), reason));
        }
        for (Resting resting : scene.resting()
                .subList(0, Math.min(shown - retries, scene.resting().size()))) {
            String passed = String.format(
                    Locale.ROOT,
                    resting.passed() == 1
                            ? "%,d check has passed, the next one follows"
                            : "%,d checks have passed, the next one follows",
                    resting.passed());
            Duration time = Duration.between(resting.since(), now);
            lines.add(detail(seconds(time), "stable?", Style.YELLOW, resting.job(), passed));
        }
        addMore(lines, room - shown, count - shown);
    }

    /** How many of so many jobs are shown in so many lines: the last one may be needed to say that there are more. */
    private static int shown(int room, int count) {
        return count <= room || room == 1 ? Math.min(room, count) : Math.max(0, room - 1);
    }

    private void addMore(List<String> lines, int room, int count) {
        if (room > 0 && count > 0) {
            String text = String.format(Locale.ROOT, "and %,d more", count);
            Line line = new Line(look, width);
            lines.add((narrow ? line : line.add(" ".repeat(TIME_COLUMNS + 2)))
                    .add(Style.DIM, text)
                    .toString());
        }
    }

    /** Times first: whatever the names are, the columns before them stay where they are. */
    private String detail(String time, String work, Style style, String job, String remark) {
        Line line = new Line(look, width);
        if (narrow) {
            line.add(Style.DIM, time).add(" ").add(style, work).add(" ");
        } else {
            line.addRight(Style.DIM, time, TIME_COLUMNS).add("  ").add(style, work);
            line.add(" ".repeat(Math.max(0, WORK_COLUMNS - work.length()) + 2));
        }
        line.add(Messages.name(job));
        return remark.isEmpty()
                ? line.toString()
                : line.add("  ").add(Style.DIM, remark).toString();
    }

    private static String seconds(Duration time) {
        return Durations.format(Duration.ofSeconds(Math.max(0, time.toSeconds())));
    }

    private String until(Instant due) {
        Duration left = Duration.between(now, due);
        if (left.isNegative() || left.isZero()) {
            return "due";
        }
        return "in " + seconds(left.plusNanos(999_999_999)); // not "in 0s"
    }
}
