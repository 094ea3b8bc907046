package dev.fixpoint.event;

import dev.fixpoint.text.ErrorText;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The stack trace of an error and its causes, indented, of which only the job's own frames are kept. */
final class JobStackTrace {

    private static final String INDENTATION = "    ";

    /** The method that calls the job: this frame and all below it are the engine's. */
    private static final String CALLER = "dev.fixpoint.engine.Attempt.perform";

    /** What may stand between the engine and the job's own code. */
    private static final List<String> BETWEEN =
            List.of("dev.fixpoint.graph.", "java.lang.reflect.", "jdk.internal.reflect.", "java.lang.invoke.");

    private JobStackTrace() {}

    static String of(Throwable error) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String caption = "";
        for (Throwable next = error; next != null && seen.add(next); next = ErrorText.cause(next)) {
            text.append(INDENTATION).append(caption);
            text.append(ErrorText.describe(next).replaceAll("\\R", "\n" + INDENTATION))
                    .append('\n');
            for (StackTraceElement frame : jobFrames(next.getStackTrace())) {
                text.append(INDENTATION)
                        .append(INDENTATION)
                        .append("at ")
                        .append(frame)
                        .append('\n');
            }
            caption = "Caused by: ";
        }
        return text.toString();
    }

    private static List<StackTraceElement> jobFrames(StackTraceElement[] frames) {
        int end = 0;
        while (end < frames.length && !isCaller(frames[end])) {
            end++;
        }
        if (end < frames.length) {
            while (end > 0 && isBetween(frames[end - 1])) {
                end--;
            }
        }
        return Arrays.asList(frames).subList(0, end);
    }

    private static boolean isCaller(StackTraceElement frame) {
        return CALLER.equals(frame.getClassName() + "." + frame.getMethodName());
    }

    private static boolean isBetween(StackTraceElement frame) {
        return BETWEEN.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
