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
    HTML("html", ReportFile::write, ReportFile::write),
    JUNIT("xml", ReportFile::write, ReportFile::write),
    TEXT("txt", ReportFile::write, ReportFile::write),
    MARKDOWN("md", ReportFile::write, ReportFile::write),
    DOT("dot", GraphFile::write, GraphFile::write),
    MERMAID("mmd", GraphFile::write, GraphFile::write),
    SVG("svg", GraphFile::write, GraphFile::write),
    PNG("png", GraphFile::write, GraphFile::write),
    JSON("json", ReportFile::write, ReportFile::write);

    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // none of them has a state
    private final Writing writing;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Placing placing;

    RenderForm(String ending, Writing writing, Placing placing) {
        this.ending = ending;
        this.writing = writing;
        this.placing = placing;
    }

    private interface Writing {
        void write(RunRecord run, String ending, OutputStream out) throws IOException;
    }

    private interface Placing {
        void write(RunRecord run, String ending, Path file) throws IOException;
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
        writing.write(run, ending, out);
    }

    /**
     * Writes a run in this form to a file, which is replaced as a whole.
     *
     * @throws IllegalStateException if a library is missing that the form needs; the message names it
     */
    void write(RunRecord run, Path file) throws IOException {
        placing.write(run, ending, file);
    }

    /** Reads a form by its name. */
    static final class FormWords extends Words<RenderForm> {
        FormWords() {
            super(RenderForm.class);
        }
    }
}
