package dev.fixpoint.command;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that may go without one only if it is attached, as in {@code --list=tree}: what stands behind a
 * blank is not meant for it, and neither are other letters in {@code -nv}.
 */
final class OptionalValue implements IParameterPreprocessor {

    private static final Map<String, String> WITHOUT_VALUE = Map.of(
            "--no-act", "shallow", "--list", "table", "--shuffle", Shuffle.ANY, "--wait", DurationConverter.FOR_EVER);

    @Override
    @SuppressWarnings("JdkObsolete") // picocli wants a Stack
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
        Object separator = info.get("separator");
        if (separator != null && separator.toString().strip().isEmpty()) {
            args.push(fallback((OptionSpec) argument));
        }
        return false;
    }

    private static String fallback(OptionSpec option) {
        return WITHOUT_VALUE.getOrDefault(option.longestName(), "");
    }
}
