package dev.fixpoint.text;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The stack trace of an error, with its causes and what was suppressed by them, indented, of which only the job's own frames
 * are kept.
 */
public final class JobStackTrace {

    private static final String INDENTATION = "    ";

    /** The class that calls the job: its frames and all below them are the engine's. */
    private static final String CALLER = "dev.fixpoint.engine.UserCode";

    /** What may stand between the engine and the job's own code. */
    private static final List<String> BETWEEN =
            List.of("dev.fixpoint.graph.", "java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.");

    /** An error that is still to be written, and how. */
    private record Line(String caption, String indentation, Throwable error) {}

    private JobStackTrace() {}

    /** Returns the lines, each with its end. */
    public static String of(Throwable error) {
        return of(error, UnaryOperator.identity());
    }

    /**
     * Returns the lines, each with its end, of which each description and each frame was sent through {@code mask} before it
     * was indented: what is to be masked may have several lines.
     */
    public static String of(Throwable error, UnaryOperator<String> mask) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Line> next = new ArrayDeque<>(List.of(new Line("", INDENTATION, error)));
        while (!next.isEmpty()) { // an error may have more causes than the stack has room for
            Line line = next.pop();
            if (seen.add(line.error())) {
                append(text, line, mask);
                Throwable cause = ErrorText.cause(line.error());
                if (cause != null) {
                    next.push(new Line("Caused by: ", line.indentation(), cause));
                }
                Throwable[] suppressed = line.error().getSuppressed();
                for (int i = suppressed.length - 1; i >= 0; i--) {
                    next.push(new Line("Suppressed: ", line.indentation() + INDENTATION, suppressed[i]));
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Line line, UnaryOperator<String> mask) {
        text.append(line.indentation()).append(line.caption());
        text.append(mask.apply(ErrorText.describe(line.error())).replaceAll("\\R", "\n" + line.indentation()))
                .append('\n');
        for (StackTraceElement frame : jobFrames(ErrorText.frames(line.error()))) {
            text.append(line.indentation())
                    .append(INDENTATION)
                    .append("at ")
                    .append(mask.apply(frame.toString()))
                    .append('\n');
        }
    }

    private static List<StackTraceElement> jobFrames(List<StackTraceElement> frames) {
        int end = 0;
        while (end < frames.size() && !isCaller(frames.get(end))) {
            end++;
        }
        if (end < frames.size()) {
            while (end > 0 && isBetween(frames.get(end - 1))) {
                end--;
            }
        }
        return frames.subList(0, end);
    }

    private static boolean isCaller(StackTraceElement frame) {
        return CALLER.equals(frame.getClassName());
    }

    private static boolean isBetween(StackTraceElement frame) {
        return BETWEEN.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
