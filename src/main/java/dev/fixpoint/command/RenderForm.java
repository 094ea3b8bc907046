package dev.fixpoint.command;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.GraphFile;
import dev.fixpoint.render.ReportFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that a stored report can be turned into. A new one is a line here. */
enum RenderForm {
    HTML("html", Kind.REPORT),
    JUNIT("xml", Kind.REPORT),
    TEXT("txt", Kind.REPORT),
    MARKDOWN("md", Kind.REPORT),
    DOT("dot", Kind.PICTURE),
    MERMAID("mmd", Kind.PICTURE),
    SVG("svg", Kind.PICTURE),
    PNG("png", Kind.PICTURE),
    JSON("json", Kind.REPORT);

    private enum Kind {
        REPORT,
        PICTURE
    }

    private final String ending;
    private final Kind kind;

    RenderForm(String ending, Kind kind) {
        this.ending = ending;
        this.kind = kind;
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
        switch (kind) {
            case REPORT -> ReportFile.write(run, ending, out);
            case PICTURE -> GraphFile.write(run, ending, out);
        }
    }

    /**
     * Writes a run in this form to a file, which is replaced as a whole.
     *
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    void write(RunRecord run, Path file) throws IOException {
        switch (kind) {
            case REPORT -> ReportFile.write(run, ending, file);
            case PICTURE -> GraphFile.write(run, ending, file);
        }
    }

    /** Reads a form by its name. */
    static final class FormWords extends Words<RenderForm> {
        FormWords() {
            super(RenderForm.class);
        }
    }
}
