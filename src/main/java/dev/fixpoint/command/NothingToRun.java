package dev.fixpoint.command;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.text.Quoted;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of classes of which none is a program: what they are instead, and what to do about it. */
final class NothingToRun {

    private static final String WHAT_CAN_BE_RUN =
            "what can be run is a ConvergeCommand, a job, or a class with a public"
                    + " static method without parameters that returns a JobGraph";

    private static final int MOST_NAMES = 5;

    private NothingToRun() {}

    static String message(ProgramName name, List<Class<?>> classes) {
        String start = name.quoted() + ": nothing to converge" + in(classes) + "; ";
        return start
                + advice(name, classes)
                        .orElseGet(() ->
                                main(name, classes).map(main -> main + "; ").orElse("") + WHAT_CAN_BE_RUN);
    }

    private static String in(List<Class<?>> classes) {
        return switch (classes.size()) {
            case 0 -> ", as there is no class";
            case 1 -> " in class " + classes.get(0).getName();
            default ->
                " in classes " + some(classes.stream().map(Class::getName).toList());
        };
    }

    private static Optional<String> advice(ProgramName name, List<Class<?>> classes) {
        return nestedPrograms(name, classes)
                .or(() ->
                        classes.stream().flatMap(type -> almost(type).stream()).findFirst());
    }

    private static Optional<String> nestedPrograms(ProgramName name, List<Class<?>> classes) {
        List<String> nested = ProgramChoice.nested(classes).stream()
                .filter(type -> !Program.of(type).isEmpty())
                .map(name::quoted)
                .toList();
        return nested.isEmpty() ? Optional.empty() : Optional.of("choose what is nested in it: " + some(nested));
    }

    private static Optional<String> almost(Class<?> type) {
        if (ConvergeCommand.class.isAssignableFrom(type) || AnyJob.class.isAssignableFrom(type)) {
            return Optional.of((type.isInterface() ? "it is an interface" : "it is abstract")
                    + ": name a class that can be instantiated");
        }
        return Stream.of(type.getDeclaredMethods())
                .filter(Program::givesGraph)
                .map(Method::getName)
                .sorted()
                .findFirst()
                .map(method -> "its method " + method + "() returns a graph, but is not public and static");
    }

    private static Optional<String> main(ProgramName name, List<Class<?>> classes) {
        boolean hasMain = classes.stream().anyMatch(NothingToRun::hasMain);
        if (!hasMain) {
            return Optional.empty();
        }
        String program =
                name.isSource() ? Quoted.inLine(name.start()) : classes.get(0).getName();
        return Optional.of(
                "it has a main of its own: java -cp fixpoint.jar" + (name.isSource() ? " " : ":... ") + program);
    }

    private static boolean hasMain(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("main") && Modifier.isStatic(method.getModifiers()));
    }

    private static String some(List<String> names) {
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
