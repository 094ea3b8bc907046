package dev.fixpoint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.EventFile;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports and events of all scenarios are as their schemas say, and the reports are read back without loss. */
class ScenarioFilesTest {

    @TempDir
    Path directory;

    @Test
    void allScenariosAreWrittenAsTheSchemasSayAndReadBack() throws IOException {
        List<Scenario> scenarios = ScenarioFile.readResource("/dojobber-scenarios.jsonl");
        Path json = directory.resolve("run.json");
        Path lines = directory.resolve("events.jsonl");
        for (Scenario scenario : scenarios) {
            RunRecord run;
            try (EventFile events = new EventFile(lines)) {
                run = RunRecord.of(converge(scenario, events), "scenario " + scenario.id());
            }
            ReportFile.write(run, json);

            assertThat(ReportFile.read(json)).isEqualTo(run);
            JsonSchema.REPORT.accepts(Files.readString(json));
            Files.readAllLines(lines).forEach(JsonSchema.EVENTS::accepts);
            assertThat(run.listenerError()).isEmpty();
        }
        assertThat(scenarios).hasSize(300);
    }

    private static Report converge(Scenario scenario, EventFile events) {
        return Fixpoint.of(ScenarioGraph.of(scenario, new ArrayList<>()))
                .noAct(scenario.noAct())
                .manualCleanup(!scenario.cleanup())
                .defaultTries(scenario.defaultTries())
                .defaultRetryDelay(Duration.ZERO)
                .listener(events)
                .converge();
    }
}
