package dev.fixpoint.live;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that standard error is.
 *
 * <p>Its size is asked for again when the system says that it has changed; where the virtual machine does not pass that on,
 * every now and then.
 */
final class StandardError implements Terminal {

    private static final int DESCRIPTOR = 2;

    private static final String SUSPEND = "TSTP";

    /** Asked at ten redraws a second, it is looked at once a second. */
    private static final int ASKED_BETWEEN_LOOKS = 10;

    /** Not {@code System.err}, which the command may have replaced. Never closed. */
    private final OutputStream out = new FileOutputStream(FileDescriptor.err);

    private final boolean unicode;
    private final List<Signals.Handling> watches = new ArrayList<>();
    private Signals.@Nullable Handling suspension;
    private TerminalSize size;
    private int asked;
    private volatile boolean changed;

    private StandardError(TerminalSize size, boolean unicode) {
        this.size = size;
        this.unicode = unicode;
        // A process that was stopped meanwhile has missed the first one.
        Stream.of("WINCH", "CONT")
                .forEach(signal -> Signals.handle(signal, () -> changed = true).ifPresent(watches::add));
    }

    static Optional<Terminal> open(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        if (kind.isEmpty() || kind.equals("dumb") || !TerminalQuery.isTerminal(DESCRIPTOR)) {
            return Optional.empty();
        }
        TerminalSize size = TerminalQuery.size().or(() -> declared(environment)).orElse(TerminalSize.USUAL);
        return Optional.of(new StandardError(size, isUnicode(environment)));
    }

    /** Returns the size that the environment declares, for terminals that do not know their own. */
    static Optional<TerminalSize> declared(Map<String, String> environment) {
        return TerminalQuery.parse(environment.get("LINES") + " " + environment.get("COLUMNS"));
    }

    /** Returns whether the first of the variables that is set, in the order in which they count, names UTF-8. */
    static boolean isUnicode(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String normal = locale.toLowerCase(Locale.ROOT).replace("-", "");
        return normal.contains("utf8");
    }

    @Override
    public TerminalSize size() {
        asked++;
        if (changed || (watches.isEmpty() && asked % ASKED_BETWEEN_LOOKS == 0)) {
            changed = false;
            size = TerminalQuery.size().orElse(size);
        }
        return size;
    }

    @Override
    public boolean isUnicode() {
        return unicode;
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void onSuspend(Consumer<Runnable> action) {
        suspension = Signals.handle(SUSPEND, () -> action.accept(() -> suspend(action)))
                .orElse(null);
    }

    /** Once the signal is handled as before, it can be sent again. */
    private synchronized void suspend(Consumer<Runnable> action) {
        if (suspension != null) {
            suspension.close();
            TerminalQuery.suspend();
            onSuspend(action);
        }
    }

    @Override
    public synchronized void close() {
        watches.forEach(Signals.Handling::close);
        if (suspension != null) {
            suspension.close();
            suspension = null;
        }
    }
}
