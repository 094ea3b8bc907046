package dev.fixpoint.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real processes end with, signals and files that cannot be written included. */
class ExitCodeProcessTest {

    private static final String CANCELLING =
            "errand: cancelling; what runs is interrupted, then cleaned up. Once more to leave at once\n";
    private static final String BOUGHT = "succeeded: 2 jobs, 2 converged; 2 attempts, 1 sweep, TIME\n";

    @TempDir
    private Path directory;

    private ErrandProcess start(String name, String... arguments) throws IOException {
        return ErrandProcess.start(Files.createDirectories(directory.resolve(name)), arguments);
    }

    @Test
    void everyExitCodeButThoseOfSignals() throws IOException {
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("", 0);
        expected.put("--trouble=CLOSED", 1);
        expected.put("--nonsense", 2);
        expected.put("--trouble=CIRCULAR", 3);
        expected.put("--trouble=TORN_BAG", 4);
        expected.put("--detailed-exit-code", 10);
        Map<String, ErrandProcess> running = new LinkedHashMap<>();
        for (String arguments : expected.keySet()) {
            running.put(
                    arguments, start("x" + arguments, arguments.isEmpty() ? new String[0] : new String[] {arguments}));
        }
        Map<String, Execution> ends = new HashMap<>();
        running.forEach((arguments, errand) -> ends.put(arguments, errand.end()));

        assertThat(ends.keySet().stream()
                        .collect(Collectors.toMap(
                                key -> key, key -> ends.get(key).status())))
                .containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(ends.values()).allSatisfy(end -> assertThat(end.err()).doesNotContain("\tat ", "    at "));
        assertThat(ends.get("")).isEqualTo(new Execution(0, BOUGHT, ""));
        assertThat(ends.get("--trouble=CLOSED")).isEqualTo(new Execution(1, """
                milk failed after 3 attempts: there is no milk
                  its run threw IOException: the shop is closed
                failed: 2 jobs, 1 failed, 1 converged; 4 attempts, 3 sweeps, TIME
                """, "failed: milk: there is no milk\n"));
        assertThat(ends.get("--nonsense")).isEqualTo(new Execution(2, "", """
                errand: there is no option "--nonsense"
                Try 'errand --help'.
                """));
        assertThat(ends.get("--trouble=CIRCULAR")).isEqualTo(new Execution(3, "", """
                errand: invalid graph: dependency cycle: milk -> bag -> milk; take one of these dependencies away
                """));
        assertThat(ends.get("--trouble=TORN_BAG"))
                .isEqualTo(new Execution(4, """
                cleanup of bag failed: the bag is torn
                failed: 2 jobs, 2 converged; 2 attempts, 1 sweep, TIME
                """, "failed: cleanup of bag: the bag is torn\n"));
    }

    @Test
    void theFirstSignalCancelsAndUnwinds() throws IOException {
        assumeSignals();
        try (ErrandProcess interrupted = start("int", "--trouble=QUEUE");
                ErrandProcess terminated = start("term", "--trouble=QUEUE", "-v")) {
            interrupted.await("queueing");
            terminated.await("queueing");
            interrupted.signal("INT");
            terminated.signal("TERM");

            assertThat(interrupted.end()).isEqualTo(new Execution(130, """
                    the shop plays music
                    milk cancelled after 1 attempt: java.lang.InterruptedException
                    cancelled: 2 jobs, 1 cancelled, 1 converged; 2 attempts, 1 sweep, TIME
                    """, CANCELLING));
            assertThat(directory.resolve("int/bag put away")).exists();
            Execution end = terminated.end();
            assertThat(end.status()).isEqualTo(143);
            assertThat(end.err()).contains(CANCELLING, "milk.run: fail\n").doesNotContain("recheck: fail");
            assertThat(directory.resolve("term/bag put away")).exists();
        }
    }

    @Test
    void theSecondSignalLeavesAtOnce() throws IOException {
        assumeSignals();
        try (ErrandProcess errand = start("twice", "--trouble=STUBBORN_QUEUE")) {
            errand.await("queueing");
            errand.signal("INT");
            errand.await("not now");
            errand.awaitSaying(CANCELLING);
            errand.signal("TERM");

            assertThat(errand.end()).isEqualTo(new Execution(143, """
                    the shop plays music
                    the shop plays music
                    """, CANCELLING));
            assertThat(directory.resolve("twice/bag put away")).doesNotExist();
        }
    }

    @Test
    void oneHoldsTheLockAndTheOtherIsToldOrWaits() throws IOException {
        assumeSignals();
        String lock = "--lock=" + directory.resolve("lock");
        try (ErrandProcess holder = start("holder", "--trouble=QUEUE", lock)) {
            holder.await("queueing");
            Execution refused = start("refused", lock).end();
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err())
                    .matches("errand: .*lock is held by errand, process \\d+ on .*, since .*; --wait waits for it\n");
            assertThat(directory.resolve("refused/milk")).doesNotExist();

            try (ErrandProcess waiting = start("waiting", lock, "--wait")) {
                waiting.awaitSaying("waiting for");
                holder.signal("INT");
                assertThat(waiting.end())
                        .extracting(Execution::status, Execution::out)
                        .containsExactly(0, BOUGHT);
            }
        }
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnythingRuns() throws IOException {
        try (ErrandProcess report = start("report", "--report=" + directory.resolve("missing/run.json"));
                ErrandProcess events = start("events", "--events=" + directory.resolve("missing/run.jsonl"))) {
            String file = directory.resolve("missing/run.json").toString();
            assertThat(report.end()).isEqualTo(new Execution(2, "", """
                    errand: cannot write %s: there is no directory %s
                    Try 'errand --help'.
                    """.formatted(file, directory.resolve("missing"))));
            assertThat(events.end()).isEqualTo(new Execution(2, "", """
                    errand: cannot write %sl: there is no directory %s
                    Try 'errand --help'.
                    """.formatted(file, directory.resolve("missing"))));
            assertThat(directory.resolve("report/milk")).doesNotExist();
            assertThat(directory.resolve("events/milk")).doesNotExist();
        }
    }

    @Test
    void aFullDiskDoesNotDisturbTheConvergence() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full");
        Path report = Files.createSymbolicLink(directory.resolve("run.json"), full);
        try (ErrandProcess events = start("events", "--events=/dev/full");
                ErrandProcess reports = start("reports", "--report=" + report);
                ErrandProcess detailed = start("detailed", "--report=" + report, "--detailed-exit-code");
                ErrandProcess failing = start("failing", "--events=/dev/full", "--trouble=CLOSED", "-q")) {
            assertThat(events.end())
                    .isEqualTo(new Execution(
                            2,
                            BOUGHT,
                            "errand: cannot write /dev/full: No space left on device; the rest is left out\n"));
            assertThat(reports.end())
                    .isEqualTo(
                            new Execution(2, BOUGHT, "errand: cannot write " + report + ": No space left on device\n"));
            assertThat(detailed.end().status()).isEqualTo(2);
            assertThat(failing.end().status()).isEqualTo(1);
            assertThat(failing.end().err()).containsOnlyOnce("cannot write");
            assertThat(directory.resolve("events/milk")).exists();
            Files.delete(report);
        }
    }

    /** Signals must be there to be sent, and this process must not have been started with Ctrl-C ignored: that is inherited. */
    private static void assumeSignals() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kill")) || Files.isExecutable(Path.of("/bin/kill")), "no kill");
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            String ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElse("SigIgn: 0");
            long mask =
                    Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
            assumeTrue((mask & 2) == 0, "SIGINT is ignored here");
        }
    }
}
