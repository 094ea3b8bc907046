package dev.fixpoint.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * An execution of a command within the test.
 *
 * @param status the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Execution(int status, String out, String err) {

    static Execution of(ConvergeCommand command, String... args) {
        return of(command.commandLine(), args);
    }

    static Execution of(CommandLine line, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = line.execute(args);
        return new Execution(status, out.toString(), err.toString());
    }
}
