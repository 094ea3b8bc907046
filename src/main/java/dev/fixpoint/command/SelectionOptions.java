package dev.fixpoint.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What takes part, and what the jobs are told. Names of jobs may be globs. */
final class SelectionOptions {

    @Option(
            names = {"-t", "--target"},
            showDefaultValue = Visibility.NEVER,
            paramLabel = "JOB",
            description =
                    "Converge this job and all that it needs, instead of the program's own targets. A name or a glob, "
                            + "such as 'Invite *'; repeatable.")
    List<String> targets = new ArrayList<>();

    @Option(
            names = {"-x", "--exclude"},
            showDefaultValue = Visibility.NEVER,
            paramLabel = "JOB",
            description = "Leave this job out; what needs it is blocked. A name or a glob; repeatable.")
    List<String> excluded = new ArrayList<>();

    @Option(
            names = "--assume-done",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "JOB",
            description = "Leave this job out; what needs it goes on. A name or a glob; repeatable.")
    List<String> assumed = new ArrayList<>();

    @Option(
            names = {"-A", "--arg"},
            showDefaultValue = Visibility.NEVER,
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "",
            description = "Give the jobs an argument; repeatable.")
    Map<String, String> arguments = new LinkedHashMap<>();

    @Option(
            names = "--secret",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "NAME",
            description = "Show the value of this argument or stored value nowhere; repeatable.")
    List<String> secrets = new ArrayList<>();
}
