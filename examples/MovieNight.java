import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gets friends together to watch a movie: {@code java -cp target/fixpoint.jar examples/MovieNight.java -v}. */
@Command(name = "MovieNight", version = "1", showDefaultValues = true)
class MovieNight extends ConvergeCommand {

    // 1. A job is a class with a check. It looks whether the world is as the job wants it: it returns if so, and
    //    throws if not. It can ask for the arguments of the convergence, and says in one line what is wrong.

    static class ValidateMovie implements Job {
        @Override
        public void check(JobContext job) {
            String movie = job.argument("movie", String.class);
            job.require(List.of("Noises Off", "MST3K", "Babylon 5").contains(movie), "We do not have " + movie + ".");
        }
    }

    // 2. When the check has failed, run makes the world as wanted, and the check decides whether that has worked.
    //    What other jobs should know is put into global storage, under a key that gives it a type.

    static class PickTimeAndDate implements Job {
        static final Key<String> START = Key.of("start", String.class);

        @Override
        public void check(JobContext job) {
            job.require(job.global().find(START).isPresent(), "No start time picked yet.");
        }

        @Override
        public void run(JobContext job) {
            job.global().put(START, "on Saturday at eight");
        }
    }

    // 3. A job waits until everything that it depends on is satisfied. A dummy only gives a group a name.

    @DependsOn({ValidateMovie.class, PickTimeAndDate.class})
    static class DetermineDetails implements DummyJob {}

    // 4. Local storage is the attempt's own: what run puts there, the second check finds, and the cleanup, which is
    //    called when all is over. A run-only job has nothing to check: it is done if run returns.

    static class CleanCouch implements Job {
        @Override
        public void check(JobContext job) {
            job.require(job.local().find("vacuumed").isPresent(), "The couch is full of crumbs.");
        }

        @Override
        public void run(JobContext job) {
            job.local().put("vacuumed", true);
        }

        @Override
        public void cleanup(JobContext job) {} // put the vacuum cleaner away
    }

    static class FluffPillows implements RunOnlyJob {
        @Override
        public void run(JobContext job) {}
    }

    @DependsOn({CleanCouch.class, FluffPillows.class})
    static class PrepareRoom implements DummyJob {}

    // 5. A job whose second check fails too is tried again later, three times in all unless it says otherwise.
    //    These two cannot help it, and have no run; what depends on them will be blocked.

    @DependsOn(PrepareRoom.class)
    static class SitOnCouch implements Job {
        @Override
        public void check(JobContext job) {
            job.require(job.argument("couch_space", Boolean.class), "No space on couch.");
        }
    }

    @DependsOn(FindTVRemote.class)
    static class TurnOnTV implements Job {
        @Override
        public void check(JobContext job) {
            boolean charged = job.argument("battery_state", String.class).equals("charged");
            job.require(charged, "Remote batteries are dead.");
        }
    }

    // 6. Good food takes several tries. They are counted in global storage: an instance serves one attempt only.

    @DependsOn(PopcornBowl.class)
    @Retry(tries = 3)
    static class Popcorn implements Job {
        static final Key<Integer> POPS = Key.of("pops", Integer.class);

        @Override
        public void check(JobContext job) {
            int pops = job.global().find(POPS).orElse(0);
            job.require(pops >= job.argument("pop_success_try", Integer.class), "Still popping...");
        }

        @Override
        public void run(JobContext job) {
            job.global().update(POPS, 0, pops -> pops + 1);
        }
    }

    @Retry(tries = 6)
    static class PopcornBowl implements Job {
        static final Key<Integer> CYCLES = Key.of("cycles", Integer.class);

        @Override
        public void check(JobContext job) {
            int cycles = job.global().find(CYCLES).orElse(0);
            job.require(cycles >= job.argument("bowl_success_try", Integer.class), "Dishwasher cycle not done yet.");
        }

        @Override
        public void run(JobContext job) {
            job.global().update(CYCLES, 0, cycles -> cycles + 1);
        }
    }

    @Retry(tries = 3)
    static class Pizza implements RunOnlyJob {
        static final Key<Integer> CALLS = Key.of("calls", Integer.class);

        @Override
        public void run(JobContext job) throws IOException {
            int calls = job.global().update(CALLS, 0, before -> before + 1);
            if (calls < job.argument("pizza_success_try", Integer.class)) {
                throw new IOException("Giordano's did not arrive yet.");
            }
        }
    }

    @DependsOn({Popcorn.class, Pizza.class})
    static class Food implements DummyJob {}

    // 7. Who is invited is known at run time only: the main below makes one job for each friend, with a name and a
    //    factory of its own, and puts it under this dummy.

    @DependsOn(DetermineDetails.class)
    static class InviteFriends implements DummyJob {}

    record Friend(String name, String email) {}

    @DependsOn(DetermineDetails.class)
    record SendInvite(Friend friend) implements Job {
        @Override
        public void check(JobContext job) {
            job.require(job.local().find("sent").isPresent(), "Invite not sent to " + friend.name() + ".");
        }

        @Override
        public void run(JobContext job) {
            String movie = job.argument("movie", String.class);
            String text = "Come and watch " + movie + " with us " + job.global().get(PickTimeAndDate.START) + "!";
            job.local().put("sent", "To: " + friend.email() + "\n\n" + text); // or send it, if there were a mail server
        }
    }

    // 8. Jobs share code as all classes do. These find everything fine as it is, and the last one is the target.

    interface Fine extends Job {
        @Override
        default void check(JobContext job) {}
    }

    @DependsOn(InviteFriends.class)
    static class FriendsArrive implements Fine {}

    static class FindTVRemote implements Fine {}

    @DependsOn(ValidateMovie.class)
    static class InsertDVD implements Fine {}

    @DependsOn({FriendsArrive.class, PrepareRoom.class, TurnOnTV.class, InsertDVD.class, SitOnCouch.class, Food.class})
    static class StartMovie implements Fine {}

    @DependsOn(StartMovie.class)
    static class WatchMovie implements Fine {}

    // 9. The command adds options of its own to those that every program gets, such as --no-act and --explain (--help
    //    shows them all). Each is an argument of the jobs by its name. The graph is made when the options are known.

    static final List<Friend> FRIENDS =
            List.of(new Friend("Wendell Bagg", "bagg@example.com"), new Friend("Lawyer Cat", "lawyercat@example.com"));

    @Option(names = "--movie", paramLabel = "TITLE", defaultValue = "Noises Off", description = "What to watch.")
    String movie;

    @Option(names = "--battery_state", paramLabel = "STATE", defaultValue = "dead", description = "Dead or charged.")
    String batteryState;

    @Option(names = "--couch_space", description = "There is space on the couch.")
    boolean couchSpace;

    @Option(names = "--pop_success_try", paramLabel = "N", defaultValue = "3", description = "When it is popped.")
    int popSuccessTry;

    @Option(names = "--bowl_success_try", paramLabel = "N", defaultValue = "6", description = "When it is clean.")
    int bowlSuccessTry;

    @Option(names = "--pizza_success_try", paramLabel = "N", defaultValue = "3", description = "When it comes.")
    int pizzaSuccessTry;

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder(WatchMovie.class); // and everything that it depends on
        for (Friend friend : FRIENDS) {
            jobs.job("Invite " + friend.name(), SendInvite.class, () -> new SendInvite(friend))
                    .requiredBy(InviteFriends.class);
        }
        return jobs.build();
    }

    @Override
    protected Duration defaultRetryDelay() {
        return Duration.ZERO;
    }

    public static void main(String[] args) {
        System.exit(new MovieNight().execute(args));
    }
}
