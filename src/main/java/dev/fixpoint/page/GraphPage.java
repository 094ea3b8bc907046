package dev.fixpoint.page;

import dev.fixpoint.record.RunRecord;
import java.io.IOException;

/** The graph of a run alone, as a page that is otherwise like the {@link HtmlReport}. */
public final class GraphPage {

    private GraphPage() {}

    /**
     * Writes the page. The same run gives the same characters; they are to be stored as UTF-8.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void write(RunRecord run, Appendable out) throws IOException {
        Page.write("graph.html", run, out);
    }
}
