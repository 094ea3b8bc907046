package dev.fixpoint.live;

import dev.fixpoint.live.Look.Style;
import dev.fixpoint.text.Quoted;
import java.util.Locale;

/** What is printed above the display, and stays. */
final class Messages {

    /** A message may be as long as a book. */
    private static final int LONGEST = 400;

    private final Look look;

    Messages(Look look) {
        this.look = look;
    }

    /** Returns that a job has finally failed, why, and how many others this blocks. */
    String failure(String job, int attempts, int blocked, String reason) {
        StringBuilder text = new StringBuilder(" failed");
        if (attempts > 1) {
            text.append(String.format(Locale.ROOT, " after %,d attempts", attempts));
        }
        if (blocked > 0) {
            text.append(String.format(Locale.ROOT, ", blocking %,d %s", blocked, blocked == 1 ? "job" : "jobs"));
        }
        return line(job, text.toString(), reason);
    }

    /** Returns that a cleanup has failed, and why. */
    String cleanupFailure(String job, String reason) {
        return line(job, " was not cleaned up", reason);
    }

    private String line(String job, String what, String reason) {
        return new Line(look, LONGEST)
                .add(Style.RED, look.cross())
                .add(" ")
                .add(Style.BOLD, name(job))
                .add(Style.RED, what)
                .add(": " + reason)
                .toString();
    }

    /** Returns the name of a job, in quotes if there is nothing in it that could be seen. */
    static String name(String job) {
        return job.isBlank() ? Quoted.of(job) : job;
    }
}
