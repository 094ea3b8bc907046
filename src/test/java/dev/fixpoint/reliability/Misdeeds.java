package dev.fixpoint.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.JobFactory;
import dev.fixpoint.job.Phase;
import dev.fixpoint.report.Report;
import dev.fixpoint.text.ErrorText;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Jobs that throw where nobody expects it, amid others that must not suffer from it. */
final class Misdeeds {

    private static final List<Phase> PHASES = List.of(Phase.CHECK, Phase.RUN, Phase.RECHECK, Phase.CLEANUP);
    private static final List<HostileException.Kind> KINDS = List.of(HostileException.Kind.values());
    private static final int WORKERS = Workers.values().length;

    List<Scenario> scenarios() {
        return List.of(
                scenario(
                        "constructor",
                        "a job whose constructor throws",
                        30,
                        trial -> broken(trial, Broken.Constructor.class)),
                scenario(
                        "static-initialisation",
                        "a job whose static initialisation throws, or overflows the stack",
                        60,
                        trial -> broken(
                                trial, trial.number() % 2 == 0 ? Broken.Initialisation.class : Broken.Recursion.class)),
                scenario("unlinked", "a job with a method that names a class which is not there", 30, this::unlinked),
                scenario(
                        "hostile-exception",
                        "a phase throws an exception whose `toString`, `getMessage`, `getCause`, `getStackTrace`, `equals` and"
                                + " `hashCode` throw, recurse, return null, or give a megabyte of filth",
                        PHASES.size() * KINDS.size() * WORKERS,
                        this::hostile),
                scenario(
                        "stack-overflow",
                        "a phase overflows the stack",
                        PHASES.size() * WORKERS,
                        trial -> thrown(trial, phase(trial), Misdeeds::overflow)),
                scenario("cleanup", "a cleanup throws, each of several in turn", 30, this::cleanups));
    }

    private static Scenario scenario(String id, String what, int times, Scenario.Deed deed) {
        return new Scenario(id, what, times, Math.min(times, 2 * WORKERS), deed);
    }

    private void broken(Trial trial, Class<? extends Job> type) throws Exception {
        Site site = new Site(trial);
        Class<? extends Job> fresh = new Broken.Loader().job(type);
        site.jobs().job(fresh).dependsOn("before").tries(2);
        site.surround();
        Report report = site.converge();
        site.verifyOutcomes(report, "trouble failed");
        site.verifySurroundings(report);
        assertThat(report.job(Site.TROUBLE).attempts())
                .hasSize(2)
                .allMatch(attempt -> !attempt.instantiated() && attempt.phases().size() == 1);
    }

    private void unlinked(Trial trial) throws Exception {
        Site site = new Site(trial);
        Class<? extends Job> fresh = new Broken.Loader().job(Broken.Unlinked.class);
        site.jobs().job(fresh).dependsOn("before").tries(1);
        site.expectExecuted("trouble 1");
        site.surround();
        Report report = site.converge();
        site.verifyOutcomes(report, "trouble failed");
        site.verifySurroundings(report);
    }

    /** Check, run, recheck and cleanup in turn, each for all workers and kinds. */
    private static Phase phase(Trial trial) {
        return PHASES.get(trial.number() / WORKERS % PHASES.size());
    }

    private void hostile(Trial trial) throws Exception {
        HostileException.Kind kind = KINDS.get(trial.number() / WORKERS / PHASES.size() % KINDS.size());
        thrown(trial, phase(trial), () -> {
            throw new HostileException(kind);
        });
    }

    private static void overflow() {
        overflow(1);
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack overflows
    private static int overflow(int depth) {
        return overflow(depth + 1) + depth;
    }

    /** Something throws in one phase. A run that throws fails the job only because nothing is mended by it. */
    private void thrown(Trial trial, Phase where, Runnable misdeed) throws IOException, InterruptedException {
        Site site = new Site(trial);
        site.jobs()
                .job(Site.TROUBLE)
                .dependsOn("before")
                .tries(1)
                .check(job -> {
                    if (job.phase() == where) {
                        misdeed.run();
                    }
                    job.require(job.phase() == Phase.RECHECK && where == Phase.CLEANUP, "not done yet");
                })
                .run(job -> {
                    site.executed(job);
                    if (where == Phase.RUN) {
                        misdeed.run();
                    }
                })
                .cleanup(job -> {
                    site.cleaned(job);
                    if (where == Phase.CLEANUP) {
                        misdeed.run();
                    }
                });
        site.surround();
        Report report = site.converge();
        site.verifyCleaned("trouble 1");
        if (where == Phase.CLEANUP) {
            site.verifyOutcomes(report, "before converged", "apart converged", "trouble converged", "after converged");
            assertThat(report.cleanup().failures())
                    .hasSize(1)
                    .allMatch(failure -> failure.job().equals(Site.TROUBLE));
            assertThat(report.succeeded()).isFalse();
        } else {
            site.verifyOutcomes(report, "trouble failed");
            site.verifySurroundings(report);
            assertThat(report.cleanup().failures()).isEmpty();
        }
        site.verifyCleaned("before 1", "apart 1");
    }

    private void cleanups(Trial trial) throws IOException, InterruptedException {
        Site site = new Site(trial);
        List<Supplier<Throwable>> errors = List.of(
                () -> new IOException("is held by somebody"),
                () -> new AssertionError("is not as it was"),
                () -> new StackOverflowError(),
                () -> new HostileException(HostileException.Kind.THROWS_ITSELF),
                () -> CheckFailure.because("a failure of a check, in the wrong place"));
        String before = "start";
        site.ordinary(before);
        for (int i = 0; i < errors.size(); i++) {
            Supplier<Throwable> error = errors.get((i + trial.number()) % errors.size());
            JobFactory<Job> factory = () -> new Throwing(site, error);
            site.jobs().job("throws " + i, factory).dependsOn(before);
            before = "fine " + i;
            site.ordinary(before, "throws " + i);
        }
        Report report = site.converge();
        assertThat(report.allSatisfied()).isTrue();
        assertThat(report.succeeded()).isFalse();
        assertThat(report.cleanup().cleanups()).hasSize(2 * errors.size() + 1);
        assertThat(report.cleanup().failures())
                .hasSize(errors.size())
                .allMatch(failure -> failure.job().startsWith("throws "));
        assertThat(report.cleanup().failures())
                .allSatisfy(
                        failure -> assertThat(ErrorText.describe(failure.error().orElseThrow()))
                                .isNotEmpty());
    }

    /** A job whose cleanup throws. */
    private record Throwing(Site site, Supplier<Throwable> error) implements Job {

        @Override
        public void check(JobContext job) {
            job.require(job.phase() == Phase.RECHECK, "not done yet");
        }

        @Override
        public void run(JobContext job) {
            site.executed(job);
        }

        @Override
        public void cleanup(JobContext job) throws Exception {
            site.cleaned(job);
            Throwable thrown = error.get();
            if (thrown instanceof Error e) {
                throw e;
            }
            throw (Exception) thrown;
        }
    }
}
