package dev.fixpoint.command;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Lets a program's own durations be written as ours are, also where a larger program has made its command line. */
final class OwnDurations implements IParameterPreprocessor {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli wants a Stack
    public boolean preprocess(
            Stack<String> args, CommandSpec command, @Nullable ArgSpec argument, Map<String, Object> info) {
        if (command.userObject() instanceof ConvergeCommand program && !program.hasOwnCommandLine()) {
            command.commandLine().registerConverter(Duration.class, new DurationConverter());
            Complaints.guardSecrets(command);
        }
        return false;
    }
}
