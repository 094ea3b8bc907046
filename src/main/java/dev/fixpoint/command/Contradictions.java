package dev.fixpoint.command;

import dev.fixpoint.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options that were given two values, or that contradict each other. */
final class Contradictions {

    private Contradictions() {}

    /**
     * Looks at all options that every program has.
     *
     * @throws ParameterException if one was meant in two ways
     */
    static void refuse(CommandLine line, OutputOptions output) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (!OwnOptions.isOwn(option)) { // of those in a group, picocli lets the last one win
                requireOnce(line, option);
            }
        }
        if (output.quiet) {
            refuseWithQuiet(line, output.verbose, "-v");
            refuseWithQuiet(line, output.debug, "-d");
            refuseWithQuiet(line, output.progress == OutputOptions.Progress.LIVE, "--progress=live");
        }
    }

    private static void requireOnce(CommandLine line, OptionSpec option) {
        if (option.longestName().equals("--arg")) {
            requireOnce(line, "argument ", option.originalStringValues());
        } else if (option.longestName().equals("--pool")) {
            requireOnce(line, "pool ", option.originalStringValues());
        } else if (!option.isMultiValue()
                && option.arity().max() > 0
                && option.originalStringValues().size() > 1) {
            throw new ParameterException(line, "option '" + option.longestName() + "' should be specified only once");
        }
    }

    private static void requireOnce(CommandLine line, String what, List<String> namesAndValues) {
        Set<String> names = new HashSet<>();
        for (String nameAndValue : namesAndValues) {
            String name = nameAndValue.split("=", 2)[0];
            if (!names.add(name)) {
                throw new ParameterException(line, what + Quoted.of(name) + " should be specified only once");
            }
        }
    }

    private static void refuseWithQuiet(CommandLine line, boolean given, String option) {
        if (given) {
            throw new ParameterException(line, "-q and " + option + " contradict each other; say one of them only");
        }
    }
}
