package dev.fixpoint.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.job.After;
import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Consumes;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.JobName;
import dev.fixpoint.job.Pool;
import dev.fixpoint.job.Priority;
import dev.fixpoint.job.Produces;
import dev.fixpoint.job.Retry;
import dev.fixpoint.job.Stable;
import dev.fixpoint.job.Timeout;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a factory makes must be what was declared: declarations that nobody read are not lost in silence. */
class GuardTest {

    private static final String HERE = "dev.fixpoint.graph.GuardTest$";

    private static class Plain implements DummyJob {}

    @DependsOn(Plain.class)
    private static final class Dependent implements DummyJob {}

    @JobName("Everything")
    @DependsOn(Plain.class)
    @Retry(tries = 5)
    private static class Everything implements DummyJob {}

    private static final class Heir extends Everything {}

    @After(Plain.class)
    @Timeout(phase = "1s")
    @Stable(interval = "1s")
    @Pool("a")
    @Pool("b")
    @Priority(1)
    @Produces("k")
    @Consumes("l")
    private static final class Bounded implements DummyJob {}

    @Retry(tries = 9)
    private static final class StubbornHeir extends Everything {}

    @Retry(tries = 2)
    private static final class RetriedPlain extends Plain {}

    private static final class CheckedPlain extends Plain implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @Test
    void aFactoryAloneWhoseClassDeclaresSomethingFailsHopelessly() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", Dependent::new);
        assertFailsHopelessly(
                jobs,
                "one",
                "job \"one\": its factory makes a " + HERE + "Dependent, whose @DependsOn nobody read; give its class:"
                        + " job(\"one\", Dependent.class, FACTORY), or say overriding() if the class's word is not to"
                        + " count");
    }

    @Test
    void allThatNobodyReadIsNamed() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", Everything::new);
        assertFailsHopelessly(
                jobs,
                "one",
                "job \"one\": its factory makes a " + HERE
                        + "Everything, whose @JobName and @DependsOn and @Retry nobody"
                        + " read; give its class: job(\"one\", Everything.class, FACTORY), or say overriding() if the"
                        + " class's word is not to count");
    }

    @Test
    void noAnnotationIsForgotten() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", Bounded::new);
        assertFailsHopelessly(
                jobs,
                "one",
                "job \"one\": its factory makes a " + HERE
                        + "Bounded, whose @After and @Timeout and @Stable and @Pool and"
                        + " @Priority and @Produces and @Consumes nobody read; give its class: job(\"one\", Bounded.class,"
                        + " FACTORY), or say overriding() if the class's word is not to count");
    }

    @Test
    void anAnonymousClassIsNamedAfterTheClassThatDeclares() {
        AnyJob anonymous = new Everything() {};
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", () -> anonymous);
        assertFailsHopelessly(
                jobs,
                "one",
                "job \"one\": its factory makes a " + anonymous.getClass().getName() + ", whose @DependsOn and @Retry"
                        + " nobody read; give its class: job(\"one\", Everything.class, FACTORY), or say overriding() if"
                        + " the class's word is not to count");
    }

    @Test
    void overridingLeavesTheClassUnheard() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", Everything::new).overriding();
        assertPasses(jobs, "one");
    }

    @Test
    void aClassThatDeclaresNothingNeedNotBeGiven() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", Plain::new);
        assertPasses(jobs, "one");
    }

    @Test
    void aClassThatWasGivenHasBeenRead() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Everything", Everything.class, Everything::new);
        assertPasses(jobs, "Everything");
    }

    @Test
    void aSubclassThatInheritsWhatWasReadIsWelcome() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Everything", Everything.class, Heir::new);
        assertPasses(jobs, "Everything");
    }

    @Test
    void aSubclassThatDeclaresSomethingElseFailsHopelessly() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Everything", Everything.class, StubbornHeir::new);
        jobs.job("plain", Plain.class, RetriedPlain::new);
        assertFailsHopelessly(
                jobs,
                "Everything",
                "job \"Everything\": its factory makes a " + HERE + "StubbornHeir, whose @Retry nobody read; give its"
                        + " class: job(\"Everything\", StubbornHeir.class, FACTORY), or say overriding() if the class's"
                        + " word is not to count");
    }

    @Test
    void overridingLeavesASubclassUnheard() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Everything", Everything.class, StubbornHeir::new).overriding();
        assertPasses(jobs, "Everything");
    }

    @Test
    void anInstanceThatIsTwoKindsAtOnceFailsHopelessly() {
        String problem = ": class " + HERE + "CheckedPlain is a Job and a DummyJob at once; implement one of them";
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", CheckedPlain::new);
        assertFailsHopelessly(jobs, "one", "job \"one\"" + problem);

        JobGraph.Builder others = JobGraph.builder();
        others.job("other", Plain.class, CheckedPlain::new).overriding();
        assertFailsHopelessly(others, "other", "job \"other\"" + problem);
    }

    @Test
    void aFactoryThatReturnsNullFailsTheAttempt() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("one", () -> null).tries(2);
        Report report = converge(jobs);
        assertThat(report.outcome("one")).isEqualTo(Outcome.FAILED);
        assertThat(report.job("one").attempts()).hasSize(2);
        assertThat(report.job("one").error())
                .hasValueSatisfying(error -> assertThat(error)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("job \"one\": its factory returned null instead of a new instance"));
    }

    @Test
    void instancesMayComeFromAContainer() {
        List<Class<?>> asked = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder(Everything.class).instantiateWith(type -> {
            asked.add(type);
            return type == Plain.class ? new Plain() {} : new Heir();
        });
        jobs.job("by factory", Plain::new).requiredBy(Everything.class);
        assertPasses(jobs, "Everything");
        assertThat(asked).as("a factory of its own is not replaced").containsExactly(Plain.class, Everything.class);
    }

    @Test
    void aContainerMayKnowHowToMakeWhatHasNoUsableConstructor() {
        interface Port extends DummyJob {}
        record Adapter(String name) implements Port {}
        assertPasses(JobGraph.builder(Port.class).instantiateWith(type -> new Adapter("usb")), "Port");
    }

    @Test
    void aContainerThatMakesSomethingElseFailsHopelessly() {
        assertFailsHopelessly(
                JobGraph.builder(Everything.class).instantiateWith(type -> new Plain()),
                "Everything",
                "job \"Everything\": its factory makes a " + HERE + "Plain, which is not a " + HERE
                        + "Everything; make an instance of the class that was asked for");
    }

    @Test
    void aContainerThatMakesNothingFailsTheAttempt() {
        Report report = converge(JobGraph.builder(Plain.class).instantiateWith(type -> null));
        assertThat(report.job("Plain").attempts()).hasSize(3);
        assertThat(report.job("Plain").error())
                .hasValueSatisfying(error -> assertThat(error)
                        .hasMessage("job \"Plain\": its factory returned null instead of a new instance"));
    }

    private static void assertPasses(JobGraph.Builder jobs, String job) {
        Report report = converge(jobs);
        assertThat(report.job(job).error()).isEmpty();
        assertThat(report.outcome(job)).isEqualTo(Outcome.PASSED);
    }

    private static void assertFailsHopelessly(JobGraph.Builder jobs, String job, String message) {
        Report report = converge(jobs);
        assertThat(report.outcome(job)).isEqualTo(Outcome.FAILED);
        assertThat(report.job(job).attempts()).hasSize(1);
        assertThat(report.job(job).attempts().get(0).phases()).hasSize(1);
        assertThat(report.job(job).error())
                .hasValueSatisfying(error ->
                        assertThat(error).isInstanceOf(CheckFailure.class).hasMessage(message));
    }

    private static Report converge(JobGraph.Builder jobs) {
        return Fixpoint.of(jobs.build()).timeSource(new FakeTime()).converge();
    }
}
