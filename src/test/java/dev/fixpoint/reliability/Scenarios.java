package dev.fixpoint.reliability;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of the table. */
final class Scenarios {

    private static final int MEASURED = 5;

    private Scenarios() {}

    /**
     * Returns all scenarios.
     *
     * @param small whether with few jobs, to see that they hold, rather than to have figures
     */
    static List<Scenario> all(boolean small) {
        return Stream.of(new Kills(small ? Services.FEW : Services.MANY, small ? 1 : MEASURED).scenarios())
                .flatMap(List::stream)
                .toList();
    }
}
