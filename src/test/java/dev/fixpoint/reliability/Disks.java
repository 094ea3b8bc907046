package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A provisioning on a disk that has no room, sets limits, or holds something else already. */
final class Disks {

    private static final int KILOBYTES_OF_A_FILE = 16;
    private static final int FILES_OF_A_SERVICE = 14;
    private static final int CANNOT_MOUNT = 99;
    private static final int ROOM = 64 * 1024;

    private final int services;
    private @Nullable Map<String, String> expected;

    Disks(int services) {
        this.services = services;
    }

    List<Scenario> scenarios() {
        return List.of(
                new Scenario("full-disk", "the disk is full before all is written", 60, 1, this::full),
                new Scenario(
                        "full-disk-events",
                        "the same, and the file of events is on it too",
                        20,
                        1,
                        this::fullForEvents),
                new Scenario(
                        "file-size-limit",
                        "no file may be larger than 8 kB (`ulimit -f`), reports included",
                        20,
                        1,
                        this::limited),
                new Scenario(
                        "file-for-directory",
                        "where a directory should be there is a file, or the other way round",
                        60,
                        4,
                        this::occupied));
    }

    private Services services(Trial trial) {
        return new Services(trial.directory(), services, 1 + trial.number() % 2);
    }

    private Map<String, String> expected(Trial trial) throws IOException {
        if (expected == null) {
            expected = Services.expected(trial.directory().resolve("expected"), services);
        }
        return expected;
    }

    private void full(Trial trial) throws IOException, InterruptedException {
        Services provisioned = services(trial);
        Path events = trial.directory().resolve("full.jsonl");
        runOnFullDisk(trial, provisioned, events);
        EventLog log = EventLog.read(events);
        assertThat(log.isComplete()).isTrue();
        RunRecord run = ReportFile.read(trial.directory().resolve("full.json"));
        List<JobRecord> failed = run.jobs().stream()
                .filter(job -> job.outcome() == Outcome.FAILED)
                .toList();
        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(job -> assertThat(errors(job))
                        .as("why %s has failed", job.name())
                        .contains("No space left on device"));
        assertThat(run.cleanups()).allMatch(cleanup -> cleanup.error().isEmpty());
        trial.figure("jobs failed", failed.size());
        trial.figure(
                "jobs done",
                run.jobs().stream()
                        .filter(job -> job.outcome() == Outcome.CONVERGED)
                        .count());
    }

    private void fullForEvents(Trial trial) throws IOException, InterruptedException {
        Services provisioned = services(trial);
        String said = runOnFullDisk(
                trial, provisioned, trial.directory().resolve("disk").resolve("full.jsonl"));
        assertThat(said).contains("No space left on device; the rest is left out");
        EventLog log = EventLog.read(trial.directory().resolve("copy").resolve("full.jsonl"));
        assertThat(log.isComplete()).isFalse();
        trial.figure("events that could be written", log.size());
    }

    /** Converges on a disk that is too small, then twice more when it has grown, and returns what was said the first time. */
    private String runOnFullDisk(Trial trial, Services provisioned, Path events)
            throws IOException, InterruptedException {
        Path disk = Files.createDirectories(trial.directory().resolve("disk"));
        int needed = services * FILES_OF_A_SERVICE * KILOBYTES_OF_A_FILE;
        int size = (int) (needed * (0.1 + 0.8 * trial.random().nextDouble()));
        Path tree = disk.resolve("tree");
        String script = String.join(
                "\n",
                "mount -t tmpfs -o size=" + size + "k tmpfs disk || exit " + CANNOT_MOUNT,
                provisioned.shell(tree, "--events", events.toString(), "--report", "full.json") + " 2>full.err",
                "echo $? >full.status",
                "mount -o remount,size=" + ROOM + "k tmpfs disk || exit " + CANNOT_MOUNT,
                provisioned.shell(tree, "--events", "room.jsonl"),
                "echo $? >room.status",
                provisioned.shell(tree, "--events", "last.jsonl", "--detailed-exit-code"),
                "echo $? >last.status",
                "cp -a disk copy");
        Program.End end = Program.run(trial.directory(), List.of("unshare", "-rm", "bash", "-c", script));
        if (end.status() == CANNOT_MOUNT || end.err().contains("unshare")) {
            throw new Scenario.NotHereException("no disk can be mounted here");
        }
        assertThat(status(trial, "full")).as("exit code on a full disk").isEqualTo(1);
        assertThat(status(trial, "room"))
                .as("exit code when there is room again; %s", end.err())
                .isZero();
        assertThat(status(trial, "last"))
                .as("exit code if nothing is left to run")
                .isZero();
        assertThat(Tree.of(trial.directory().resolve("copy").resolve("tree"))).isEqualTo(expected(trial));
        return Files.readString(trial.directory().resolve("full.err"));
    }

