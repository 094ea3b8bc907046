package dev.fixpoint.command;

import dev.fixpoint.text.ErrorText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is wrong with a file that was named on the command line, in words. */
final class FileProblem {

    private FileProblem() {}

    /** Returns {@code cannot DO FILE: REASON}. */
    static String of(String what, Path file, IOException error) {
        String beginning = "cannot " + what + " " + file + ": ";
        String reason = reason(error);
        return reason.startsWith(beginning) ? reason : beginning + reason; // some errors say that themselves
    }

    private static String reason(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return ErrorText.firstLine(error);
    }
}
