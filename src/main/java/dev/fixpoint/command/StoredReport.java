package dev.fixpoint.command;

import dev.fixpoint.record.RunRecord;
import dev.fixpoint.render.ReportFile;
import dev.fixpoint.text.ErrorText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reports in files that a command line names. */
final class StoredReport {

    private StoredReport() {}

    /**
     * Reads a report.
     *
     * @throws ParameterException if it cannot be read; the message names the file and says why
     */
    static RunRecord read(CommandLine line, Path file) {
        try {
            return ReportFile.read(file);
        } catch (IOException e) {
            throw new ParameterException(line, FileProblem.of("read", file, e), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(line, ErrorText.message(e), e);
        }
    }
}
