package dev.fixpoint.command;

import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses what to run from the classes that were named: those of a source file in their order, or a single one. The first that
 * is a program decides; a name behind a number sign chooses a class in them, at any depth, or a method.
 */
final class ProgramChoice {

    private final List<Class<?>> classes;
    private final ProgramName name;

    private ProgramChoice(List<Class<?>> classes, ProgramName name) {
        this.classes = classes;
        this.name = name;
    }

    static ProgramChoice in(List<Class<?>> classes, ProgramName name) {
        return new ProgramChoice(classes, name);
    }

    Program choose() throws UnusableProgramException {
        List<Class<?>> chosen = classes;
        for (int i = 0; i < name.choices().size(); i++) {
            String choice = name.choices().get(i);
            List<Class<?>> named = named(choice, chosen);
            if (named.size() > 1) {
                return fail(name.quoted() + " could be any of "
                        + String.join(", ", named.stream().map(name::quoted).toList()));
            }
            if (named.isEmpty()) {
                boolean isLast = i == name.choices().size() - 1;
                return isLast ? method(choice, chosen) : fail(unknown(choice, chosen));
            }
            chosen = named;
        }
        return first(chosen);
    }

    private Program first(List<Class<?>> chosen) throws UnusableProgramException {
        for (Class<?> type : chosen) {
            List<Program> programs = Program.of(type);
            if (programs.size() > 1) {
                return fail(name.quoted() + ": class " + type.getName()
                        + " has several methods that return a graph, and none is named graph; choose one: "
                        + String.join(
                                ", ",
                                programs.stream()
                                        .map(program -> name.quoted(type, methodOf(program)))
                                        .toList()));
            }
            if (!programs.isEmpty()) {
                return programs.get(0);
            }
        }
        return fail(NothingToRun.message(name, chosen));
    }

    private Program method(String choice, List<Class<?>> chosen) throws UnusableProgramException {
        for (Class<?> type : chosen) {
            for (Program program : Program.methods(type)) {
                if (methodOf(program).equals(choice)) {
                    return program;
                }
            }
        }
        return fail(unknown(choice, chosen));
    }

    private String unknown(String choice, List<Class<?>> chosen) {
        List<String> known = Stream.concat(
                        nested(chosen).stream().map(Class::getSimpleName),
                        chosen.stream()
                                .flatMap(type -> Program.methods(type).stream())
                                .map(ProgramChoice::methodOf))
                .toList();
        return name.quoted() + ": there is no class, nor a public static method that returns a JobGraph, named "
                + Quoted.of(choice) + NearestNames.hint(choice, known.size(), known::get);
    }

    /** Returns the classes of that name, at any depth; if one has just that name from the top on, only that one. */
    private static List<Class<?>> named(String choice, List<Class<?>> chosen) {
        String wanted = choice.replace('$', '.');
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : nested(chosen)) {
            String path = ProgramName.withoutPackage(type);
            if (path.equals(wanted)) {
                return List.of(type);
            }
            if (path.endsWith("." + wanted)) {
                found.add(type);
            }
        }
        return found;
    }

    /** Returns the classes and all that are nested in them, those of a class in the order of their names. */
    static List<Class<?>> nested(List<Class<?>> outer) {
        List<Class<?>> all = new ArrayList<>(outer);
        for (int i = 0; i < all.size(); i++) {
            Stream.of(all.get(i).getDeclaredClasses())
                    .sorted(Comparator.comparing(Class::getName))
                    .forEach(all::add);
        }
        return all;
    }

    private static String methodOf(Program program) {
        return ((Program.Graph) program).method().getName();
    }

    private static Program fail(String message) throws UnusableProgramException {
        throw new UnusableProgramException(message);
    }
}
