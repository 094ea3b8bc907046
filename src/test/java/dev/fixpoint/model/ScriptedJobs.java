package dev.fixpoint.model;

import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Phase;
import dev.fixpoint.job.RunOnlyJob;
import dev.fixpoint.model.JobScript.AttemptScript;
import dev.fixpoint.model.JobScript.Kind;
import dev.fixpoint.model.JobScript.Step;
import dev.fixpoint.test.FakeTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs of a case, which do what their scripts say, and keep what happens to them as they see it: in the order in which it
 * really happens, and without asking the engine.
 */
final class ScriptedJobs {

    /**
     * Something that happened to a job.
     *
     * @param instance the number of the instance, counted by the jobs themselves
     * @param phase what was called; null for the factory
     * @param begins whether this is the beginning, not the end
     */
    record Moment(String job, int instance, Phase phase, boolean begins) {}

    private final RandomCase scripts;
    private final FakeTime time;
    private final boolean named;
    private final Runnable disturbance;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final List<Moment> moments = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private final Map<String, Integer> instances = new ConcurrentHashMap<>();

    /**
     * Creates the jobs of a case.
     *
     * @param named whether threads carry the names of their jobs
     * @param disturbance is called in each phase of an attempt
     */
    ScriptedJobs(RandomCase scripts, FakeTime time, boolean named, Runnable disturbance) {
        this.scripts = scripts;
        this.time = time;
        this.named = named;
        this.disturbance = disturbance;
    }

    /** Returns all that has happened, in its order. */
    synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** Returns what was not as the engine promises the jobs. */
    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Returns how many phases have begun, cleanups and factories not counted. */
    synchronized int begun() {
        return (int) moments.stream()
                .filter(moment -> moment.begins() && moment.phase() != null && moment.phase() != Phase.CLEANUP)
                .count();
    }

    /** Returns all threads that have worked for a job. */
    Set<Thread> threads() {
        return Set.copyOf(threads);
    }

    /** Forgets all that has happened. */
    synchronized void reset() {
        moments.clear();
        surprises.clear();
        instances.clear();
        threads.clear();
    }

    JobGraph graph() {
        String[] targets = scripts.namedTargets().toArray(String[]::new);
        boolean allNeeded =
                new ReferenceModel(scripts).order.size() == scripts.jobs().size();
        JobGraph.Builder jobs = JobGraph.builder();
        if (allNeeded) {
            jobs.target(targets);
        }
        scripts.jobs().forEach(script -> declare(jobs, script));
        JobGraph graph = jobs.build();
        return allNeeded ? graph : graph.subgraph(targets); // which gives no warning of jobs that are not needed
    }

    private void declare(JobGraph.Builder jobs, JobScript script) {
        JobBuilder job;
        if (script.lambdas()) {
            job = jobs.job(script.name());
            if (script.kind() == Kind.JOB) {
                job.check(context -> of(script, context).check(context));
            }
            if (script.kind() != Kind.DUMMY) {
                job.run(context -> of(script, context).run(context));
            }
            if (script.cleans()) {
                job.cleanup(context -> of(script, context).cleanUp(context));
            }
        } else {
            job = jobs.job(script.name(), () -> create(script));
        }
        job.dependsOn(script.dependsOn().toArray(String[]::new));
        job.requiredBy(script.requiredBy().toArray(String[]::new));
        script.tries().ifPresent(job::tries);
        script.retryDelay().ifPresent(job::retryDelay);
        Terms terms = script.terms();
        if (!terms.policy().isNone()) {
            job.policy(terms.policy());
        }
        if (terms.priority() != 0) {
            job.priority(terms.priority());
        }
        job.after(terms.after().toArray(String[]::new));
        terms.pools().forEach(job::pool);
    }

    private AnyJob create(JobScript script) throws Exception {
        Instance instance = new Instance(script);
        AttemptScript attempt = script.attempt(instance.number);
        instance.perform(null, attempt.createsNull() ? Step.FINE : Step.failing(attempt.broken()));
        if (attempt.createsNull()) {
            return null;
        }
        return switch (script.kind()) {
            case JOB -> script.cleans() ? new CleaningJob(instance) : new PlainJob(instance);
            case RUN_ONLY -> script.cleans() ? new CleaningRunOnlyJob(instance) : (RunOnlyJob) instance::run;
            case DUMMY -> new PlainDummy();
        };
    }

    /** Lambdas have no instance; what stands in for it is found in local storage, which lives as long (rule 13). */
    private Instance of(JobScript script, JobContext context) {
        Instance instance = (Instance) context.local().find("instance").orElseGet(() -> new Instance(script));
        context.local().put("instance", instance);
        return instance;
    }

    private synchronized void add(Moment moment) {
        moments.add(moment);
    }

    private synchronized void expect(boolean condition, String otherwise) {
        if (!condition) {
            surprises.add(otherwise);
        }
    }

    private record PlainJob(Instance instance) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            instance.check(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            instance.run(job);
        }
    }

    private record CleaningJob(Instance instance) implements Job {
        @Override
        public void check(JobContext job) throws Exception {
            instance.check(job);
        }

        @Override
        public void run(JobContext job) throws Exception {
            instance.run(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            instance.cleanUp(job);
        }
    }

    private record CleaningRunOnlyJob(Instance instance) implements RunOnlyJob {
        @Override
        public void run(JobContext job) throws Exception {
            instance.run(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            instance.cleanUp(job);
        }
    }

    private record PlainDummy() implements DummyJob {}

    /** What one instance does. */
    private final class Instance {

        private final JobScript script;
        private final int number;
        private boolean ran;
        private int passes;

        Instance(JobScript script) {
            this.script = script;
            this.number = instances.merge(script.name(), 1, Integer::sum);
        }

        void check(JobContext job) throws Exception {
            AttemptScript attempt = script.attempt(number);
            Phase phase = passes > 0 ? Phase.CONFIRM : ran ? Phase.RECHECK : Phase.CHECK;
            lookAt(job, phase);
            perform(phase, passes > 0 ? attempt.confirmation(passes) : ran ? attempt.recheck() : attempt.check());
            passes++;
        }

        void run(JobContext job) throws Exception {
            lookAt(job, Phase.RUN);
            ran = true;
            perform(Phase.RUN, script.attempt(number).run());
        }

        void cleanUp(JobContext job) throws Exception {
            lookAt(job, Phase.CLEANUP);
            perform(Phase.CLEANUP, new Step(script.attempt(number).run().takes(), script.cleanupFailure()));
        }

        @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; it only mixes things up
        void perform(Phase phase, Step step) throws Exception {
            add(new Moment(script.name(), number, phase, true));
            threads.add(Thread.currentThread());
            boolean cleanup = phase == Phase.CLEANUP;
            if (phase != null && !cleanup) {
                disturbance.run();
            }
            time.advance(step.takes());
            Thread.yield();
            boolean interrupted = phase != null && !cleanup && script.heedful() && Thread.interrupted();
            add(new Moment(script.name(), number, phase, false));
            if (interrupted) {
                throw new InterruptedException("heeded");
            }
            if (step.failure() != null) {
                step.failure().raise();
            }
        }

        private void lookAt(JobContext job, Phase phase) {
            String thread = Thread.currentThread().getName();
            String seen = job.name() + " " + job.phase() + " " + job.attempt() + " of " + job.tries() + " on " + thread;
            String expected = script.name() + " " + phase + " " + number + " of " + scripts.tries(script.name())
                    + " on " + (named ? script.name() : thread);
            expect(seen.equals(expected), "expected " + expected + ", but saw " + seen);
        }
    }
}
