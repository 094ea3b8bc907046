package dev.fixpoint.command;

import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be run, as it was written: {@code FILE.java}, {@code CLASS}, or one of them followed by {@code #NAME}.
 *
 * @param start the file or the class
 * @param isSource whether that is a source file
 * @param choices the names behind it, each within the one before
 */
record ProgramName(String start, boolean isSource, List<String> choices) {

    private static final String SOURCE_ENDING = ".java";

    /** Reads a name. A number sign in the name of a file is part of it. */
    static ProgramName of(String text) {
        int sourceEnd = text.endsWith(SOURCE_ENDING) ? text.length() : text.lastIndexOf(SOURCE_ENDING + "#");
        boolean isSource = sourceEnd >= 0;
        int end = text.indexOf('#');
        if (isSource) {
            end = sourceEnd == text.length() ? -1 : sourceEnd + SOURCE_ENDING.length();
        }
        List<String> choices = new ArrayList<>();
        if (end >= 0) {
            choices.addAll(List.of(text.substring(end + 1).split("#", -1)));
        }
        return new ProgramName(end < 0 ? text : text.substring(0, end), isSource, List.copyOf(choices));
    }

    /** Returns the name as an error shows it. */
    String quoted() {
        return Quoted.of(choices.isEmpty() ? start : start + "#" + String.join("#", choices));
    }

    /** Returns how a class that is found by this name is named itself, in quotes. */
    String quoted(Class<?> type) {
        return Quoted.of(reference(type));
    }

    /** Returns how a method of that class is named, in quotes. */
    String quoted(Class<?> type, String method) {
        return Quoted.of(reference(type) + "#" + method);
    }

    private String reference(Class<?> type) {
        return isSource ? start + "#" + withoutPackage(type) : type.getName().replace('$', '.');
    }

    /** Returns the name of a class without its package, with dots before the nested ones. */
    static String withoutPackage(Class<?> type) {
        String name = type.getName().replace('$', '.');
        return type.getPackageName().isEmpty()
                ? name
                : name.substring(type.getPackageName().length() + 1);
    }
}
