package dev.fixpoint.page;

import dev.fixpoint.record.JobTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a job declares beyond what most do, as names and values for its details. */
final class TermsInWords {

    private TermsInWords() {}

    static Map<String, String> of(JobTerms terms) {
        Map<String, String> words = new LinkedHashMap<>();
        if (terms.priority() != 0) {
            words.put("priority", Integer.toString(terms.priority()));
        }
        put(
                words,
                "permits",
                terms.pools().entrySet().stream()
                        .map(pool -> pool.getValue() + " of " + pool.getKey())
                        .collect(Collectors.joining(", ")));
        put(words, "policy", terms.policy().withoutBackoff().toString()); // which stands in place of the delay
        put(words, "produces", String.join(", ", terms.produces()));
        put(words, "consumes", String.join(", ", terms.consumes()));
        return words;
    }

    private static void put(Map<String, String> words, String name, String value) {
        if (!value.isEmpty()) {
            words.put(name, value);
        }
    }
}
