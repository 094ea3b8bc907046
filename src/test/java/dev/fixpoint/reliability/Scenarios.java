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
        int services = small ? Services.FEW : Services.MANY;
        return Stream.of(
                        new Kills(services, small ? 1 : MEASURED).scenarios(),
                        new Processes().scenarios(),
                        new Disks(services).scenarios(),
                        new Clocks().scenarios(),
                        new Interrupts().scenarios(),
                        new Timeouts().scenarios(),
                        new Misdeeds().scenarios(),
                        new Listeners().scenarios(),
                        new Cancels().scenarios())
                .flatMap(List::stream)
                .toList();
    }
}
