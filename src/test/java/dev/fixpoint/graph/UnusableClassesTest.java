package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.RunOnlyJob;
import org.junit.jupiter.api.Test;

/** Rule 2: classes of which no job can be made are refused, with the reason and the way out. */
class UnusableClassesTest {

    private static final String HERE = "dev.fixpoint.graph.UnusableClassesTest$";

    private abstract static class Unfinished implements DummyJob {}

    private interface Promise extends DummyJob {}

    private enum Tool implements DummyJob {
        HAMMER
    }

    private enum PowerTool implements Job {
        DRILL {
            @Override
            public void check(JobContext job) {}
        }
    }

    private record Invite(String friend) implements DummyJob {}

    @SuppressWarnings("ClassCanBeStatic") // that is what is wrong with it
    private class Member implements DummyJob {}

    @SuppressWarnings("ClassCanBeStatic")
    class MemberWithParameter implements DummyJob {
        final String name;

        MemberWithParameter(String name) {
            this.name = name;
        }
    }

    private static final class CheckedDummy implements Job, DummyJob {
        @Override
        public void check(JobContext job) {}
    }

    private abstract static class Everything implements Job, RunOnlyJob, DummyJob {
        @Override
        public void run(JobContext job) {}

        @Override
        public void cleanup(JobContext job) {}
    }

    @Test
    void anAbstractClass() {
        assertRefused(
                JobGraph.builder(Unfinished.class),
                "job \"Unfinished\": class " + HERE + "Unfinished is abstract; depend on a class that extends it, or"
                        + " give a factory: job(\"Unfinished\", Unfinished.class, FACTORY)");
    }

    @Test
    void anInterface() {
        assertRefused(
                JobGraph.builder(Promise.class),
                "job \"Promise\": class " + HERE + "Promise is an interface; depend on a class that implements it, or"
                        + " give a factory: job(\"Promise\", Promise.class, FACTORY)");
    }

    @Test
    void anEnum() {
        String reason = " is an enum, of which no new instance can be made for each attempt; make it a class";
        assertRefused(
                JobGraph.builder(Tool.class, PowerTool.class),
                "job \"Tool\": class " + HERE + "Tool" + reason,
                "job \"PowerTool\": class " + HERE + "PowerTool" + reason);
    }

    @Test
    void aClassThatWantsParameters() {
        assertRefused(
                JobGraph.builder(Invite.class),
                "job \"Invite\": class " + HERE + "Invite has no constructor without parameters; add one, or give a"
                        + " factory: job(\"Invite\", Invite.class, () -> new Invite(...))");
    }

    @Test
    void aMemberClassOfAnInstance() {
        String reason = " is an inner class and cannot be made without an instance of"
                + " dev.fixpoint.graph.UnusableClassesTest; make it a static nested class, or give a factory: ";
        assertRefused(
                JobGraph.builder(Member.class, MemberWithParameter.class),
                "job \"Member\": class " + HERE + "Member" + reason
                        + "job(\"Member\", Member.class, () -> new Member(...))",
                "job \"MemberWithParameter\": class " + HERE + "MemberWithParameter" + reason
                        + "job(\"MemberWithParameter\", MemberWithParameter.class, () -> new MemberWithParameter(...))");
    }

    @Test
    void aLocalClassInAnInstance() {
        class Local implements DummyJob {
            @Override
            public String toString() {
                return UnusableClassesTest.this.toString();
            }
        }
        assertRefused(
                JobGraph.builder(Local.class),
                "job \"Local\": class " + Local.class.getName() + " is an inner class and cannot be made without an"
                        + " instance of dev.fixpoint.graph.UnusableClassesTest; make it a static nested class, or give a"
                        + " factory: job(\"Local\", Local.class, () -> new Local(...))");
    }

    @Test
    void aLocalClassThatUsesAVariable() {
        Class<? extends AnyJob> local = localClassUsing("popcorn");
        assertRefused(
                JobGraph.builder(local),
                "job \"Local\": class " + local.getName() + " is a local class and cannot be made without the variables"
                        + " or parameters that it uses; give a factory: job(\"Local\", Local.class, () -> new Local(...))");
    }

    private static Class<? extends AnyJob> localClassUsing(String variable) {
        class Local implements DummyJob {
            @Override
            public String toString() {
                return variable;
            }
        }
        assertThat(new Local()).hasToString(variable);
        return Local.class;
    }

    @Test
    void anAnonymousClass() {
        AnyJob anonymous = new DummyJob() {};
        JobGraph.Builder jobs = JobGraph.builder(anonymous.getClass());
        jobs.job("other").dependsOn(anonymous.getClass());
        String name = anonymous.getClass().getName();
        assertRefused(
                jobs,
                "job \"" + name + "\": class " + name
                        + " is anonymous, so its job has no name; declare it with job(NAME, FACTORY)");
    }

    @Test
    void aClassThatIsTwoKindsAtOnce() {
        assertRefused(
                JobGraph.builder(CheckedDummy.class),
                "job \"CheckedDummy\": class " + HERE
                        + "CheckedDummy is a Job and a DummyJob at once; implement one of them");
    }

    @Test
    void aClassThatIsTwoKindsAtOnceWithAFactory() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("odd", CheckedDummy.class, CheckedDummy::new);
        assertRefused(
                jobs,
                "job \"odd\": class " + HERE + "CheckedDummy is a Job and a DummyJob at once; implement one of them");
    }

    @Test
    void aClassOfWhichEverythingIsWrong() {
        assertRefused(
                JobGraph.builder(Everything.class),
                "job \"Everything\": class " + HERE
                        + "Everything is a Job and a RunOnlyJob and a DummyJob at once; implement one of them",
                "job \"Everything\": class " + HERE + "Everything is abstract; depend on a class that extends it, or"
                        + " give a factory: job(\"Everything\", Everything.class, FACTORY)");
    }

    @Test
    void theTypesOfTheLibraryThemselves() {
        assertRefused(
                JobGraph.builder(AnyJob.class, Job.class),
                "job \"AnyJob\": class dev.fixpoint.job.AnyJob is no kind of job; implement Job, RunOnlyJob or DummyJob",
                "job \"AnyJob\": class dev.fixpoint.job.AnyJob is an interface; depend on a class that implements it,"
                        + " or give a factory: job(\"AnyJob\", AnyJob.class, FACTORY)",
                "job \"Job\": class dev.fixpoint.job.Job is an interface; depend on a class that implements it,"
                        + " or give a factory: job(\"Job\", Job.class, FACTORY)");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a careless cast may do
    void aClassThatIsNoJobAtAll() {
        assertRefused(
                JobGraph.builder((Class) String.class),
                "job \"String\": class java.lang.String is no kind of job; implement Job, RunOnlyJob or DummyJob");
    }

    @Test
    void aClassAndActionsForOneJob() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(CheckedDummy.class).check(job -> {});
        jobs.job("invite", () -> new Invite("Wendell")).run(job -> {}).cleanup(job -> {});
        jobs.job("tidy").cleanup(job -> {});
        assertRefused(
                jobs,
                "job \"CheckedDummy\" has a class and a check, run or cleanup on its builder as well;"
                        + " keep one of the two",
                "job \"CheckedDummy\": class " + HERE
                        + "CheckedDummy is a Job and a DummyJob at once; implement one of them",
                "job \"invite\" has a factory and a check, run or cleanup on its builder as well;"
                        + " keep one of the two",
                "job \"tidy\" has a cleanup but no run; a cleanup is only called after a run");
    }
}
