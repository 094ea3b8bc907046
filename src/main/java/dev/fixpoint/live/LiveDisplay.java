package dev.fixpoint.live;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.time.TimeSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a convergence is, in a few lines that are redrawn in place ten times a second at most. What is
 * printed meanwhile, and what has failed, stands above them and stays.
 *
 * <p>Events only change what there is to show; a thread of its own draws it, so that a slow terminal holds up nobody but those
 * who print more than it can take. It begins to show with the start of a convergence, and ends with {@link #close()}, at the
 * latest when the process ends; before and after that, what is printed goes straight to the terminal. Events after it are
 * ignored.
 */
public final class LiveDisplay implements Listener, AutoCloseable {

    /** The least time between two redraws. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    private final Terminal terminal;
    private final TimeSource time;
    private final Look look;
    private final Set<String> leftOut;
    private final Screen screen;
    private final LineStream lines = new LineStream(this::print);
    private final PrintStream stream = new PrintStream(lines, false, StandardCharsets.UTF_8);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Guards what follows. Who has it waits for nothing. */
    private final ReentrantLock lock = new ReentrantLock();

    /** What there is to show; nothing before the convergence starts. Read without the lock to mask what is printed. */
    private volatile @Nullable Board board;

    private long origin;
    private @Nullable Ticker ticker;
    private @Nullable Thread hook;

    /** Creates a display of a convergence in which all jobs of the graph take part. */
    public LiveDisplay(Terminal terminal, TimeSource time, boolean colors) {
        this(terminal, time, colors, Set.of());
    }

    /**
     * Creates a display.
     *
     * @param terminal where it is shown; closed with the display
     * @param time the clock of the convergence
     * @param colors whether to use colours
     * @param leftOut the names of the jobs that are excluded or assumed done, so that they are not counted
     */
    public LiveDisplay(Terminal terminal, TimeSource time, boolean colors, Set<String> leftOut) {
        this.terminal = terminal;
        this.time = time;
        this.look = new Look(colors, terminal.isUnicode());
        this.leftOut = Set.copyOf(leftOut);
        this.screen = new Screen(terminal);
    }

    /**
     * Prints lines above the display, or straight to the terminal if nothing is shown. The secrets of the convergence are
     * masked, and what would move the cursor is not printed. Waits while the terminal is far behind, unless the thread is
     * interrupted.
     */
    public void printAbove(String text) {
        print(text.lines().toList());
    }

    /**
     * Returns a stream whose whole lines are printed above the display, for {@link System#setOut} and {@link System#setErr};
     * always the same one. A line that was only begun is printed when the display is closed.
     */
    public PrintStream asStream() {
        return stream;
    }

    /** Shows that the convergence was told to stop. */
    public void cancelling() {
        change(Board::cancelling);
    }

    @Override
    public void convergenceStarted(Event.ConvergenceStarted event) {
        int total = Participants.count(event.graph(), leftOut);
        lock.lock();
        try {
            if (!closed.get()) {
                origin = time.nanoTime();
                board = new Board(event, total, new Messages(look));
                if (ticker == null) {
                    start();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        Thread atTheEnd = new Thread(this::close, "fixpoint restores the terminal");
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
            hook = atTheEnd;
        } catch (IllegalStateException e) {
            return; // the process ends already: there is nothing to show for long
        }
        screen.open();
        terminal.onSuspend(screen::withoutBlock);
        ticker = new Ticker(time, INTERVAL, this::draw, "fixpoint display");
        ticker.start();
    }

    @Override
    public void attemptStarted(Event.AttemptStarted event) {
        change(shown -> shown.attemptStarted(event));
    }

    @Override
    public void phaseStarted(Event.PhaseStarted event) {
        change(shown -> shown.phaseStarted(event));
    }

    @Override
    public void phaseEnded(Event.PhaseEnded event) {
        change(shown -> shown.phaseEnded(event));
    }

    @Override
    public void statusChanged(Event.StatusChanged event) {
        change(shown -> shown.statusChanged(event));
    }

    @Override
    public void attemptEnded(Event.AttemptEnded event) {
        change(shown -> shown.attemptEnded(event));
    }

    @Override
    public void jobFinished(Event.JobFinished event) {
        change(shown -> shown.jobFinished(event));
    }

    @Override
    public void waiting(Event.Waiting event) {
        change(Board::settle);
    }

    @Override
    public void cleanupStarted(Event.CleanupStarted event) {
        change(shown -> shown.cleanupStarted(event));
    }

    @Override
    public void cleanupEnded(Event.CleanupEnded event) {
        change(shown -> shown.cleanupEnded(event));
    }

    @Override
    public void convergenceEnded(Event.ConvergenceEnded event) {
        change(Board::settle);
    }

    /** Erases what is shown, for good, and leaves what was printed. May be called more than once, and by any thread. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop();
            terminal.close();
        }
        screen.close(); // in any case: who calls this second may end the process when it returns
    }

    private void stop() {
        lock.lock();
        try {
            if (board != null) {
                board.settle();
                screen.add(board.takeLines());
            }
            if (ticker != null) {
                ticker.stop();
            }
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // It is the hook that calls this.
        } finally {
            lock.unlock();
        }
        screen.add(lines.begun().stream().map(this::shown).toList());
    }

    private void change(Consumer<Board> change) {
        lock.lock();
        try {
            if (board != null && !closed.get()) {
                change.accept(board);
                screen.add(board.takeLines());
            }
        } finally {
            lock.unlock();
        }
    }

    private void print(List<String> printed) {
        screen.print(printed.stream().map(this::shown).toList());
    }

    private String shown(String line) {
        Board known = board;
        return PrintedLine.of(known == null ? line : known.mask(line), look.colors());
    }

    private void draw() {
        try {
            screen.draw(this::frame);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Screen.Frame frame(TerminalSize size) {
        Scene scene;
        Instant now;
        lock.lock();
        try {
            Board shown = Objects.requireNonNull(board);
            shown.age();
            screen.add(shown.takeLines());
            scene = shown.scene(Painter.height(size.rows()));
            now = shown.started().plusNanos(time.nanoTime() - origin);
        } finally {
            lock.unlock();
        }
        Duration elapsed =
                Duration.ofSeconds(Duration.between(scene.started(), now).toSeconds());
        return new Screen.Frame(Painter.paint(look, scene, now, size), size, elapsed);
    }
}
