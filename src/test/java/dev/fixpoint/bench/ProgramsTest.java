package dev.fixpoint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.command.ConvergeCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What runs as a process of its own does so here, with few jobs. */
class ProgramsTest {

    @Test
    void theProgramsBehindTheMemoryRows() throws Exception {
        MemoryProgram.main(new String[] {"fixpoint", "1000"});
        MemoryProgram.main(new String[] {"futures", "1000"});
    }

    @Test
    void theProgramsBehindTheNinjaRows() throws Exception {
        assertThat(LayeredProgram.run("1000")).isZero();
        assertThat(LimitProgram.run("1000")).isZero();
    }

    @Test
    void theProgramLooksForFiles() throws Exception {
        Workload workload = Workload.of(Shape.LAYERED, Order.FORWARD, Mode.SATISFIED, 10);
        try (BuildFiles files = new BuildFiles(workload)) {
            assertThat(LayeredProgram.run("10", files.directory().toString())).isZero();

            Files.delete(files.directory().resolve("job-9"));

            assertThat(LayeredProgram.run("10", files.directory().toString())).isEqualTo(1);
        }
    }

    @Test
    void theFilesForOtherTools() throws Exception {
        Workload workload = Workload.of(Shape.CHAIN, Order.FORWARD, Mode.SATISFIED, 3);
        Path directory;
        try (BuildFiles files = new BuildFiles(workload)) {
            directory = files.directory();
            assertThat(directory.resolve("build.ninja")).hasContent("""
                    rule make
                      command = : > $out
                    build job-0: make\s
                    build job-1: make job-0
                    build job-2: make job-1
                    """);
            assertThat(directory.resolve("Makefile")).hasContent("""
                    all: job-0 job-1 job-2
                    job-0:\s
                    \ttouch $@
                    job-1: job-0
                    \ttouch $@
                    job-2: job-1
                    \ttouch $@
                    """);
            assertThat(directory.resolve("dodo.py")).content().contains("'job-2': 'job-1',");
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void theBareProgramHasTheOptionsOfTheMovieNight() {
        CommandLine bare = new CommandLine(new BareProgram());
        Set<String> options = new TreeSet<>(bare.getCommandSpec().optionsMap().keySet());

        assertThat(bare.execute("--movie=MST3K", "-x", "a", "--tries", "3")).isZero();
        Set<String> own = Set.of(
                "--movie",
                "--battery_state",
                "--couch_space",
                "--pop_success_try",
                "--bowl_success_try",
                "--pizza_success_try");
        assertThat(options).containsAll(own);
        options.removeAll(own);
        ConvergeCommand ours = ConvergeCommand.of("ours", () -> {
            throw new IllegalStateException("not asked for");
        });
        assertThat(options)
                .containsExactlyInAnyOrderElementsOf(
                        new CommandLine(ours).getCommandSpec().optionsMap().keySet());
    }

    @Test
    void aProcessTellsWhatItsThreadsCost() {
        ThreadCosts costs = new ThreadCosts();
        costs.add("C2 CompilerThre", 500);
        costs.add("C1 CompilerThre", 100);
        costs.add("GC Thread#0", 50);
        costs.add("G1 Refine#0", 30);
        costs.add("java", 300);
        costs.add("VM Thread", 20);

        ThreadCosts read = ThreadCosts.parse("SLF4J said something\nnothing to do\n" + costs);

        assertThat(read.share(ThreadCosts.THOROUGH)).isEqualTo(50);
        assertThat(read.share(ThreadCosts.QUICK)).isEqualTo(10);
        assertThat(read.share(ThreadCosts.GARBAGE)).isEqualTo(8);
        assertThat(read.share(ThreadCosts.PROGRAM)).isEqualTo(30);
        assertThat(read.share(ThreadCosts.REST)).isEqualTo(2);
    }

    @Test
    void whatAProgramIsAtIsTheFirstOfOurMethodsThatItCalls() {
        assertThat(ProcessProfile.stepOf(stack("java.util.Arrays.fill", "dev.fixpoint.graph.JobBuilder.dependsOn")))
                .isEqualTo("declaring");
        assertThat(ProcessProfile.stepOf(stack("dev.fixpoint.graph.JobGraph$Builder.job")))
                .isEqualTo("declaring");
        assertThat(ProcessProfile.stepOf(
                        stack("dev.fixpoint.graph.JobBuilder.name", "dev.fixpoint.graph.JobGraph$Builder.build")))
                .isEqualTo("building");
        assertThat(ProcessProfile.stepOf(stack("dev.fixpoint.graph.JobGraph.name", "dev.fixpoint.Fixpoint.converge")))
                .isEqualTo("converging");
        assertThat(ProcessProfile.stepOf(stack("dev.fixpoint.Options.set", "dev.fixpoint.Fixpoint.of")))
                .isEqualTo("Fixpoint.of");
        assertThat(ProcessProfile.stepOf(stack("java.lang.String.valueOf"))).isEqualTo("the program itself");
    }

    /** Returns the stack of a program that declares its jobs in a method of its own. */
    private static List<String> stack(String... innermost) {
        List<String> stack = new ArrayList<>(List.of(innermost));
        stack.add("dev.fixpoint.bench.Declared.layered");
        stack.add("dev.fixpoint.bench.LayeredProgram.main");
        return stack;
    }

    @Test
    void theProfileOfAWholeProcess() throws Exception {
        assertThat(ProcessProfile.of(1_000, 1))
                .startsWith("| share | step |\n|---|---|\n")
                .contains("\n\n| share | method |\n|---|---|\n");
    }

    @Test
    void aProcessTellsWhatItCosts() throws Exception {
        Child.Costs costs = Child.run(Path.of("."), List.of(Child.javaCommand(), "-version"));

        assertThat(costs.succeeded()).isTrue();
        assertThat(costs.wall()).isPositive();
        assertThat(costs.cpu()).isPositive();
        assertThat(costs.output()).contains("version");
        assertThat(Child.run(Path.of("."), List.of("false")).succeeded()).isFalse();
    }
}
