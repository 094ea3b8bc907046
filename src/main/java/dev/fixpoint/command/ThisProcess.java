package dev.fixpoint.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How this process was started, so that it can be started once more. */
final class ThisProcess {

    /** Where Linux tells it in full; what Java tells of it ends somewhere. */
    private static final Path LINUX = Path.of("/proc/self/cmdline");

    private ThisProcess() {}

    /**
     * Returns the command line of this process.
     *
     * @throws ParameterException if it cannot be told, or is not that of the program whose options were read
     */
    static List<String> commandLine(CommandLine line) {
        List<String> words = fromLinux().or(ThisProcess::fromJava).orElse(List.of());
        List<String> own = originalArguments(line);
        int start = words.size() - own.size();
        if (start < 1 || !words.subList(start, words.size()).equals(own)) {
            throw new ParameterException(
                    line, "--kill starts this program once more, and cannot tell how it was started; leave it out");
        }
        return words;
    }

    private static List<String> originalArguments(CommandLine line) {
        CommandLine root = line.getCommandSpec().root().commandLine();
        return root.getParseResult() == null ? List.of() : root.getParseResult().originalArgs();
    }

    private static Optional<List<String>> fromLinux() {
        try {
            String words = Files.readString(LINUX, Charset.defaultCharset());
            String[] ended = words.split("\0", -1); // each word ends with one
            return Optional.of(Arrays.asList(ended).subList(0, ended.length - 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> fromJava() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return info.command()
                .flatMap(command -> info.arguments().map(arguments -> {
                    List<String> words = new ArrayList<>(List.of(command));
                    words.addAll(Arrays.asList(arguments));
                    return words;
                }));
    }
}
