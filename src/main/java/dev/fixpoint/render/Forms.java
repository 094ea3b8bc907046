package dev.fixpoint.render;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The forms that a file of a kind can have, by the endings of names.
 *
 * @param <X> what the needs of forms throw that must be declared
 */
final class Forms<X extends Exception> {

    /** Writes a run in one form. */
    interface Form {
        void write(RunRecord run, OutputStream out) throws IOException;
    }

    /** Throws what is to be said if something is missing that a form needs. */
    interface Need<X extends Exception> {
        void require() throws X;
    }

    private final String kind;
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, Need<X>> needs = new HashMap<>();

    /** Creates a kind of file, such as a report or a picture, that has no form yet. */
    Forms(String kind) {
        this.kind = kind;
    }

    /** Adds a form. Messages name them in the order in which they were added. */
    Forms<X> add(String ending, Form form) {
        return add(ending, () -> {}, form);
    }

    /** Adds a form that needs something which may be missing. */
    Forms<X> add(String ending, Need<X> need, Form form) {
        forms.put(ending, form);
        needs.put(ending, need);
        return this;
    }

    /**
     * Does nothing if a file of that name can be made.
     *
     * @throws IllegalArgumentException if there is no such form; the message names the known endings
     * @throws X if something is missing; so is thrown what the form's need throws
     */
    void requireAvailable(Path file) throws X {
        of(file);
        Objects.requireNonNull(needs.get(ending(file).toLowerCase(Locale.ROOT))).require();
    }

    /**
     * Writes a run in the form that the name of the file says, beside it first.
     *
     * @throws IllegalArgumentException if there is no such form; the message names the known endings
     */
    void write(RunRecord run, Path file) throws IOException {
        Form form = of(file);
        PlacedFile.write(file, out -> form.write(run, out));
    }

    /**
     * Writes a run to a stream, which stays open.
     *
     * @throws IllegalArgumentException if there is no such form; the message names the known endings
     */
    void write(RunRecord run, String ending, OutputStream out) throws IOException {
        form("", ending).write(run, out);
        out.flush();
    }

    /**
     * Writes a run to a file of any name, beside it first.
     *
     * @throws IllegalArgumentException if there is no such form; the message names the known endings
     */
    void write(RunRecord run, String ending, Path file) throws IOException {
        Form form = form("", ending);
        PlacedFile.write(file, out -> form.write(run, out));
    }

    private Form of(Path file) {
        return form(Quoted.of(file.toString()) + ": ", ending(file));
    }

    private static String ending(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1);
    }

    private Form form(String where, String ending) {
        Form form = forms.get(ending.toLowerCase(Locale.ROOT));
        if (form == null) {
            throw new IllegalArgumentException(where + "no " + kind + " ends in "
                    + (ending.isEmpty() ? "nothing" : Quoted.of("." + ending)) + "; the known endings are ."
                    + String.join(", .", forms.keySet()));
        }
        return form;
    }
}
