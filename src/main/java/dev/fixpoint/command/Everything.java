package dev.fixpoint.command;

import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes all that is left as it is, dashes too: it is meant for another command line. */
final class Everything implements IParameterConsumer {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli wants a Stack
    public void consumeParameters(Stack<String> args, ArgSpec argument, CommandSpec command) {
        List<String> values = argument.getValue();
        while (!args.isEmpty()) {
            values.add(args.pop());
        }
    }
}
