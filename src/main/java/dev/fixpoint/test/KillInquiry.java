package dev.fixpoint.test;

import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills processes that converge, at random moments: another convergence must succeed, and leave the same world behind. */
final class KillInquiry {

    private static final long LOOK_EVERY_MILLIS = 1;

    /** There is nothing that could be killed. */
    private static final class UnkillableException extends Exception {
        private static final long serialVersionUID = 1;

        UnkillableException(String message) {
            super(message);
        }
    }

    private final Inquiry inquiry;
    private final Base base;
    private final List<String> command;

    KillInquiry(Inquiry inquiry, Base base, List<String> command) {
        this.inquiry = inquiry;
        this.base = base;
        this.command = command;
    }

    void run(int times) throws Exception {
        if (times == 0 || !inquiry.isAsked(Kind.CRASH_SAFE)) {
            return;
        }
        TemporaryDirectory traces = new TemporaryDirectory("fixpoint-audit-");
        try {
            kill(traces.make(), times);
        } catch (UnkillableException e) {
            if (!inquiry.hasFound()) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            inquiry.note("being killed: " + e.getMessage());
        } finally {
            traces.delete();
        }
    }

    private void kill(Path directory, int times) throws Exception {
        Duration whole = undisturbed(directory);
        Random random = inquiry.random(Kind.CRASH_SAFE);
        for (int i = 0; i < times; i++) {
            kill(directory, (long) (random.nextDouble() * whole.toNanos()));
        }
        inquiry.done("killed " + (times == 1 ? "once" : times + " times") + ", and converged again");
    }

    /** Lets a process come to its end, and returns how long its convergence took. */
    private Duration undisturbed(Path directory) throws Exception {
        try (Place place = inquiry.open()) {
            Victim victim = victim(place, directory);
            Path output = directory.resolve("output");
            Process process = start(victim, ProcessBuilder.Redirect.to(output.toFile()));
            int code = waitFor(process);
            return victim.duration()
                    .orElseThrow(() ->
                            new UnkillableException("the process that is to be killed ends by itself with exit code "
                                    + code + ", before it has converged: " + Quoted.inLine(text(output))));
        }
    }

    private static String text(Path output) {
        try {
            return Files.readString(output).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Victim victim(Place place, Path directory) throws IOException, UnkillableException {
        String world = place.name()
                .orElseThrow(() -> new UnkillableException(
                        "of all worlds only World.directory(...) can be shared with a process that is to be killed; use"
                                + " one, or do without --kill and kills(...)"));
        Path trace = directory.resolve("trace");
        Files.deleteIfExists(trace);
        return new Victim(world, trace);
    }

    private Process start(Victim victim, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        victim.tell(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            destroy(process);
        }
    }

    /** Nothing that it has started is left to itself either. */
    private static void destroy(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void kill(Path directory, long nanos) throws Exception {
        try (Place place = inquiry.open()) {
            Victim victim = victim(place, directory);
            Process process = start(victim, ProcessBuilder.Redirect.DISCARD);
            try {
                while (!victim.hasStarted() && !process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    // it is on its way to its first phase
                }
                boolean unused = process.waitFor(nanos, TimeUnit.NANOSECONDS);
            } finally {
                destroy(process);
            }
            process.waitFor();
            judge(place, victim);
        }
    }

    private void judge(Place place, Victim victim) throws Exception {
        List<String> phases = victim.phases();
        String last = phases.isEmpty() ? "before its first phase" : "in " + phases.get(phases.size() - 1);
        Trial again = Trial.of(place, Course.PLAIN, new StorageUse(), StaticFields.NONE);
        Problem.of(again, place.fingerprint(), base, inquiry::isKnown).ifPresent(problem -> {
            Optional<String> job =
                    problem.job().or(() -> base.maker(problem.names().iterator().next()));
            inquiry.found(
                    Kind.CRASH_SAFE,
                    job.orElseGet(() -> base.graph().name(base.graph().size() - 1)),
                    problem.phase(),
                    "is not as it should be after its process was killed " + last + ": " + problem.what(),
                    "converge a fresh world, kill the process " + last + ", and converge again; perhaps several times",
                    "let run leave nothing behind that is half done, such as by writing beside the place and moving it"
                            + " there in one step, and let its check look at all that the run makes");
        });
    }
}