    private static int status(Trial trial, String run) throws IOException {
        return Integer.parseInt(
                Files.readString(trial.directory().resolve(run + ".status")).strip());
    }

    private static String errors(JobRecord job) {
        return job.attempts().stream()
                .flatMap(attempt -> attempt.phases().stream())
                .flatMap(phase -> phase.error().stream())
                .map(error -> error.type() + ": " + error.message())
                .collect(Collectors.joining("\n"));
    }

    private void limited(Trial trial) throws IOException, InterruptedException {
        Services provisioned = services(trial);
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8 && exec \"$@\"", "bash"));
        command.addAll(provisioned.command(List.of("-XX:-UsePerfData"), "events.jsonl", "--report", "run.json"));
        Program.End end = Program.run(trial.directory(), command);
        assertThat(end.status()).as("exit code; %s", end.err()).isEqualTo(1);
        assertThat(end.out()).contains("File too large");
        assertThat(end.err()).contains("cannot write run.json: File too large", "the rest is left out");
        assertThat(trial.directory().resolve("run.json")).doesNotExist();
        trial.figure("reruns needed", provisioned.rerun(provisioned.log("events.jsonl"), expected(trial)));
    }

    private void occupied(Trial trial) throws IOException {
        Services provisioned = services(trial);
        Files.createDirectories(provisioned.tree());
        String service = "service-%02d".formatted(1 + trial.random().nextInt(services));
        boolean isFile = trial.random().nextBoolean();
        String name = isFile
                ? service
                : service + "/file-%02d".formatted(trial.random().nextInt(FILES_OF_A_SERVICE));
        Path place = provisioned.tree().resolve(name);
        if (isFile) {
            Files.writeString(place, "somebody else's");
        } else {
            Files.createDirectories(place);
        }
        String report = trial.directory().resolve("run.json").toString();
        assertThat(provisioned.converge("events.jsonl", "--report", report))
                .as("exit code")
                .isEqualTo(1);
        RunRecord run = ReportFile.read(Path.of(report));
        for (JobRecord job : run.jobs()) {
            boolean needsIt = job.name().startsWith(service + "/")
                    || List.of("manifest", "current").contains(job.name());
            Outcome expectedOutcome = job.name().equals(name)
                    ? Outcome.FAILED
                    : needsIt && (isFile || !job.name().contains("/file-")) ? Outcome.BLOCKED : Outcome.CONVERGED;
            if (!isFile && (job.name().equals(service) || job.name().equals("root"))) {
                expectedOutcome = Outcome.PASSED; // it was made for the trial
            }
            assertThat(job.outcome() == expectedOutcome || (isFile && job.name().equals("root")))
                    .as("%s is %s, not %s", job.name(), job.outcome(), expectedOutcome)
                    .isTrue();
        }
        EventLog log = provisioned.log("events.jsonl");
        assertThat(log.isComplete()).isTrue();
        Files.delete(place);
        trial.figure("reruns needed", provisioned.rerun(log, expected(trial)));
    }
}
