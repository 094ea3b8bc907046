package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** What every test of a refused graph asks for: exactly these problems, in this order, and all of them in the message. */
final class Refusal {

    private Refusal() {}

    static void assertRefused(JobGraph.Builder jobs, String... problems) {
        InvalidGraphException refusal = catchThrowableOfType(InvalidGraphException.class, jobs::build);
        assertThat(refusal).as("the graph is refused").isNotNull();
        assertThat(refusal.problems()).containsExactly(problems);
        assertThat(refusal).hasMessage(message(List.of(problems)));
    }

    private static String message(List<String> problems) {
        return problems.size() == 1
                ? "invalid graph: " + problems.get(0)
                : "invalid graph, " + problems.size() + " problems:\n  " + String.join("\n  ", problems);
    }
}
