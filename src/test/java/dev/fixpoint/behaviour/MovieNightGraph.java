package dev.fixpoint.behaviour;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import java.io.IOException;
import java.util.List;

/** The example graph of the original: friends come to watch a movie. Arguments say what goes wrong. */
public final class MovieNightGraph {

    private static final Key<String> START = Key.of("start", String.class);
    private static final List<String> MOVIES = List.of("Noises Off", "MST3K", "Babylon 5");

    private MovieNightGraph() {}

    /** Returns the graph. */
    public static JobGraph build() {
        JobGraph.Builder jobs = JobGraph.builder().target("WatchMovie");
        jobs.job("WatchMovie").dependsOn("StartMovie").check(job -> {});
        jobs.job("StartMovie")
                .dependsOn("FriendsArrive", "PrepareRoom", "TurnOnTV", "InsertDVD", "SitOnCouch", "Food")
                .check(job -> {});
        declareInvitations(jobs);
        declareRoom(jobs);
        declareFood(jobs);
        return jobs.build();
    }

    private static void declareInvitations(JobGraph.Builder jobs) {
        jobs.job("FriendsArrive").dependsOn("InviteFriends").check(job -> {});
        jobs.job("InviteFriends").dependsOn("DetermineDetails");
        jobs.job("DetermineDetails").dependsOn("ValidateMovie", "PickTimeAndDate");
        jobs.job("ValidateMovie").check(job -> {
            String movie = job.argument("movie", String.class, "Noises Off");
            job.require(MOVIES.contains(movie), "We do not have " + movie + ".");
        });
        jobs.job("PickTimeAndDate")
                .check(job -> job.global().get(START))
                .run(job -> job.global().put(START, "on Saturday at eight"));
        invite(jobs, "Wendell Bagg", "bagg@example.com");
        invite(jobs, "Lawyer Cat", "lawyercat@example.com");
    }

    private static void invite(JobGraph.Builder jobs, String name, String email) {
        jobs.job("Invite " + name)
                .dependsOn("DetermineDetails")
                .requiredBy("InviteFriends")
                .check(job -> job.local().get("sent"))
                .run(job -> job.local()
                        .put(
                                "sent",
                                "To " + email + ": " + job.argument("movie", String.class, "Noises Off") + " "
                                        + job.global().get(START)));
    }

    private static void declareRoom(JobGraph.Builder jobs) {
        jobs.job("PrepareRoom").dependsOn("CleanCouch", "FluffPillows");
        jobs.job("CleanCouch")
                .check(job -> job.local().get("vacuumed"))
                .run(job -> job.local().put("vacuumed", true))
                .cleanup(job -> job.global().put("vacuum cleaner", "put away"));
        jobs.job("FluffPillows").run(job -> {});
        jobs.job("FindTVRemote").check(job -> {});
        jobs.job("TurnOnTV")
                .dependsOn("FindTVRemote")
                .check(job -> job.require(
                        job.argument("battery_state", String.class, "dead").equals("charged"),
                        "Remote batteries are dead."));
        jobs.job("InsertDVD").dependsOn("ValidateMovie").check(job -> {});
        jobs.job("SitOnCouch")
                .dependsOn("PrepareRoom")
                .check(job -> job.require(job.argument("couch_space", Boolean.class, false), "No space on couch."));
    }

    private static void declareFood(JobGraph.Builder jobs) {
        jobs.job("Food").dependsOn("Popcorn", "Pizza");
        jobs.job("Popcorn")
                .dependsOn("PopcornBowl")
                .tries(3)
                .check(job -> requireRuns(job, job.argument("pop_success_try", Integer.class, 3), "Still popping..."))
                .run(MovieNightGraph::countRun);
        jobs.job("PopcornBowl")
                .tries(6)
                .check(job -> requireRuns(
                        job, job.argument("bowl_success_try", Integer.class, 6), "Dishwasher cycle not done yet."))
                .run(MovieNightGraph::countRun);
        jobs.job("Pizza").tries(3).run(job -> {
            if (countRun(job) < job.argument("pizza_success_try", Integer.class, 3)) {
                throw new IOException("Giordano's did not arrive yet.");
            }
        });
    }

    /** Counts in global storage, which outlives an attempt. */
    private static int countRun(JobContext job) {
        return job.global().update(runs(job), 0, count -> count + 1);
    }

    private static void requireRuns(JobContext job, int needed, String otherwise) {
        job.require(job.global().find(runs(job)).orElse(0) >= needed, otherwise);
    }

    private static Key<Integer> runs(JobContext job) {
        return Key.of("runs of " + job.name(), Integer.class);
    }
}
