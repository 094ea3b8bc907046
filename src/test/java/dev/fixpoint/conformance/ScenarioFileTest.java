package dev.fixpoint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of scenarios that cannot be read must not look like one in which all is well. */
class ScenarioFileTest {

    private static final String LINE = """
            {"id": 7, "root": "A", "noAct": false, "cleanup": true, "defaultTries": 3, "jobs": [], "expected": {"lines": [], \
            "status": {}, "errors": {}, "cleanups": [], "success": true, "partialSuccess": false}}
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("scenarios.jsonl");
    }

    @Test
    void aScenarioIsReadFromEachLineThatIsNotBlank() throws IOException {
        Files.writeString(file, LINE + "\n" + LINE.replace("7", "8"));

        assertThat(ScenarioFile.read(file)).extracting(Scenario::id).containsExactly(7, 8);
    }

    @Test
    void theRecordedScenariosAreThere() {
        assertThat(ScenarioFile.readResource("/dojobber-scenarios.jsonl")).hasSize(300);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.read(file))
                .withMessage("cannot read the scenarios in " + file + ": java.nio.file.NoSuchFileException: " + file);
    }

    @Test
    void aMissingResourceIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.readResource("/nowhere.jsonl"))
                .withMessage("no scenarios: /nowhere.jsonl is missing in the test resources");
    }

    @Test
    void aFileWithoutScenariosIsRefused() throws IOException {
        Files.writeString(file, "\n\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.read(file))
                .withMessage("no scenarios in " + file + ": it holds no line that is not blank");
    }

    @Test
    void aLineThatIsNoScenarioIsNamed() throws IOException {
        Files.writeString(file, LINE + "{\"id\": 8}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.read(file))
                .withMessageStartingWith(file + ", line 2, is not a scenario: Missing creator property 'root'");
    }

    @Test
    void aFieldThatNobodyWouldLookAtIsRefused() throws IOException {
        Files.writeString(file, LINE.replace("\"status\"", "\"mood\": \"good\", \"status\""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScenarioFile.read(file))
                .withMessageStartingWith(file + ", line 1, is not a scenario: Unrecognized property \"mood\"");
    }
}
