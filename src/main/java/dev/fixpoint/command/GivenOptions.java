package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.text.Quoted;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command line, and the program itself, say about every convergence, whatever it is for. */
final class GivenOptions {

    private GivenOptions() {}

    /** Gives the jobs their arguments. */
    static void addArguments(Fixpoint fixpoint, CommandLine line, SelectionOptions selection) {
        OwnOptions own = OwnOptions.of(line.getCommandSpec());
        own.named().forEach(fixpoint::argument);
        fixpoint.arguments(own.positional().toArray());
        fixpoint.secret(own.secrets().toArray(String[]::new));
        if (selection.secrets.contains("")) {
            throw new ParameterException(line, "a secret needs a name: --secret NAME");
        }
        fixpoint.secret(selection.secrets.toArray(String[]::new));
        selection.arguments.forEach((name, value) -> {
            if (name.isEmpty()) {
                throw new ParameterException(line, "an argument needs a name: --arg NAME=VALUE");
            }
            if (own.hasOption(name)) {
                throw new ParameterException(
                        line, "argument " + Quoted.of(name) + " has an option of its own: --" + name);
            }
            fixpoint.argument(name, value);
        });
    }

    /** Sets how often jobs are tried. */
    static void addRetries(Fixpoint fixpoint, CommandLine line, RunOptions run) {
        if (run.tries != null && run.tries < 1) {
            throw new ParameterException(
                    line, "--tries must be 1 or more (the first attempt counts), not " + run.tries);
        }
        if (run.tries != null) {
            fixpoint.defaultTries(run.tries);
        }
        if (run.retryDelay != null) {
            fixpoint.defaultRetryDelay(run.retryDelay);
        }
    }

    /** Sets what the program says, where the command line says nothing. */
    static void addDefaults(Fixpoint fixpoint, ConvergeCommand command) {
        fixpoint.defaults(command::configure)
                .defaults(others -> others.defaultTries(command.defaultTries())
                        .defaultRetryDelay(command.defaultRetryDelay())
                        .threadNames(true));
    }
}
