package dev.fixpoint.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What is shown and written. Results go to standard output, everything else to standard error. */
final class OutputOptions {

    /** What may follow {@code --list}. */
    enum ListForm {
        TABLE,
        TREE,
        JSON
    }

    /** What may follow {@code --progress}. */
    enum Progress {
        AUTO,
        LIVE,
        PLAIN,
        NONE
    }

    /** What may follow {@code --color}. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(names = "-v", description = "Print a line for each phase.")
    boolean verbose;

    @Option(names = "-d", description = "Print a line for each phase, and the stack trace of each failure.")
    boolean debug;

    @Option(names = "-q", description = "Print nothing, unless something fails.")
    boolean quiet;

    @Option(
            names = "--list",
            paramLabel = "FORM",
            arity = "0..1",
            preprocessor = OptionalValue.class,
            converter = Words.ListWords.class,
            completionCandidates = Words.ListWords.class,
            description = "List the jobs and run nothing: as a table, or =tree or =json.")
    @Nullable
    ListForm list;

    @Option(
            names = "--explain",
            paramLabel = "JOB",
            description = "Afterwards, say why this job is as it is: the chain of reasons down to the root causes.")
    @Nullable
    String explain;

    @Option(
            names = "--report",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "FILE",
            description = "Write a report: .json, .xml (JUnit), .html, .txt or .md; repeatable.")
    List<Path> reports = new ArrayList<>();

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Write what happens as it happens, a JSON object on each line.")
    @Nullable
    Path events;

    @Option(
            names = "--graph",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "FILE",
            description =
                    "Draw the graph with its outcomes, as the ending says: svg, html, dot, mmd (Mermaid) or png (needs "
                            + "Graphviz); repeatable. With --list, draw it and run nothing.")
    List<Path> graphs = new ArrayList<>();

    @Option(
            names = "--graph-focus",
            paramLabel = "JOB[:DEPTH]",
            description = "Draw only this job, what it needs and what needs it, up to DEPTH dependencies away.")
    @Nullable
    String focus;

    @Option(
            names = "--progress",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "HOW",
            converter = Words.ProgressWords.class,
            completionCandidates = Words.ProgressWords.class,
            description = "How to show progress: live (redrawn on a terminal), plain (lines), none, or auto: live on a "
                    + "terminal, otherwise plain. Default: auto.")
    Progress progress = Progress.AUTO;

    @Option(
            names = "--color",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "WHEN",
            converter = Words.ColorWords.class,
            completionCandidates = Words.ColorWords.class,
            description = "Use colors always, never, or auto: on a terminal, unless NO_COLOR is set. Default: auto.")
    Color color = Color.AUTO;
}
