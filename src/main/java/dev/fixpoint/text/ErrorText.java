package dev.fixpoint.text;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Errors as text, also those whose own methods fail. */
public final class ErrorText {

    private ErrorText() {}

    /**
     * Returns what the phase lines show of an error: the first line of its message, followed by {@code  ...} if there are
     * more, or the name of its class if it has no message.
     */
    public static String firstLine(Throwable error) {
        return firstLine(error.getClass().getName(), message(error));
    }

    /** Returns the same, with its message sent through the mask before it is cut. */
    public static String firstLine(Throwable error, UnaryOperator<String> mask) {
        return firstLine(error.getClass().getName(), mask.apply(message(error)));
    }

    /** Returns the same of an error whose class has that name, and whose message may be empty. */
    public static String firstLine(String type, String message) {
        if (message.isEmpty()) {
            return type;
        }
        String[] lines = message.split("\\R", 2);
        return lines.length == 1 || lines[1].isEmpty() ? lines[0] : lines[0] + " ...";
    }

    /** Returns a value as text, also if its {@code toString} fails. */
    public static String valueText(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return "(its toString() threw " + e.getClass().getName() + ")";
        }
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

    /** Returns the frames of the stack trace of an error; none if it cannot tell them. */
    static List<StackTraceElement> frames(Throwable error) {
        try {
            return Stream.of(error.getStackTrace()).filter(Objects::nonNull).toList();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return List.of();
        }
    }

    /** Returns the message of an error, without the job that it names beyond need; nothing if it has none. */
    public static String message(Throwable error) {
        try {
            String message = error instanceof ForOneJob known ? known.messageWithoutJob() : error.getMessage();
            return message == null ? "" : message;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }
}
