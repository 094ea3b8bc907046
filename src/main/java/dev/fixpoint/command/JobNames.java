package dev.fixpoint.command;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.graph.UnknownJobException;
import dev.fixpoint.text.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of jobs as they are given on a command line: as they are, or as globs with {@code *} and {@code ?}. */
final class JobNames {

    private JobNames() {}

    /**
     * Returns the names of all jobs that are meant, each once.
     *
     * @throws UnknownJobException if a name is unknown, or a glob matches nothing
     */
    static String[] matching(List<String> patterns, JobGraph graph, boolean unneededToo) {
        Set<String> names = new LinkedHashSet<>();
        for (String pattern : patterns) {
            if (graph.contains(pattern) || !isGlob(pattern)) {
                names.add(pattern); // if it does not exist, the graph says so
            } else {
                names.addAll(matching(pattern, graph, unneededToo));
            }
        }
        return names.toArray(String[]::new);
    }

    private static List<String> matching(String glob, JobGraph graph, boolean unneededToo) {
        Pattern pattern = Pattern.compile(expression(glob), Pattern.DOTALL);
        Stream<String> all =
                unneededToo ? Stream.concat(graph.jobs().stream(), graph.unneeded().stream()) : graph.jobs().stream();
        List<String> names = all.filter(name -> pattern.matcher(name).matches()).toList();
        if (names.isEmpty()) {
            throw new UnknownJobException(
                    "no job matches " + Quoted.of(glob) + "; --list shows the names of all " + graph.size(), glob);
        }
        return names;
    }

    private static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static String expression(String glob) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                default -> expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return expression.toString();
    }
}
