package dev.fixpoint.render;

import dev.fixpoint.page.HtmlReport;
import dev.fixpoint.record.RunRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reports as files, in the form that the ending of the name says:
 *
 * <ul>
 *   <li>{@code .json}: all there is to know, for programs; can be {@linkplain #read read} back. Needs Jackson;
 *   <li>{@code .xml}: JUnit's XML, for CI servers: a test case for each job;
 *   <li>{@code .html}: a page for people, with the graph, a timeline and everything else in one file. Needs Jackson;
 *   <li>{@code .txt}: for people, as plain text;
 *   <li>{@code .md}: the same as Markdown, fit for the summary of a CI job.
 * </ul>
 *
 * <p>All are UTF-8, with {@code \n} at the ends of lines, and the same run gives the same bytes.
 */
public final class ReportFile {

    private interface TextForm {
        void write(RunRecord run, Appendable out) throws IOException;
    }

    private static final String JSON = "a report as .json";
    private static final String HTML = "a report as .html";

    /** A new form of report is added here. */
    private static final Forms<RuntimeException> FORMS = new Forms<RuntimeException>("report")
            .add(
                    "json",
                    () -> Jackson.require(JSON),
                    (run, out) -> Jackson.required(JSON, () -> ReportWriter.write(run, out)))
            .add("xml", text(JUnitReport::write))
            .add(
                    "html",
                    () -> Jackson.require(HTML),
                    (run, out) ->
                            Jackson.required(HTML, () -> text(HtmlReport::write).write(run, out)))
            .add("txt", text(TextReport::write))
            .add("md", text(MarkdownReport::write));

    private ReportFile() {}

    private static Forms.Form text(TextForm form) {
        return (run, out) -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            form.write(run, text);
            text.flush();
        };
    }

    /**
     * Writes a report. It is written beside the file and moved to its place when it is whole.
     *
     * @throws IllegalArgumentException if the ending of the file is not among those above; the message names them
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    public static void write(RunRecord run, Path file) throws IOException {
        FORMS.write(run, file);
    }

    /**
     * Writes a report to a stream, which stays open.
     *
     * @param ending the form: {@code json}, {@code xml} and so on
     * @throws IllegalArgumentException if there is no such form
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    public static void write(RunRecord run, String ending, OutputStream out) throws IOException {
        FORMS.write(run, ending, out);
    }

    /**
     * Writes a report to a file of any name, beside it first as above.
     *
     * @param ending the form, as for a stream
     */
    public static void write(RunRecord run, String ending, Path file) throws IOException {
        FORMS.write(run, ending, file);
    }

    /**
     * Does nothing if a report of that name can be made. For asking before a run what would fail after it.
     *
     * @throws IllegalArgumentException if the ending of the file is not among those above; the message names them
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    public static void requireAvailable(Path file) {
        FORMS.requireAvailable(file);
    }

    /**
     * Reads a report that was written as {@code .json}.
     *
     * @throws IllegalArgumentException if it is not such a report, or one of a newer version; the message says what is wrong
     *     with it, and where
     * @throws IllegalStateException if Jackson is missing
     */
    public static RunRecord read(Path json) throws IOException {
        return Jackson.required(JSON, () -> ReportReader.read(json));
    }
}
