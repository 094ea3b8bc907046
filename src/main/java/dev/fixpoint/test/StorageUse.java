package dev.fixpoint.test;

import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which jobs have done what to which values of global storage. Safe for use by several threads. */
final class StorageUse {

    /** What can be done to a value. */
    enum Kind {
        READ,
        WRITE,
        /** Changed in one step, as by {@code update}: whoever does so too need not be before or behind. */
        UPDATE
    }

    /**
     * What is wrong with the use of a value.
     *
     * @param job the job to mend
     * @param other the other job that it is about; the same one if there is none
     */
    record Fault(String job, String other, String what, String remedy) {}

    private final Map<String, Map<String, Set<Kind>>> uses = new TreeMap<>();

    synchronized void note(String key, String job, Kind kind) {
        uses.computeIfAbsent(key, name -> new TreeMap<>())
                .computeIfAbsent(job, name -> EnumSet.noneOf(Kind.class))
                .add(kind);
    }

    /**
     * Returns what is wrong: values that two unordered jobs write, that are read by a job which does not depend on the writer,
     * or that nobody reads.
     *
     * @param readAfterwards the values that are read from the report, which no job can be seen to do
     */
    synchronized List<Fault> faults(Ancestry ancestry, Set<String> readAfterwards) {
        List<Fault> faults = new ArrayList<>();
        uses.forEach((key, users) -> {
            List<String> writers = withAny(users, EnumSet.of(Kind.WRITE, Kind.UPDATE), ancestry);
            List<String> readers = withAny(users, EnumSet.of(Kind.READ), ancestry);
            int before = faults.size();
            addUnorderedWriters(key, users, writers, ancestry, faults);
            readers.forEach(reader -> addReader(key, reader, writers, ancestry, faults));
            boolean isUpdated = users.values().stream().anyMatch(kinds -> kinds.contains(Kind.UPDATE));
            if (faults.size() == before
                    && readers.isEmpty()
                    && !writers.isEmpty()
                    && !isUpdated
                    && !readAfterwards.contains(key)) {
                faults.add(new Fault(
                        writers.get(0),
                        writers.get(0),
                        "stores " + Quoted.of(key) + ", which no job reads",
                        "do not store it; or, if it is read from the report, tell the audit: reads(" + Quoted.of(key)
                                + ")"));
            }
        });
        return faults;
    }

    private static void addUnorderedWriters(
            String key, Map<String, Set<Kind>> users, List<String> writers, Ancestry ancestry, List<Fault> faults) {
        for (int later = 1; later < writers.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                String job = writers.get(later);
                String other = writers.get(earlier);
                boolean isEach = Set.of(Kind.UPDATE).equals(writes(users, job))
                        && Set.of(Kind.UPDATE).equals(writes(users, other));
                if (!isEach && !ancestry.areOrdered(job, other)) {
                    faults.add(new Fault(
                            job,
                            other,
                            "stores " + Quoted.of(key) + ", as " + Quoted.of(other)
                                    + " does, and neither depends on the other",
                            "let one depend on the other, give each a key of its own, or let both change it by"
                                    + " update(...), in one step"));
                    return; // one of them is enough to find the others by
                }
            }
        }
    }

    private static Set<Kind> writes(Map<String, Set<Kind>> users, String job) {
        Set<Kind> kinds = EnumSet.copyOf(users.getOrDefault(job, Set.of(Kind.READ)));
        kinds.remove(Kind.READ);
        return kinds;
    }

    private static void addReader(
            String key, String reader, List<String> writers, Ancestry ancestry, List<Fault> faults) {
        if (writers.contains(reader)) {
            return; // it knows what it has stored itself; others that write are looked at as writers
        }
        boolean isThere = writers.stream().anyMatch(writer -> ancestry.isBefore(writer, reader));
        writers.stream() // one that comes behind may store it anew
                .filter(writer -> !ancestry.isBefore(writer, reader) && !(isThere && ancestry.isBefore(reader, writer)))
                .findFirst()
                .ifPresent(writer -> faults.add(new Fault(
                        reader,
                        writer,
                        "reads " + Quoted.of(key) + ", which " + Quoted.of(writer)
                                + " stores, but does not depend on it",
                        ancestry.isBefore(reader, writer)
                                ? "it can never be there: " + Quoted.of(writer) + " depends on " + Quoted.of(reader)
                                        + "; do not read it, or turn the dependency round"
                                : "let " + Quoted.of(reader) + " depend on " + Quoted.of(writer))));
    }

    /** Returns those who have done one of these things, in the order of their positions. */
    private static List<String> withAny(Map<String, Set<Kind>> users, Set<Kind> kinds, Ancestry ancestry) {
        return users.entrySet().stream()
                .filter(user -> user.getValue().stream().anyMatch(kinds::contains))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> Integer.compare(ancestry.position(a), ancestry.position(b)))
                .toList();
    }
}
