package dev.fixpoint.engine;

import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.ProcessResult;
import dev.fixpoint.text.Quoted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A program that an attempt may start, with what was said of it. */
final class ProcessCall implements ChildProcess {

    private final AttemptContext context;
    private final List<String> command;
    private final ProcessOptions options = new ProcessOptions();

    ProcessCall(AttemptContext context, List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("job " + Quoted.of(context.name())
                    + ": a process needs a program; for example process(\"git\", \"fetch\")");
        }
        this.context = context;
        this.command = new ArrayList<>(command);
        for (int word = 0; word < this.command.size(); word++) {
            Objects.requireNonNull(this.command.get(word), "argument " + word + " of a process");
        }
    }

    @Override
    public ChildProcess directory(Path directory) {
        return set(ProcessOptions.DIRECTORY, directory);
    }

    @Override
    public ChildProcess environment(String name, String value) {
        options.variable(name, Optional.of(value));
        context.secrets().learn(name, value);
        return this;
    }

    @Override
    public ChildProcess withoutEnvironment(String name) {
        options.variable(name, Optional.empty());
        return this;
    }

    @Override
    public ChildProcess emptyEnvironment() {
        return set(ProcessOptions.EMPTY_ENVIRONMENT, true);
    }

    @Override
    public ChildProcess input(String text) {
        return set(ProcessOptions.INPUT, text);
    }

    @Override
    public ChildProcess mergeErrors() {
        return set(ProcessOptions.MERGE_ERRORS, true);
    }

    @Override
    public ChildProcess captureLimit(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("captureLimit must be zero or more, not " + bytes);
        }
        return set(ProcessOptions.CAPTURE_LIMIT, bytes);
    }

    @Override
    public ChildProcess onLine(Consumer<String> code) {
        return set(ProcessOptions.ON_LINE, code);
    }

    @Override
    public ChildProcess gracePeriod(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("gracePeriod must be zero or more, not " + period);
        }
        return set(ProcessOptions.GRACE_PERIOD, period);
    }

    private ChildProcess set(String option, Object value) {
        options.set(option, value);
        return this;
    }

    @Override
    public ProcessResult run() throws InterruptedException {
        ProcessResult result = tryRun();
        if (!result.succeeded()) {
            throw failure().ended(result);
        }
        return result;
    }

    @Override
    public ProcessResult tryRun() throws InterruptedException {
        refuseIfOver();
        CapturedOutput output = new CapturedOutput(options.captureLimit());
        CapturedOutput errors = new CapturedOutput(options.captureLimit());
        RunningProcess process = new ProcessLaunch(context.name(), command, options, output, errors)
                .start(failure(), context.processes());
        int exitCode;
        try {
            if (context.isPhaseOver()) {
                process.kill(); // it was not there yet for those who end what runs
            }
            exitCode = process.await();
        } finally {
            context.processes().remove(process);
        }
        ProcessResult result = new ProcessResult(
                command, exitCode, output.text(), errors.text(), output.isTruncated() || errors.isTruncated());
        if (process.wasEnded()) {
            throw failure().wasEnded("ended, because the phase was over that had started it", result);
        }
        return result;
    }

    private void refuseIfOver() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + command.get(0) + " was started");
        }
        if (context.stopRequested() && context.phase() != Phase.CLEANUP) {
            throw new InterruptedException("the convergence was cancelled before " + command.get(0) + " was started");
        }
        if (context.isPhaseOver()) {
            throw new IllegalStateException("job " + Quoted.of(context.name())
                    + ": its phase is over, so it cannot start " + Quoted.inLine(command.get(0))
                    + " any more; let the phase wait for the threads that it has started");
        }
    }

    private ProcessFailure failure() {
        return new ProcessFailure(command, context.secrets());
    }
}
