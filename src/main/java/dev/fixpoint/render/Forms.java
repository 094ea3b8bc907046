package dev.fixpoint.render;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms that a file of a kind can have, by the endings of names. */
final class Forms {

    /** Writes a run in one form. */
    interface Form {
        void write(RunRecord run, OutputStream out) throws IOException;
    }

    private final String kind;
    private final Map<String, Form> forms = new LinkedHashMap<>();

    /** Creates a kind of file, such as a report or a picture, that has no form yet. */
    Forms(String kind) {
        this.kind = kind;
    }

    /** Adds a form. Messages name them in the order in which they were added. */
    Forms add(String ending, Form form) {
        forms.put(ending, form);
        return this;
    }

    /**
     * Returns the form of files of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names the known endings
     */
    Form of(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        return form(Quoted.of(file.toString()) + ": ", dot < 0 ? "" : text.substring(dot + 1));
    }

    /**
     * Returns the form of an ending.
     *
     * @throws IllegalArgumentException if there is none; the message names the known endings
     */
    Form of(String ending) {
        return form("", ending);
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
