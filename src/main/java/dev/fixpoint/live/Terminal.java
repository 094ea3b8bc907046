package dev.fixpoint.live;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A terminal whose cursor can be moved. */
public interface Terminal extends AutoCloseable {

    /** Returns how large it is. Cheap enough to be asked at each redraw, by one thread. */
    TerminalSize size();

    /** Returns whether it is set up to show more than ASCII. */
    boolean isUnicode();

    /** Writes a text, with the escape sequences in it, at once. */
    void write(String text) throws IOException;

    /**
     * Has an action performed when the user suspends the process (Ctrl-Z), as far as the system passes that on.
     *
     * @param action is given what suspends the process, and returns when it goes on
     */
    void onSuspend(Consumer<Runnable> action);

    /** Stops watching its size, and for suspension. */
    @Override
    void close();

    /**
     * Returns the terminal that standard error is, if it is one, and one whose cursor can be moved.
     *
     * @param environment the environment of the process, as of {@link System#getenv()}
     */
    static Optional<Terminal> standardError(Map<String, String> environment) {
        return StandardError.open(environment);
    }

    /**
     * Returns whether standard output is a terminal. If standard error is one as well, they are taken to be the same: what
     * jobs print then belongs above the display.
     */
    static boolean isStandardOutput() {
        return TerminalQuery.isTerminal(1);
    }
}
