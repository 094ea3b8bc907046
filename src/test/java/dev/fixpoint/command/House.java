package dev.fixpoint.command;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.test.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program that builds a house in a world of its own, with options that say what goes wrong. Its clock stands still. */
@Command(name = "house", version = "house 1", description = "Builds a house.")
final class House extends ConvergeCommand {

    private final FakeTime time = new FakeTime();

    /** What is there already. */
    final Set<String> world = new HashSet<>();

    @Option(names = "--colour", defaultValue = "red", description = "The colour of the walls.")
    String colour;

    @Option(names = "--rain", description = "It rains: the roof cannot be built.")
    boolean rain;

    @Option(names = "--broken-crane", description = "The crane cannot be sent back.")
    boolean brokenCrane;

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder().target("house");
        jobs.job("house").dependsOn("roof", "paint");
        jobs.job("ground").check(job -> require("ground")).run(job -> world.add("ground"));
        jobs.job("crane")
                .dependsOn("ground")
                .check(job -> job.require(job.local().find("crane").isPresent() || world.contains("roof"), "no crane"))
                .run(job -> job.local().put("crane", true))
                .cleanup(job -> {
                    if (job.argument("broken-crane", Boolean.class)) {
                        throw new IOException("the crane is stuck");
                    }
                });
        jobs.job("walls").dependsOn("ground").check(job -> require("walls")).run(job -> world.add("walls"));
        jobs.job("roof")
                .dependsOn("walls", "crane")
                .retryDelay(Duration.ofSeconds(2))
                .check(job -> {
                    if (job.argument("rain", Boolean.class)) {
                        throw CheckFailure.because("it rains");
                    }
                    require("roof");
                })
                .run(job -> world.add("roof"));
        jobs.job("paint")
                .dependsOn("walls")
                .check(job -> require(job.argument("colour", String.class) + " paint"))
                .run(job -> world.add(job.argument("colour", String.class) + " paint"));
        return jobs.build();
    }

    private void require(String thing) {
        if (!world.contains(thing)) {
            throw CheckFailure.because("there is no " + thing);
        }
    }

    @Override
    protected void configure(Fixpoint fixpoint) {
        fixpoint.timeSource(time);
    }

    /** Returns this house with everything built. */
    House built() {
        world.addAll(Set.of("ground", "walls", "roof", "red paint"));
        return this;
    }
}
