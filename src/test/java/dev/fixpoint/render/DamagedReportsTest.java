package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.plan.Explanation;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.testing.TickingTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report that was damaged or forged is refused when it is read, in a line, or can be shown in every form. */
class DamagedReportsTest {

    private static final List<String> REPORT_FORMS = List.of("json", "xml", "html", "txt", "md");
    private static final List<String> GRAPH_FORMS = List.of("dot", "mmd", "svg", "html");

    private static final List<String> PART_FORMS = List.of("dot", "html");

    /** Values to put in place of another one. */
    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1",
            "7",
            "2147483647",
            "1e400",
            "\"\"",
            "\"nonsense\"",
            "\"passed\"",
            "\"failed\"",
            "\"blocked\"",
            "\"cancelled\"",
            "\"not_run\"",
            "\"recheck\"",
            "\"no_act\"",
            "\"no_act_deep\"",
            "\"dummy\"",
            "\"base\"",
            "\"top\"",
            "\"\\ud800<script>\"",
            "\"PT0S\"",
            "\"PT-1S\"",
            "\"PT2562047H\"",
            "\"PT2562047788015215H30M7.999999999S\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"2026-01-01T00:00:00.05Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "[]",
            "{}",
            "[[]]",
            "[0]",
            "[\"top\"]");

    private final JsonMapper mapper =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @TempDir
    Path directory;

    private Path file;
    private String good;
    private RunRecord run;

    @BeforeEach
    void writeAGoodOne() throws IOException {
        file = directory.resolve("run.json");
        run = RunRecord.of(run(false), "program");
        ReportFile.write(run, file);
        good = Files.readString(file);
    }

    private static dev.fixpoint.report.Report run(boolean noAct) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("base").check(job -> {});
        boolean[] done = {false};
        jobs.job("made")
                .dependsOn("base")
                .check(job -> job.require(done[0], "not made"))
                .run(job -> {
                    done[0] = true;
                    job.result("a result");
                })
                .cleanup(job -> {
                    throw new IOException("still in use");
                });
        jobs.job("broken")
                .tries(2)
                .retryDelay(Duration.ofSeconds(1))
                .dependsOn("base")
                .check(job -> {
                    throw CheckFailure.mismatch("mode", "1", "2").tryAgainAfter(Duration.ofSeconds(2));
                });
        jobs.job("left out");
        jobs.job("assumed");
        jobs.job("both").dependsOn("broken", "left out", "assumed");
        jobs.job("top").dependsOn("both", "made");
        return Fixpoint.of(jobs.build())
                .exclude("left out")
                .assumeDone("assumed")
                .argument("name", "value")
                .arguments("first")
                .store("key", 1)
                .noAct(noAct)
                .timeSource(new TickingTime(Duration.ofMillis(10)))
                .converge();
    }

    @Test
    void aGoodOneIsShownInEveryForm() throws IOException {
        assertThat(ReportFile.read(file)).isEqualTo(run);
        show(run);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withOneValueDamagedItIsRefusedInALineOrShownInEveryForm(boolean noAct) throws IOException {
        run = RunRecord.of(run(noAct), "program");
        ReportFile.write(run, file);
        good = Files.readString(file);
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            String damaged = damaged(new Random(seed));
            Files.writeString(file, damaged);
            Optional<RunRecord> read = read(seed, damaged);
            refused += read.isEmpty() ? 1 : 0;
            if (read.isPresent()) {
                try {
                    show(read.get());
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError("seed " + seed + ": " + damaged, e);
                }
            }
        }
        assertThat(refused).isBetween(100, 380);
    }

    private Optional<RunRecord> read(int seed, String damaged) throws IOException {
        try {
            return Optional.of(ReportFile.read(file));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage())
                    .startsWith(file.toString())
                    .hasSizeGreaterThan(file.toString().length() + 10)
                    .doesNotContain("\n");
            return Optional.empty();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", read: " + damaged, e);
        }
    }

    private void show(RunRecord shown) throws IOException {
        for (String form : REPORT_FORMS) {
            ReportFile.write(shown, form, OutputStream.nullOutputStream());
        }
        for (String form : GRAPH_FORMS) {
            GraphFile.write(shown, form, OutputStream.nullOutputStream());
        }
        for (JobRecord job : shown.jobs()) {
            RunRecord part = GraphFile.focus(shown, job.name(), 1);
            for (String form : PART_FORMS) {
                GraphFile.write(part, form, OutputStream.nullOutputStream());
            }
            assertThat(Explanation.of(shown, job.name()).toString()).isNotEmpty();
        }
        assertThat(Comparison.of(run, shown).toString()).isNotEmpty();
        assertThat(Comparison.of(shown, run).toString()).isNotEmpty();
    }

    private String damaged(Random random) {
        if (random.nextInt(10) == 0) {
            return good.substring(0, random.nextInt(good.length()));
        }
        if (random.nextInt(10) == 0) {
            int at = random.nextInt(good.length());
            return good.substring(0, at) + (char) random.nextInt(128) + good.substring(at + 1);
        }
        JsonNode root = mapper.readTree(good);
        List<JsonNode> containers = new ArrayList<>();
        addContainers(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ArrayNode list) {
            damage(list, random);
        } else if (container instanceof ObjectNode object) {
            damage(object, random);
        }
        return mapper.writeValueAsString(root);
    }

    private static void addContainers(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> addContainers(child, containers));
        }
    }

    private void damage(ArrayNode list, Random random) {
        int at = random.nextInt(list.size());
        switch (random.nextInt(4)) {
            case 0 -> list.remove(at);
            case 1 -> list.add(list.get(at).deepCopy());
            case 2 -> list.insert(0, list.remove(at));
            default -> list.set(at, wrong(random));
        }
    }

    private void damage(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("nonsense", wrong(random));
            default -> object.set(name, wrong(random));
        }
    }

    private JsonNode wrong(Random random) {
        return mapper.readTree(WRONG.get(random.nextInt(WRONG.size())));
    }

    /** Jobs in their order: base, broken, left out, assumed, both, made, top. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "name":"made"|"name":"base"|/jobs/5/name: job 0 has the name "base", too
            "dependencies":["base"]|"dependencies":["nobody"]|/jobs/1/dependencies/0: there is no job of the name "nobody"
            "dependencies":["base"]|"dependencies":["top"]|/jobs/1/dependencies/0: the job "top" must stand before those that need it
            "dependencies":["base"]|"dependencies":["broken"]|/jobs/1/dependencies/0: the job "broken" must stand before those that need it
            ["broken","left out"]|["broken","nobody"]|/jobs/4/blockedBy/1: there is no job of the name "nobody"
            "blockedBy":0|"blockedBy":1|/jobs/4/blockedBy: there is no root set 1, their number is 1
            "targets":[\\n"top"]|"targets":["nobody"]|/targets/0: there is no job of the name "nobody"
            "number":2|"number":3|/jobs/1/attempts/1/number: this is attempt 2 of the job, not 3
            "tries":2|"tries":1|/jobs/1/tries: there were 2 attempts, more than 1
            "phase":"run"|"phase":"recheck"|/jobs/1/attempts/0/phases/1/phase: phases are check, run and recheck, in this order, then confirm as often as needed, which may also follow check
            "cleanups":[\\n{"job":"made"|"cleanups":[{"job":"nobody"|/cleanups/0/job: there is no job of the name "nobody"
            "cleanups":[\\n{"job":"made","attempt":1|"cleanups":[{"job":"made","attempt":2|/cleanups/0/attempt: the job has 1 attempt
            "sweeps":|"timedOut":true,"sweeps":|/timedOut: a run whose time was up was cancelled
            "kind":|"softDependencies":["nobody"],"kind":|/jobs/0/softDependencies/0: there is no job of the name "nobody"
            "kind":|"softDependencies":["base"],"kind":|/jobs/0/softDependencies/0: a job cannot come after itself
            "targets":|"abandoned":[{"job":"made","attempt":7,"phase":"run","thread":""}],"targets":|/abandoned/0/attempt: the job has 1 attempt
            "waited":"PT|"waited":"PT1H|/waited: this is more than the whole run took
            "started":"2026-01-01|"started":"2026-01-02|/jobs/0/attempts/0/start: this is before what comes before it: 2026-01-02T00:00:00Z
            """)
    void whatNoRunCanLeaveIsRefusedWithItsPlace(String right, String wrong, String message) throws IOException {
        String found = right.replace("\\n", "\n");
        assertThat(good).contains(found);
        int at = good.indexOf(found);
        Files.writeString(file, good.substring(0, at) + wrong + good.substring(at + found.length()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", at " + message);
    }

    @Test
    void whatTakesLongerThanTheRunOrThanCanBeMeasuredIsRefused() throws IOException {
        ObjectNode report = (ObjectNode) mapper.readTree(good);
        ObjectNode phase = (ObjectNode) report.at("/jobs/0/attempts/0/phases/0");
        phase.put("duration", "PT2562047788015215H");
        Files.write(file, mapper.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", at /jobs/0/attempts/0/phases/0/duration: this is more than the whole run took: "
                        + run.duration());

        phase.put("duration", run.duration().toString());
        Files.write(file, mapper.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageMatching("\\Q" + file
                        + ", at /jobs/0/attempts/0/phases/0: it ends at \\E.*, after the end of the run: .*");

        report.put("duration", "PT2562048H");
        Files.write(file, mapper.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessage(file + ", at /duration: more than 292 years cannot be measured");
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 51, 5_000})
    void whatIsTooDeepIsRefused(int depth) throws IOException {
        Files.writeString(
                file,
                "{\"nonsense\":" + "[".repeat(depth) + "]".repeat(depth)
                        + good.strip().replaceFirst("\\{", ","));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageStartingWith(file.toString());
    }

    @Test
    void aNumberOfManyDigitsIsRefused() throws IOException {
        Files.writeString(file, good.replaceFirst("\"sweeps\":\\d+", "\"sweeps\":" + "9".repeat(5_000)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(file))
                .withMessageStartingWith(file.toString());
    }
}
