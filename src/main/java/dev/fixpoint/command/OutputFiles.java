package dev.fixpoint.command;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.EventFile;
import dev.fixpoint.render.GraphFile;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The files that were asked for: looked at before anything runs, since afterwards it may be too late, and written then. */
final class OutputFiles {

    private final OutputOptions output;
    private final CommandLine line;
    private final @Nullable String focus;
    private final int depth;

    private interface Asking {
        void ask(Path file) throws IOException;
    }

    private interface Writing {
        void write(RunRecord run, Path file) throws IOException;
    }

    /**
     * Creates the files of a convergence.
     *
     * @throws ParameterException if one of them cannot be written, as far as that can be seen beforehand
     */
    OutputFiles(OutputOptions output, @Nullable Path lock, CommandLine line, JobGraph graph) {
        this.output = output;
        this.line = line;
        requireNames(lock);
        output.reports.forEach(file -> check(file, ReportFile::requireAvailable));
        output.graphs.forEach(file -> check(file, GraphFile::requireAvailable));
        if (output.events != null) {
            check(output.events, file -> EventFile.requireAvailable());
        }
        requireDistinct(lock);
        if (output.focus == null) {
            focus = null;
            depth = Integer.MAX_VALUE;
            return;
        }
        if (output.graphs.isEmpty()) {
            throw new ParameterException(line, "--graph-focus draws a part of a graph: say where with --graph FILE");
        }
        int colon = output.focus.lastIndexOf(':');
        if (graph.contains(output.focus)
                || colon < 0
                || !output.focus.substring(colon + 1).matches("\\d{1,9}")) {
            focus = output.focus;
            depth = Integer.MAX_VALUE;
        } else {
            focus = output.focus.substring(0, colon);
            depth = Integer.parseInt(output.focus.substring(colon + 1));
        }
        graph.position(focus); // must exist
    }

    private void requireNames(@Nullable Path lock) {
        for (Path file : named(lock)) {
            if (file.toString().isEmpty()) {
                throw new ParameterException(line, "a file needs a name, such as --report run.json");
            }
        }
    }

    private List<Path> named(@Nullable Path lock) {
        List<Path> files = new ArrayList<>(output.reports);
        files.addAll(output.graphs);
        Stream.of(Optional.ofNullable(output.events), Optional.ofNullable(lock))
                .flatMap(Optional::stream)
                .forEach(files::add);
        return files;
    }

    /** Two forms of one name would leave the last one only. */
    private void requireDistinct(@Nullable Path lock) {
        List<Path> files = named(lock);
        Set<Path> places = new HashSet<>();
        for (Path file : files) {
            boolean isNew = places.add(file.toAbsolutePath().normalize());
            if (!isNew && (!Files.exists(file) || Files.isRegularFile(file))) {
                throw new ParameterException(line, "cannot write " + file + " twice; give each file a name of its own");
            }
        }
    }

    private void check(Path file, Asking asking) {
        try {
            asking.ask(file);
        } catch (IllegalArgumentException e) { // it names the file
            throw new ParameterException(line, ErrorText.message(e), e);
        } catch (IllegalStateException | IOException e) {
            throw new ParameterException(line, "cannot write " + file + ": " + ErrorText.message(e), e);
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new ParameterException(
                    line, "cannot write " + file + ": there is no directory " + Quoted.inLine(directory.toString()));
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(line, "cannot write " + file + ": it is a directory");
        }
        boolean isThere = Files.exists(file);
        if (isThere ? !Files.isWritable(file) : directory != null && !Files.isWritable(directory)) {
            throw new ParameterException(line, "cannot write " + file + ": permission denied");
        }
    }

    /** Writes all of them. Returns whether that went well; what did not is told. */
    boolean write(RunRecord run) {
        boolean written = true;
        for (Path file : output.reports) {
            written &= write(run, file, ReportFile::write);
        }
        RunRecord drawn = focus == null ? run : GraphFile.focus(run, focus, depth);
        for (Path file : output.graphs) {
            written &= write(drawn, file, GraphFile::write);
        }
        return written;
    }

    private boolean write(RunRecord run, Path file, Writing writing) {
        PrintWriter err = line.getErr();
        try {
            writing.write(run, file);
            return true;
        } catch (IOException e) {
            err.println(Complaints.name(line) + ": " + FileProblem.of("write", file, e));
        } catch (RuntimeException
                | OutOfMemoryError
                | StackOverflowError
                | LinkageError e) { // there may be other files to write
            err.println(Complaints.name(line) + ": cannot write " + file + ": " + ErrorText.firstLine(e));
        }
        return false;
    }
}
