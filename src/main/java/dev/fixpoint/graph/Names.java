package dev.fixpoint.graph;

import dev.fixpoint.text.Quoted;
import org.jspecify.annotations.Nullable;

/** What a job, or something that belongs to one, may be called. */
final class Names {

    private Names() {}

    /** Returns what is wrong with the name of a job, which has a class or not, or null if it will do. */
    static @Nullable String problem(String name, @Nullable Class<?> type) {
        String fault = fault(name, "job");
        return fault == null
                ? null
                : "job name " + Quoted.of(name) + (type == null ? "" : " of class " + type.getName()) + fault;
    }

    /** Returns what is wrong with the name of something, as the rest of a sentence, or null if it will do. */
    static @Nullable String fault(String name, String thing) {
        if (name.isBlank()) {
            return " is blank; give the " + thing + " a name that can be read";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c <= '~') {
                continue;
            }
            if (Quoted.breaksLine(c)) {
                return " contains a line break or another control character; use a name of one line";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSupplementaryCodePoint(name.codePointAt(i))) {
                    return " contains half of a surrogate pair, which cannot be written to a file; use whole characters";
                }
                i++;
            }
        }
        return null;
    }
}
