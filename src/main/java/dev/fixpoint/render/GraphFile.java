package dev.fixpoint.render;

import dev.fixpoint.page.GraphPage;
import dev.fixpoint.picture.DotPicture;
import dev.fixpoint.picture.Drawing;
import dev.fixpoint.picture.MermaidPicture;
import dev.fixpoint.picture.PngPicture;
import dev.fixpoint.picture.SvgPicture;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pictures of a graph and its outcomes as files, in the form that the ending of the name says:
 *
 * <ul>
 *   <li>{@code .svg}: a picture that needs no program, laid out by Eclipse ELK if that is on the class path;
 *   <li>{@code .html}: a page to zoom, search and click in. Needs Jackson;
 *   <li>{@code .dot}: for Graphviz;
 *   <li>{@code .mmd}: for Mermaid;
 *   <li>{@code .png}: through Graphviz, which must be installed.
 * </ul>
 *
 * <p>Of a graph of more than 2,000 jobs, all but the page fold what is satisfied; the one for Mermaid does so as soon as
 * Mermaid would refuse it, and cannot be written if it would even then.
 */
public final class GraphFile {

    private static final Forms<IOException> FORMS = new Forms<IOException>("picture")
            .add("svg", (run, out) -> text(out, SvgPicture.write(drawing(run))))
            .add("html", () -> Jackson.require("a graph as .html"), GraphFile::page)
            .add("dot", (run, out) -> text(out, DotPicture.write(drawing(run))))
            .add("mmd", (run, out) -> text(out, MermaidPicture.write(Drawing.of(run))))
            .add("png", PngPicture::requireGraphviz, (run, out) -> out.write(PngPicture.write(drawing(run))));

    private GraphFile() {}

    /**
     * Writes a picture. It is written beside the file and moved to its place when it is whole.
     *
     * @throws IllegalArgumentException if the ending of the file is not among those above; the message names them
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     * @throws IOException if the file cannot be written, or the program that the form needs is missing or fails
     */
    public static void write(RunRecord run, Path file) throws IOException {
        FORMS.write(run, file);
    }

    /**
     * Writes a picture to a stream, which stays open.
     *
     * @param ending the form: {@code svg}, {@code dot} and so on
     * @throws IllegalArgumentException if there is no such form
     */
    public static void write(RunRecord run, String ending, OutputStream out) throws IOException {
        FORMS.write(run, ending, out);
    }

    /**
     * Writes a picture to a file of any name, beside it first as above.
     *
     * @param ending the form, as for a stream
     */
    public static void write(RunRecord run, String ending, Path file) throws IOException {
        FORMS.write(run, ending, file);
    }

    /**
     * Does nothing if a picture of that name can be made. For asking before a run what would fail after it.
     *
     * @throws IllegalArgumentException if the ending of the file is not among those above; the message names them
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     * @throws IOException if the program is missing that the form needs; the message names it
     */
    public static void requireAvailable(Path file) throws IOException {
        FORMS.requireAvailable(file);
    }

    /**
     * Returns the part of a run that is near a job: the job, what it needs and what needs it.
     *
     * @param depth how many dependencies away, in both directions
     * @throws IllegalArgumentException if there is no such job; the message gives the nearest names
     */
    public static RunRecord focus(RunRecord run, String job, int depth) {
        Set<String> kept = Drawing.of(run).focus(job, depth).nodes().stream()
                .map(Drawing.Node::name)
                .collect(Collectors.toSet());
        List<JobRecord> jobs = run.jobs().stream()
                .filter(record -> kept.contains(record.name()))
                .map(record -> record.within(kept))
                .toList();
        return run.withJobs(jobs);
    }

    private static Drawing drawing(RunRecord run) {
        return Drawing.of(run).folded();
    }

    private static void page(RunRecord run, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Jackson.required("a graph as .html", () -> GraphPage.write(run, writer));
        writer.flush();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
