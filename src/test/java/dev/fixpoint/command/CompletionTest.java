package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers once it has read the completion script of a program. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CompletionTest {

    /** Asks the function that the script has registered, as bash itself does, and prints what it offers. */
    private static final String ASK = """
            compopt() { :; } # works only while bash itself asks
            source "$1" || exit 9
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            COMP_POINT=${#COMP_LINE}
            COMP_TYPE=9
            registered=$(complete -p "$1") || exit 8
            function=${registered##*-F }
            ${function%% *}
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path directory;

    @Test
    void theJarOffersItsCommandsAndTheirOptions() throws Exception {
        Path script = script("generate-completion");

        assertThat(offered(script, "fixpoint", "")).contains("run", "render", "compare", "generate-completion");
        assertThat(offered(script, "fixpoint", "re")).containsExactly("render");
        assertThat(offered(script, "fixpoint", "render", "--")).contains("--as", "--output", "--help");
        assertThat(offered(script, "fixpoint", "render", "--as", "m")).contains("markdown", "mermaid");
        assertThat(offered(script, "fixpoint", "compare", "--s")).containsExactly("--slower");
        assertThat(offered(script, "fixpoint", "run", "--c")).containsExactly("--class-path");
    }

    @Test
    void aProgramOffersItsOwnOptionsAndThoseOfAllPrograms() throws Exception {
        Path script = script("run", "examples/MovieNight.java", "generate-completion");

        assertThat(offered(script, "MovieNight", "--"))
                .contains("--battery_state", "--couch_space")
                .contains("--no-act", "--target", "--exclude", "--jobs", "--explain", "--report");
        assertThat(offered(script, "MovieNight", "--no-a")).containsExactly("--no-act");
    }

    private Path script(String... args) throws IOException {
        Execution generated = Execution.of(Main.commandLine(), args);
        assertThat(generated.err()).isEmpty();
        assertThat(generated.status()).isZero();
        return Files.writeString(directory.resolve("completion.sh"), generated.out());
    }

    private List<String> offered(Path script, String... words) throws Exception {
        Path ask = Files.writeString(directory.resolve("ask.sh"), ASK);
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", ask.toString(), script.toString());
        builder.command().addAll(List.of(words));
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            return abort("bash is not installed: " + e.getMessage());
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().map(String::strip).toList();
    }
}
