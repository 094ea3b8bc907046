package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.text.Durations;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A drawing as a PNG picture, which Graphviz makes of our DOT. */
public final class PngPicture {

    private static final List<String> COMMAND = List.of("dot", "-Tpng");
    private static final List<String> VERSION = List.of("dot", "-V");
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int LONGEST_NAME = 1000;
    private static final String REMEDY = "; write an .svg instead, which needs no other program";

    private PngPicture() {}

    /**
     * Returns the picture, made by the program {@code dot} within 2 minutes.
     *
     * @throws IOException if that program is missing, fails or takes too long; the message says which
     */
    public static byte[] write(Drawing drawing) throws IOException {
        return write(drawing, COMMAND, TIMEOUT);
    }

    /**
     * Does nothing if there is a Graphviz to make pictures.
     *
     * @throws IOException if its program {@code dot} cannot be started or does not work; the message says which
     */
    public static void requireGraphviz() throws IOException {
        requireGraphviz(VERSION);
    }

    static void requireGraphviz(List<String> command) throws IOException {
        Process process = start(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            if (process.waitFor(VERSION_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS) && process.exitValue() != 0) {
                throw new IOException("a .png needs Graphviz, whose program " + Quoted.of(command.get(0))
                        + " does not work: asked for its version, it ended with " + process.exitValue() + REMEDY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Graphviz was asked for its version");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder program) throws IOException {
        try {
            return program.start();
        } catch (IOException e) {
            throw new IOException(
                    "a .png needs Graphviz, whose program "
                            + Quoted.of(program.command().get(0)) + " cannot be started (" + e.getMessage()
                            + "): install it, or" + REMEDY.substring(1),
                    e);
        }
    }

    static byte[] write(Drawing drawing, List<String> command, Duration timeout) throws IOException {
        Path directory = Files.createTempDirectory("fixpoint");
        try {
            return write(directory, DotPicture.write(withShortNames(drawing)), command, timeout);
        } finally {
            delete(directory);
        }
    }

    /** Graphviz refuses names of more than 16,384 bytes, and nobody reads that much in a picture. */
    private static Drawing withShortNames(Drawing drawing) {
        List<Node> nodes = new ArrayList<>(drawing.nodes());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.name().length() > LONGEST_NAME) {
                String name = ShortName.of(node.name()) + " (job " + (i + 1) + ")";
                nodes.set(i, new Node(name, node.state(), node.tooltip(), node.jobs(), node.target()));
            }
        }
        return new Drawing(drawing.title(), nodes, drawing.edges());
    }

    /** Goes through files, since a pipe that nobody empties would block the program. */
    private static byte[] write(Path directory, String dot, List<String> command, Duration timeout) throws IOException {
        Path input = Files.writeString(directory.resolve("graph.dot"), dot, StandardCharsets.UTF_8);
        Path output = directory.resolve("graph.png");
        Path errors = directory.resolve("errors.txt");
        Process process = start(new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile()));
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(
                        "Graphviz was not done with the .png after " + Durations.format(timeout) + REMEDY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Graphviz was making the .png");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || Files.size(output) == 0) {
            String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
            throw new IOException("Graphviz made no .png, and ended with " + process.exitValue()
                    + (said.isEmpty() ? "" : " and " + Quoted.of(said)) + REMEDY);
        }
        return Files.readAllBytes(output);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
