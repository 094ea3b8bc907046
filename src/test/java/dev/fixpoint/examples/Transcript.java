package dev.fixpoint.examples;

import dev.fixpoint.command.ConvergeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * A command line and what comes of it, as a person sees it: {@code $} and the command line, what it writes to standard error,
 * each line behind an exclamation mark, what it writes to standard output, and the exit code, unless that is 0. Times are
 * replaced by {@code TIME}, the numbers of lines of source by {@code N}, and the directory of the test by {@code DIR}.
 */
record Transcript(String line, String text) {

    private static final Pattern BETWEEN = Pattern.compile("\n\n(?=\\$ )");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\\S+");
    private static final Pattern TIME = Pattern.compile("\\b\\d+(?:\\.\\d+)?(?:ms|s|us|ns|µs)\\b");

    /** Reads the transcripts in a file. An empty line stands between them. */
    static List<Transcript> read(Path file) throws IOException {
        return BETWEEN.splitAsStream(Files.readString(file))
                .map(text ->
                        new Transcript(text.lines().findFirst().orElseThrow().substring(2), text.strip() + "\n"))
                .toList();
    }

    /** Compiles an example and returns its class. */
    static Class<?> compile(String name, Path classes) throws IOException, ReflectiveOperationException {
        List<String> said =
                SourceCompiler.compile(Map.of(name, Files.readString(Path.of("examples", name + ".java"))), classes);
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
        ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Transcript.class.getClassLoader());
        return loader.loadClass(name);
    }

    /** Executes a command line, whose first word is the name of the program. */
    static Transcript of(Class<?> program, String line, Path directory) throws ReflectiveOperationException {
        List<String> words = words(line.replace("DIR", directory.toString()));
        var constructor = program.getDeclaredConstructor();
        constructor.setAccessible(true);
        CommandLine command = ((ConvergeCommand) constructor.newInstance()).commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = command.execute(words.subList(1, words.size()).toArray(String[]::new));
        String shown = "$ " + line + "\n"
                + plain(err.toString(), directory).replaceAll("(?m)^(?=.)", "! ")
                + plain(out.toString(), directory)
                + (status == 0 ? "" : "exit code " + status + "\n");
        return new Transcript(line, shown);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return words;
    }

    /** Leaves out what is different each time. */
    private static String plain(String text, Path directory) {
        return text.replace(directory.toString(), "DIR")
                .lines()
                .map(line -> line.replaceAll("\\(MovieNight\\.java:\\d+\\)", "(MovieNight.java:N)"))
                .map(line -> line.contains(" sweep") ? TIME.matcher(line).replaceAll("TIME") : line)
                .map(line -> line.replace("\u001B", "\\e") + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the command line, for the name of a test. */
    @Override
    public String toString() {
        return line;
    }
}
