package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each scenario, a few times and with few jobs; {@code mvn -Preliability verify} does the rest. */
class ReliabilityTest {

    private static final long SEED = 1;

    @TestFactory
    Stream<DynamicTest> holds() {
        return Scenarios.all(true).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> {
                    Finding finding = Bench.perform(scenario, scenario.few(), SEED);
                    assertThat(finding.failures()).isEmpty();
                    assumeFalse(finding.isNotDone(), finding.result());
                    assertThat(finding.times()).isEqualTo(scenario.few());
                }));
    }

    @Test
    void eachScenarioHasANameOfItsOwn() {
        List<String> ids = Scenarios.all(true).stream().map(Scenario::id).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
        assertThat(Scenarios.all(false).stream().map(Scenario::id)).isEqualTo(ids);
    }

    @Test
    void whatDoesNotHoldIsToldWithItsSeedAndTheBenchGoesOn() throws Exception {
        Scenario odd = new Scenario("odd", "nothing", 4, 1, trial -> {
            trial.figure("number", trial.number());
            assertThat(trial.number() % 2).as("parity").isZero();
        });

        Finding finding = Bench.perform(odd, 4, 7);

        assertThat(finding.times()).isEqualTo(4);
        assertThat(finding.result()).isEqualTo("**FAILED 2 times**");
        assertThat(finding.failures())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("seed 8: ").contains("[parity]"),
                        second -> assertThat(second).startsWith("seed 10: "));
        assertThat(finding.seen()).isEqualTo("number: 6 to 8, half below 8");
    }

    @Test
    void thePageKeepsWhatIsAroundTheTable() throws Exception {
        Table table = new Table();
        table.add(Bench.perform(new Scenario("fine", "nothing", 1, 1, trial -> {}), 3, 1));
        String page = """
                before
                <!-- The table is written by mvn -Preliability verify. -->
                old
                <!-- End of the table. -->
                after
                """;

        assertThat(Reliability.replaced(page, table)).isEqualTo("""
                before
                <!-- The table is written by mvn -Preliability verify. -->

                | scenario | what is done | times | result | seen |
                |----------|--------------|-------|--------|------|
                | `fine`   | nothing      | 3     | held   |      |

                <!-- End of the table. -->
                after
                """);
    }
}
