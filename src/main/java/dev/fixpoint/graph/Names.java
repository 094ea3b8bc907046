package dev.fixpoint.graph;

import dev.fixpoint.text.Quoted;
import org.jspecify.annotations.Nullable;

/** What a job may be called. */
final class Names {

    private Names() {}

    /** Returns what is wrong with a name, or null if it will do. */
    static @Nullable String problem(String name) {
        if (name.isBlank()) {
            return "job name " + Quoted.of(name) + " is blank; give the job a name that can be read";
        }
        for (int i = 0; i < name.length(); i++) {
            if (Quoted.isControl(name.charAt(i))) {
                return "job name " + Quoted.of(name)
                        + " contains a line break or another control character; use a name of one line";
            }
        }
        return null;
    }
}
