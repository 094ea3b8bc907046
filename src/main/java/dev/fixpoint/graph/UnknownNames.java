package dev.fixpoint.graph;

import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Describes names that were mentioned, but that no job has, with the nearest names of those that one has. */
final class UnknownNames {

    /** The nearest names are looked for as long as it has taken fewer looks at a name than these. */
    private static final long MOST_LOOKS = 5_000_000;

    private final NameTable names;
    private final JobColumns jobs;
    private @Nullable List<String> known;
    private final Map<Integer, String> hints = new HashMap<>();
    private long looks;

    /** Creates the describer of those names for whose number no job is defined. */
    UnknownNames(NameTable names, JobColumns jobs) {
        this.names = names;
        this.jobs = jobs;
    }

    /** Returns {@code "NAME", which does not exist}, and the nearest names. */
    String describe(int number) {
        return Quoted.of(names.name(number)) + ", which does not exist" + hints.computeIfAbsent(number, this::hint);
    }

    private String hint(int number) {
        if (looks >= MOST_LOOKS) {
            return "";
        }
        List<String> candidates = known();
        looks += candidates.size();
        return NearestNames.hint(names.name(number), candidates.size(), candidates::get);
    }

    private List<String> known() {
        if (known == null) {
            known = IntStream.range(0, names.size())
                    .filter(jobs::isDefined)
                    .mapToObj(names::name)
                    .filter(name -> Names.problem(name, null) == null)
                    .toList();
        }
        return known;
    }
}
