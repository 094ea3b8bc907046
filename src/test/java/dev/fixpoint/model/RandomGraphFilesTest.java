package dev.fixpoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.testing.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of random graphs, run in parallel too, are as their schema says and are read back without loss. */
class RandomGraphFilesTest {

    private static final int GRAPHS = 100;

    @TempDir
    Path directory;

    @Test
    void reportsAreWrittenAsTheSchemaSaysAndReadBack() throws IOException {
        Path json = directory.resolve("run.json");
        for (long seed = 1; seed <= GRAPHS; seed++) {
            CaseRun random = new CaseRun(RandomCases.of(seed), Workers.of(seed % 2 == 0 ? 1 : 4));
            random.converge();
            RunRecord run = RunRecord.of(random.report, "seed " + seed);

            ReportFile.write(run, json);

            assertThat(ReportFile.read(json)).as("seed %s", seed).isEqualTo(run);
            JsonSchema.REPORT.accepts(Files.readString(json));
        }
    }
}
