package dev.fixpoint.conformance;

import dev.fixpoint.conformance.Scenario.ScriptedJob;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import java.io.IOException;
import java.util.List;

/** The graph of a scenario, with jobs that behave as it says. */
final class ScenarioGraph {

    private ScenarioGraph() {}

    /**
     * Returns the graph.
     *
     * @param cleanups where each cleanup leaves the name of its job
     */
    static JobGraph of(Scenario scenario, List<String> cleanups) {
        JobGraph.Builder jobs = JobGraph.builder().target(scenario.root());
        for (ScriptedJob script : scenario.jobs()) {
            Behaviour behaviour = new Behaviour(script, cleanups);
            JobBuilder job = jobs.job(script.name(), behaviour::create)
                    .dependsOn(script.deps().toArray(String[]::new));
            if (script.tries() != null) {
                job.tries(script.tries());
            }
        }
        return jobs.build();
    }

    /** What all instances of one job share. */
    private static final class Behaviour {

        private final ScriptedJob script;
        private final List<String> cleanups;
        private int runs;

        Behaviour(ScriptedJob script, List<String> cleanups) {
            this.script = script;
            this.cleanups = cleanups;
        }

        AnyJob create() throws IOException {
            if (script.constructorThrows()) {
                throw new IOException("cannot create " + script.name());
            }
            return switch (script.kind()) {
                case "job" -> new Checked(this);
                case "runonly" -> new RunOnly(this);
                case "dummy" -> new Dummy();
                default -> throw new AssertionError("unknown kind of job: " + script.kind());
            };
        }

        void check() throws IOException {
            Integer needed = script.convergesAfterRuns();
            if (needed == null || runs < needed) {
                throw new IOException(
                        script.name() + " needs " + (needed == null ? "endless" : needed) + " runs, saw " + runs);
            }
        }

        void run() throws IOException {
            runs++;
            if (runs <= script.failingRuns()) {
                throw new IOException(script.name() + " run " + runs + " broke");
            }
        }

        void cleanUp() {
            if (script.cleanup()) {
                cleanups.add(script.name());
            }
        }
    }

    private record Checked(Behaviour behaviour) implements Job {

        @Override
        public void check(JobContext job) throws IOException {
            behaviour.check();
        }

        @Override
        public void run(JobContext job) throws IOException {
            behaviour.run();
        }

        @Override
        public void cleanup(JobContext job) {
            behaviour.cleanUp();
        }
    }

    private record RunOnly(Behaviour behaviour) implements RunOnlyJob {

        @Override
        public void run(JobContext job) throws IOException {
            behaviour.run();
        }

        @Override
        public void cleanup(JobContext job) {
            behaviour.cleanUp();
        }
    }

    private record Dummy() implements DummyJob {}
}
