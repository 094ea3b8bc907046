package dev.fixpoint.command;

import dev.fixpoint.text.Durations;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say of a word on the command line that means nothing there. */
final class UnknownWord {

    private static final int MOST = 3;

    /** Between shorter words, one wrong letter says nothing: any option of one letter is as near as any other. */
    private static final int SHORTEST = 3;

    private UnknownWord() {}

    /** Returns that there is no such thing, with the nearest ones; without a value, which may be a secret. */
    static String message(UnmatchedArgumentException error) {
        String argument = error.getUnmatched().get(0);
        CommandSpec command = error.getCommandLine().getCommandSpec();
        if (argument.startsWith("-")) {
            String name = argument.split("=", 2)[0];
            return "there is no option " + Quoted.of(name) + optionHint(command, name, argument);
        }
        List<String> commands = List.copyOf(command.subcommands().keySet());
        String hint = NearestNames.hint(argument, commands.size(), commands::get);
        boolean needsCommand = !commands.isEmpty() && !(command.userObject() instanceof ConvergeCommand);
        return needsCommand || !hint.isEmpty()
                ? "there is no command " + Quoted.of(argument)
                        + (isSource(command, argument) ? runHint(argument) : hint)
                : "one argument too many: " + Quoted.of(argument) + valueHint(command, argument);
    }

    /** Java itself takes a source file there: those who are used to it may try that. */
    private static boolean isSource(CommandSpec command, String argument) {
        return command.userObject() instanceof Main && argument.endsWith(".java");
    }

    private static String runHint(String file) {
        return "; did you mean: fixpoint run " + Quoted.inLine(file);
    }

    /** An option whose value may be left out takes none that stands apart. */
    private static String valueHint(CommandSpec command, String argument) {
        return command.options().stream()
                .filter(option -> option.arity().min() == 0 && option.arity().max() == 1 && takes(option, argument))
                .map(option -> "; did you mean " + Quoted.of(option.longestName() + "=" + argument) + "?")
                .findFirst()
                .orElse("");
    }

    private static boolean takes(OptionSpec option, String argument) {
        Object[] constants = option.type().getEnumConstants();
        if (constants != null) {
            return Stream.of(constants).anyMatch(constant -> constant.toString().equalsIgnoreCase(argument));
        }
        if (option.type() == Shuffle.class) {
            return argument.matches("-?\\d{1,18}");
        }
        try {
            return option.type() == Duration.class && !Durations.parse(argument).isNegative();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String optionHint(CommandSpec command, String name, String argument) {
        List<String> options = command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
        String hint = name.length() < SHORTEST ? "" : NearestNames.hint(name, options.size(), options::get);
        if (hint.isEmpty() && command.userObject() instanceof RunCommand) {
            return "; the options of a program stand behind its name: fixpoint run WHAT " + Quoted.inLine(argument);
        }
        return hint.isEmpty() && name.length() >= SHORTEST ? beginnings(name, options) : hint;
    }

    private static String beginnings(String name, List<String> options) {
        String longer = options.stream()
                .filter(option -> option.startsWith(name))
                .limit(MOST)
                .map(Quoted::of)
                .collect(Collectors.joining(" or "));
        return longer.isEmpty() ? "" : "; did you mean " + longer + "?";
    }
}
