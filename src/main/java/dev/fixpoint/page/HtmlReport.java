package dev.fixpoint.page;

import dev.fixpoint.record.RunRecord;
import java.io.IOException;

/**
 * A run as a page for people: verdict and root causes, the graph, a timeline with the critical path, a table of all jobs, what
 * each of them did, arguments and stored values. One file that works from a disk and asks nobody for anything.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes the report. The same run gives the same characters; they are to be stored as UTF-8.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void write(RunRecord run, Appendable out) throws IOException {
        Page.write("report.html", run, out);
    }
}
