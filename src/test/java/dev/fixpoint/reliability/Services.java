package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.testing.Directories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What {@link Provisioning} lays out in a directory: made once or again, and compared with what it should be. */
final class Services {

    /** How many there are in a trial, which makes 500 jobs. */
    static final int MANY = 31;

    /** With so many, a run is over soon. */
    static final int FEW = 3;

    /** The job that takes away what was left behind; it may have to run again and again. */
    private static final String WORK = "work";

    private static final int MOST_RERUNS = 5;

    private final Path directory;
    private final Path tree;
    private final int services;
    private final int workers;

    Services(Path directory, int services, int workers) {
        this.directory = directory;
        this.tree = directory.resolve("tree");
        this.services = services;
        this.workers = workers;
    }

    Path tree() {
        return tree;
    }

    /** Returns the arguments of the command. */
    private List<String> arguments(Path where, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--services", Integer.toString(services), "--jobs", Integer.toString(workers), "--progress", "none"));
        arguments.addAll(List.of("--lock", directory.resolve("lock").toString()));
        arguments.addAll(List.of(more));
        arguments.add(where.toString());
        return arguments;
    }

    /** Returns the arguments of the command, which writes its events to a file of that name. */
    private String[] logging(String events, String... more) {
        List<String> arguments = arguments(tree, more);
        arguments.addAll(List.of("--events", directory.resolve(events).toString()));
        return arguments.toArray(String[]::new);
    }

    /** Returns the command in a process of its own. It writes its events to a file of that name. */
    List<String> command(String events) {
        return command(List.of(), events);
    }

    /** Returns the same with options of Java. */
    List<String> command(List<String> options, String events, String... more) {
        return Program.java(options, Provisioning.class, logging(events, more));
    }

    /** Returns the command as a line for the shell, for another place than usual. */
    String shell(Path where, String... more) {
        return Program.java(
                        List.of(), Provisioning.class, arguments(where, more).toArray(String[]::new))
                .stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Executes the command in this process and returns its exit code. */
    int converge(String events, String... more) {
        StringWriter said = new StringWriter();
        return new Provisioning()
                .commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(logging(events, more));
    }

    EventLog log(String events) throws IOException {
        return EventLog.read(directory.resolve(events));
    }

    /**
     * Converges again until all is as it should be, and then once more. What the log says was done is not to be done again, the last
     * time nothing is to be run, and all must be there in the end.
     *
     * @return how many times it took
     */
    int rerun(EventLog before, Map<String, String> expected) throws IOException {
        int reruns = 0;
        int status = -1;
        while (status != 0) {
            assertThat(reruns).as("reruns, the last with status %d", status).isLessThan(MOST_RERUNS);
            reruns++;
            status = converge("rerun.jsonl");
        }
        EventLog rerun = log("rerun.jsonl");
        Set<String> again = new TreeSet<>(before.finished().keySet());
        again.removeIf(job -> !rerun.runs().contains(job + " 1"));
        again.remove(WORK);
        again.removeIf(job -> !before.finished().get(job).equals("converged"));
        assertThat(again).as("was done before, and is done again").isEmpty();
        assertThat(converge("last.jsonl", "--detailed-exit-code"))
                .as("exit code if nothing is left to run")
                .isZero();
        assertThat(log("last.jsonl").runs()).as("run the last time").isEmpty();
        assertThat(Tree.of(tree)).as("what is there in the end").isEqualTo(expected);
        return reruns;
    }

    /** Returns what so many services are when they were laid out without trouble. */
    static Map<String, String> expected(Path directory, int services) throws IOException {
        Files.createDirectories(directory);
        Services untroubled = new Services(directory, services, 1);
        assertThat(untroubled.converge("events.jsonl")).isZero();
        Map<String, String> entries = Tree.of(untroubled.tree());
        assertThat(entries)
                .as("what %d jobs lay out", Provisioning.jobs(services))
                .hasSize(Provisioning.jobs(services));
        return entries;
    }

    /** Deletes what is there. */
    void delete() throws IOException {
        Directories.delete(tree);
    }
}
