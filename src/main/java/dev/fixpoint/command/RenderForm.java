package dev.fixpoint.command;

import dev.fixpoint.page.HtmlReport;
import dev.fixpoint.picture.DotPicture;
import dev.fixpoint.picture.Drawing;
import dev.fixpoint.picture.MermaidPicture;
import dev.fixpoint.picture.PngPicture;
import dev.fixpoint.picture.SvgPicture;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A form that a stored report can be turned into. A new one is a line here. */
enum RenderForm {
    HTML("html", text(HtmlReport::write)),
    JUNIT("xml", (run, out) -> ReportFile.write(run, "xml", out)),
    TEXT("txt", (run, out) -> ReportFile.write(run, "txt", out)),
    MARKDOWN("md", (run, out) -> ReportFile.write(run, "md", out)),
    DOT("dot", picture(DotPicture::write)),
    MERMAID("mmd", picture(MermaidPicture::write)),
    SVG("svg", picture(SvgPicture::write)),
    PNG("png", (run, out) -> out.write(PngPicture.write(Drawing.of(run).folded()))),
    JSON("json", (run, out) -> ReportFile.write(run, "json", out));

    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // none of them has a state
    private final Form form;

    RenderForm(String ending, Form form) {
        this.ending = ending;
        this.form = form;
    }

    private interface Form {
        void write(RunRecord run, OutputStream out) throws IOException;
    }

    private interface TextForm {
        void write(RunRecord run, Appendable out) throws IOException;
    }

    private static Form text(TextForm form) {
        return (run, out) -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            form.write(run, text);
            text.flush();
        };
    }

    private static Form picture(Function<Drawing, String> form) {
        return text((run, out) -> out.append(form.apply(Drawing.of(run).folded())));
    }

    /** Returns the form of files with that name, if there is one. */
    static Optional<RenderForm> ofFile(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(form -> name.endsWith("." + form.ending))
                .findFirst();
    }

    /**
     * Writes a run in this form.
     *
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    void write(RunRecord run, OutputStream out) throws IOException {
        form.write(run, out);
    }

    /** Reads a form by its name. */
    static final class FormWords extends Words<RenderForm> {
        FormWords() {
            super(RenderForm.class);
        }
    }
}
