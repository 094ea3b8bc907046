package dev.fixpoint.text;

import org.jspecify.annotations.Nullable;

/** Errors as text, also those whose own methods fail. */
public final class ErrorText {

    private ErrorText() {}

    /**
     * Returns what the phase lines show of an error: the first line of its message, followed by {@code  ...} if there are
     * more, or the name of its class if it has no message.
     */
    public static String firstLine(Throwable error) {
        String message = message(error);
        if (message.isEmpty()) {
            return error.getClass().getName();
        }
        String[] lines = message.split("\\R", 2);
        return lines.length == 1 || lines[1].isEmpty() ? lines[0] : lines[0] + " ...";
    }

    /** Returns the class of an error and its whole message. */
    public static String describe(Throwable error) {
        String message = message(error);
        return error.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** Returns the cause of an error, if it has one and can tell. */
    public static @Nullable Throwable cause(Throwable error) {
        try {
            return error.getCause();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return null;
        }
    }

    private static String message(Throwable error) {
        try {
            String message = error.getMessage();
            return message == null ? "" : message;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }
}
