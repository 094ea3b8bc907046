package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;

import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.JobName;
import org.junit.jupiter.api.Test;

/** Rule 2: two jobs with one name are refused, however they came by it. The original merges two classes silently. */
class DuplicateNamesTest {

    private static final String HERE = "dev.fixpoint.graph.DuplicateNamesTest$";

    @DependsOn(Kitchen.Clean.class)
    private static final class Kitchen implements DummyJob {
        static final class Clean implements DummyJob {}
    }

    private static final class Couch {
        static final class Clean implements DummyJob {}
    }

    @DependsOn({Kitchen.Clean.class, Couch.Clean.class})
    private static final class PrepareRoom implements DummyJob {}

    @DependsOn({Couch.Clean.class, Kitchen.Clean.class, Couch.Clean.class})
    private static final class WatchMovie implements DummyJob {}

    @JobName("Clean")
    private static final class WashUp implements DummyJob {}

    @Test
    void twoClassesOfOneSimpleName() {
        assertRefused(
                JobGraph.builder(PrepareRoom.class),
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and class " + HERE
                        + "Couch$Clean; give one of them another name with @JobName");
    }

    @Test
    void twoClassesOfOneSimpleNameAreReportedOnceForEachPair() {
        assertRefused(
                JobGraph.builder(PrepareRoom.class, WatchMovie.class, Kitchen.Clean.class),
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and class " + HERE
                        + "Couch$Clean; give one of them another name with @JobName");
    }

    @Test
    void aClassThatIsGivenTheNameOfAnother() {
        assertRefused(
                JobGraph.builder(Kitchen.Clean.class, WashUp.class),
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and class " + HERE
                        + "WashUp; give one of them another name with @JobName");
    }

    @Test
    void aClassAndALambdaJob() {
        JobGraph.Builder jobs = JobGraph.builder(Kitchen.Clean.class);
        jobs.job("Clean").check(job -> {});
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": class " + HERE
                        + "Kitchen$Clean and job(\"Clean\"); give one of them another name");
    }

    @Test
    void aClassThatIsOnlyFoundThroughAnotherAndALambdaJob() {
        JobGraph.Builder jobs = JobGraph.builder(Kitchen.class);
        jobs.job("Clean").check(job -> {});
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": class " + HERE
                        + "Kitchen$Clean and job(\"Clean\"); give one of them another name");
    }

    @Test
    void aClassAndAFactoryThatMayBeMeantForIt() {
        JobGraph.Builder jobs = JobGraph.builder(Kitchen.Clean.class);
        jobs.job("Clean", Kitchen.Clean::new);
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and job(\"Clean\", FACTORY);"
                        + " give one of them another name, or say that they are one:"
                        + " job(\"Clean\", Clean.class, FACTORY)");
    }

    @Test
    void aClassAndAnotherClassOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder(Kitchen.Clean.class);
        jobs.job(Couch.Clean.class);
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and job(" + HERE
                        + "Couch$Clean.class); give one of them another name");
    }

    @Test
    void aClassAndAnotherClassWithItsFactory() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("Clean", Couch.Clean.class, Couch.Clean::new);
        jobs.job("all").dependsOn(Kitchen.Clean.class);
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": class " + HERE + "Kitchen$Clean and job(\"Clean\", " + HERE
                        + "Couch$Clean.class, FACTORY); give one of them another name");
    }

    @Test
    void twoOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("invite");
        jobs.job("invite", Couch.Clean::new);
        jobs.job("invite", Couch.Clean.class, Couch.Clean::new);
        assertRefused(
                jobs,
                "two jobs are named \"invite\": job(\"invite\") and job(\"invite\", FACTORY);"
                        + " give one of them another name",
                "two jobs are named \"invite\": job(\"invite\") and job(\"invite\", " + HERE
                        + "Couch$Clean.class, FACTORY); give one of them another name");
    }

    @Test
    void theFirstOfThemByItsFactoryOnly() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("invite", Couch.Clean::new).tries(3);
        jobs.job("cook", Couch.Clean::new);
        jobs.job("invite").tries(2);
        jobs.job("cook", Couch.Clean::new).tries(0);
        assertRefused(
                jobs,
                "two jobs are named \"invite\": job(\"invite\", FACTORY) and job(\"invite\");"
                        + " give one of them another name",
                "two jobs are named \"cook\": job(\"cook\", FACTORY) and job(\"cook\", FACTORY);"
                        + " give one of them another name");
    }

    @Test
    void twoClassesOfOneSimpleNameOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(Kitchen.Clean.class);
        jobs.job(Couch.Clean.class);
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": job(" + HERE + "Kitchen$Clean.class) and job(" + HERE
                        + "Couch$Clean.class); give one of them another name");
    }

    @Test
    void oneClassTwiceOnTheBuilder() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(Kitchen.Clean.class);
        jobs.job(Kitchen.Clean.class);
        assertRefused(
                jobs,
                "two jobs are named \"Clean\": job(" + HERE + "Kitchen$Clean.class) and job(" + HERE
                        + "Kitchen$Clean.class); say it once");
    }
}
