package dev.fixpoint.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes with a mark in their environment, which they have from their parent, whether or not that has ended. Only Linux
 * shows it; elsewhere there are none.
 */
final class MarkedProcesses {

    private static final Path PROCESSES = Path.of("/proc");
    private static final boolean SHOWN = Files.isReadable(PROCESSES.resolve("self/environ"));

    private static final String PIPE = "pipe:";

    private final String mark;
    private final long first;

    /** What the first process writes to; empty if it was too quick to see. */
    private final Set<String> output;

    /**
     * Creates the set of a process that was just started, and its descendants.
     *
     * @param mark a text that is in its environment, and in no other's but theirs
     */
    MarkedProcesses(Process process, String mark) {
        this.mark = mark;
        this.first = process.pid();
        this.output = SHOWN ? pipes(first, Set.of("1", "2")) : Set.of();
    }

    /** Returns those that run. */
    Stream<ProcessHandle> all() {
        return numbers().filter(this::hasMark).flatMap(MarkedProcesses::handle);
    }

    /** Returns those that run and could still write where the first process did. */
    Stream<ProcessHandle> holdingOutput() {
        return numbers()
                .filter(number -> number > first) // numbers are given in turn
                .filter(this::hasMark)
                .filter(this::holdsOutput)
                .flatMap(MarkedProcesses::handle);
    }

    private static Stream<Long> numbers() {
        String[] names = SHOWN ? PROCESSES.toFile().list() : null;
        return names == null
                ? Stream.empty()
                : Stream.of(names)
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .map(Long::valueOf);
    }

    private boolean hasMark(long number) {
        return number != ProcessHandle.current().pid()
                && text(number, "environ").contains(mark);
    }

    /** If it is not known what the output was, any pipe in its place counts. */
    private boolean holdsOutput(long number) {
        if (output.isEmpty()) {
            return !pipes(number, Set.of("1", "2")).isEmpty();
        }
        return pipes(number, Set.of()).stream().anyMatch(output::contains);
    }

    /** Returns the pipes that a process has open under these numbers, or under any if there are none. */
    private static Set<String> pipes(long number, Set<String> open) {
        Path directory = PROCESSES.resolve(Long.toString(number)).resolve("fd");
        String[] all = directory.toFile().list();
        Set<String> pipes = new HashSet<>();
        for (String name : all == null ? new String[0] : all) {
            try {
                String target = open.isEmpty() || open.contains(name)
                        ? Files.readSymbolicLink(directory.resolve(name)).toString()
                        : "";
                if (target.startsWith(PIPE)) {
                    pipes.add(target);
                }
            } catch (IOException e) {
                // closed meanwhile
            }
        }
        return pipes;
    }

    /** Returns whether a process runs. One that has ended stays known until its parent has asked for its exit code. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !text(process.pid(), "stat").contains(") Z ");
    }

    private static Stream<ProcessHandle> handle(long number) {
        Optional<ProcessHandle> handle = ProcessHandle.of(number);
        return handle.filter(MarkedProcesses::isAlive).stream();
    }

    private static String text(long number, String file) {
        try {
            Path path = PROCESSES.resolve(Long.toString(number)).resolve(file);
            return SHOWN ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return ""; // ended, or another user's
        }
    }
}
