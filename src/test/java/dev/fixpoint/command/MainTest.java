package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the runnable jar does by itself, in a process of its own, since it exits. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MainTest {

    @Test
    void saysHowAProgramIsRun() throws Exception {
        assertThat(run(0, "--help")).isEqualTo("""
                Usage: fixpoint [-hV]
                Idempotent convergence: small jobs, each with a check, a run and perhaps a
                cleanup, repeated until nothing is left to do.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.

                This jar is all that a program needs on its class path:

                  java -cp fixpoint.jar MyJobs.java

                Exit codes: 0 help or version was asked for; 2 wrong usage.
                """);
    }

    @Test
    void knowsItsVersionOnceItIsPackaged() throws Exception {
        assertThat(run(0, "--version")).isEqualTo("fixpoint (not packaged)\n");
    }

    @Test
    void hasNothingToDoWithoutAProgram() throws Exception {
        assertThat(run(2)).startsWith("Nothing to do: give a program to run\nUsage: fixpoint [-hV]\n");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(run(2, "--hlep")).startsWith("Unknown option: '--hlep'\n");
    }

    /** Returns what it prints to either stream, once it has exited with the expected code. */
    private static String run(int expectedCode, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")); // java tells of them
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(expectedCode);
        return output.replace("\r\n", "\n");
    }
}
