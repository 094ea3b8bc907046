package dev.fixpoint.engine;

import dev.fixpoint.job.ChildProcess;
import dev.fixpoint.job.ProcessFailedException;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a program, and the threads that read and write its streams. */
final class ProcessLaunch {

    private final String job;
    private final List<String> command;
    private final ProcessOptions options;
    private final CapturedOutput output;
    private final CapturedOutput errors;

    /**
     * Prepares a launch.
     *
     * @param output where standard output is kept
     * @param errors where standard error is kept
     */
    ProcessLaunch(
            String job, List<String> command, ProcessOptions options, CapturedOutput output, CapturedOutput errors) {
        this.job = job;
        this.command = command;
        this.options = options;
        this.output = output;
        this.errors = errors;
    }

    /**
     * Starts the program.
     *
     * @param failure what is said if that is not possible
     * @param all is told of it before anything that it says is
     */
    RunningProcess start(ProcessFailure failure, RunningProcesses all) {
        String mark = UUID.randomUUID().toString();
        Process process = start(mark, failure);
        RunningProcess running = new RunningProcess(process, new ProcessTree(process, mark), options.gracePeriod());
        all.add(running);
        Consumer<String> lines = linesOneAtATime();
        running.read(threadName("output"), new OutputReader(process.getInputStream(), output, splitter(lines)));
        if (!options.mergesErrors()) {
            running.read(threadName("errors"), new OutputReader(process.getErrorStream(), errors, splitter(lines)));
        }
        byte[] input = options.input().getBytes(StandardCharsets.UTF_8);
        running.write(threadName("input"), () -> {
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input);
            }
        });
        return running;
    }

    private Process start(String mark, ProcessFailure failure) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(options.mergesErrors());
        Map<String, String> environment = builder.environment();
        options.applyTo(environment);
        environment.merge(ChildProcess.MARK, mark, (inherited, own) -> inherited + "/" + own);
        Path directory = options.directory();
        try {
            if (directory != null) {
                builder.directory(directory.toFile());
            }
            return builder.start();
        } catch (IOException e) {
            throw cannotStart(directory, e, failure);
        }
    }

    private static ProcessFailedException cannotStart(
            @Nullable Path directory, IOException problem, ProcessFailure failure) {
        String why = directory == null || Files.isDirectory(directory)
                ? ErrorText.message(problem) + "; is it installed, and on the PATH of this program?"
                : "there is no directory " + Quoted.inLine(directory.toString());
        return failure.cannotStart(why, problem);
    }

    private @Nullable Consumer<String> linesOneAtATime() {
        Consumer<String> code = options.onLine();
        if (code == null) {
            return null;
        }
        Object lock = new Object();
        return line -> {
            synchronized (lock) {
                code.accept(line);
            }
        };
    }

    private static @Nullable LineSplitter splitter(@Nullable Consumer<String> lines) {
        return lines == null ? null : new LineSplitter(lines);
    }

    private String threadName(String stream) {
        return job + " (" + stream + " of " + command.get(0) + ")";
    }
}
