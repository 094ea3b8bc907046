package dev.fixpoint.command;

import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The values of the options and parameters that a program has declared itself, as arguments of its jobs. */
final class OwnOptions {

    private static final Set<Class<?>> OURS = Set.of(
            ConvergeCommand.class, SelectionOptions.class, RunOptions.class, OutputOptions.class, TestOptions.class);

    private static final Pattern DASHES = Pattern.compile("^-+");

    private final Map<String, Object> named = new LinkedHashMap<>();
    private final List<Object> positional = new ArrayList<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    private OwnOptions() {}

    static OwnOptions of(CommandSpec command) {
        OwnOptions own = new OwnOptions();
        command.options().stream().filter(OwnOptions::isOwn).forEach(own::add);
        command.positionalParameters().stream()
                .filter(OwnOptions::isOwn)
                .sorted(Comparator.comparing(PositionalParamSpec::index))
                .forEach(own::add);
        return own;
    }

    /** Returns the values of options, by the names of their arguments; without those that have none. */
    Map<String, Object> named() {
        return named;
    }

    /** Returns the values of positional parameters in their order. */
    List<Object> positional() {
        return positional;
    }

    /** Returns the names of arguments that must not be shown. */
    Set<String> secrets() {
        return secrets;
    }

    /** Returns whether there is an option for the argument of that name. */
    boolean hasOption(String name) {
        return names.contains(name);
    }

    /**
     * Refuses secret parameters: what is secret is known by the name of its argument, and they have none.
     *
     * @throws InitializationException if there is one, for the author of the program
     */
    static void requireNamedSecrets(CommandSpec command) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (isOwn(parameter) && isSecret(parameter)) {
                throw new InitializationException("parameter " + parameter.paramLabel()
                        + " cannot be kept secret, since it has no name to know it by; make it an option");
            }
        }
    }

    /** Returns the secrets of the command line as far as it was read, with all their values. */
    static Secrets secretsOf(CommandSpec command) {
        OwnOptions own = of(command);
        Set<String> names = new LinkedHashSet<>(own.secrets);
        Map<String, String> arguments = Map.of();
        if (command.userObject() instanceof ConvergeCommand program) {
            names.addAll(program.selection().secrets);
            arguments = program.selection().arguments;
        }
        Secrets secrets = new Secrets(names);
        arguments.forEach(secrets::learn);
        own.named.forEach((name, value) -> elements(value).forEach(element -> secrets.learn(name, element)));
        for (OptionSpec option : command.options()) { // also what was not fit to become a value
            option.originalStringValues().forEach(text -> secrets.learn(argumentName(option), text));
        }
        return secrets;
    }

    private static Stream<Object> elements(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().flatMap(OwnOptions::elements);
        }
        if (value instanceof Map<?, ?> values) {
            return elements(values.values());
        }
        if (value instanceof Object[] values) {
            return Stream.of(values).flatMap(OwnOptions::elements);
        }
        return value == null ? Stream.empty() : Stream.of(value instanceof char[] ? value : ErrorText.valueText(value));
    }

    /** Returns whether a program has declared it, not this library for every program. */
    static boolean isOwn(ArgSpec argument) {
        if (argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())) {
            return false;
        }
        return !(argument.userObject() instanceof Member member && OURS.contains(member.getDeclaringClass()));
    }

    private void add(OptionSpec option) {
        String name = argumentName(option);
        names.add(name);
        if (isSecret(option)) {
            secrets.add(name);
        }
        Object value = present(option.getValue());
        if (value != null) {
            named.put(name, value);
        }
    }

    private void add(PositionalParamSpec parameter) {
        Object value = present(parameter.getValue());
        if (value instanceof Collection<?> values) {
            positional.addAll(values);
        } else if (value instanceof Object[] values) {
            Stream.of(values).forEach(positional::add);
        } else if (value != null) {
            positional.add(value);
        }
    }

    private static String argumentName(OptionSpec option) {
        return DASHES.matcher(option.longestName()).replaceFirst("");
    }

    /** Returns whether the value of an option or parameter must not be shown. */
    static boolean isSecret(ArgSpec argument) {
        return argument.interactive()
                || (argument.userObject() instanceof AnnotatedElement element
                        && element.isAnnotationPresent(Secret.class));
    }

    private static @Nullable Object present(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
