package dev.fixpoint.graph;

import dev.fixpoint.text.Quoted;
import org.jspecify.annotations.Nullable;

/** What a job may be called. */
final class Names {

    private Names() {}

    /** Returns what is wrong with the name of a job, which has a class or not, or null if it will do. */
    static @Nullable String problem(String name, @Nullable Class<?> type) {
        String start = "job name " + Quoted.of(name) + (type == null ? "" : " of class " + type.getName());
        if (name.isBlank()) {
            return start + " is blank; give the job a name that can be read";
        }
        if (name.chars().anyMatch(c -> Quoted.isControl((char) c))) {
            return start + " contains a line break or another control character; use a name of one line";
        }
        if (name.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return start
                    + " contains half of a surrogate pair, which cannot be written to a file; use whole characters";
        }
        return null;
    }
}
