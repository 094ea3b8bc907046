package dev.fixpoint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Converges 300 random graphs and compares everything with what the original DoJobber did with them (rules 4 to 12).
 * {@code mvn test -Dtest=DoJobberConformanceTest -Dfixpoint.scenarios=FILE} does the same with another file.
 */
class DoJobberConformanceTest {

    private static final String FILE_PROPERTY = "fixpoint.scenarios";

    /** The original words the designed failure of a run-only job's first check in its own way. */
    private static final Map<String, String> OUR_WORDS =
            Map.of("Runonly node check intentionally fails first time.", "a run-only job has no check: it always runs");

    @TestFactory
    Stream<DynamicTest> behavesAsTheOriginalDid() {
        String file = System.getProperty(FILE_PROPERTY);
        List<Scenario> scenarios = file == null
                ? ScenarioFile.readResource("/dojobber-scenarios.jsonl")
                : ScenarioFile.read(Path.of(file));
        return scenarios.stream().map(scenario -> DynamicTest.dynamicTest(name(scenario), () -> verify(scenario)));
    }

    private static String name(Scenario scenario) {
        return "scenario " + scenario.id() + ": " + scenario.root() + " of "
                + scenario.jobs().size() + " jobs";
    }

    private static void verify(Scenario scenario) {
        Scenario.Expected expected = scenario.expected();
        List<String> cleanups = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        Report report = Fixpoint.of(ScenarioGraph.of(scenario, cleanups))
                .noAct(scenario.noAct())
                .manualCleanup(!scenario.cleanup())
                .defaultTries(scenario.defaultTries())
                .defaultRetryDelay(Duration.ZERO)
                .listener(PhaseLines.verbose(lines))
                .converge();

        assertThat(lines.toString())
                .as("%s: lines", name(scenario))
                .isEqualTo(expected.lines().stream().map(line -> line + "\n").collect(Collectors.joining()));
        assertThat(of(report.jobs(), job -> status(job.outcome())))
                .as("%s: status", name(scenario))
                .isEqualTo(expected.status());
        assertThat(of(
                        report.jobs(Outcome.FAILED),
                        job -> job.error().orElseThrow().getMessage()))
                .as("%s: errors", name(scenario))
                .isEqualTo(inOurWords(expected.errors()));
        assertThat(cleanups).as("%s: cleanups", name(scenario)).isEqualTo(expected.cleanups());
        assertThat(report.succeeded()).as("%s: success", name(scenario)).isEqualTo(expected.success());
        assertThat(report.partiallySucceeded())
                .as("%s: partial success", name(scenario))
                .isEqualTo(expected.partialSuccess());
    }

    private static String status(Outcome outcome) {
        return outcome.isSatisfied() ? "succeeded" : outcome.toString();
    }

    private static Map<String, String> of(List<JobReport> jobs, Function<JobReport, String> value) {
        return jobs.stream().collect(Collectors.toMap(JobReport::name, value));
    }

    private static Map<String, String> inOurWords(Map<String, String> errors) {
        Map<String, String> words = new TreeMap<>(errors);
        words.replaceAll((job, error) -> OUR_WORDS.getOrDefault(error, error));
        return words;
    }
}
