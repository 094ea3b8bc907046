import dev.fixpoint.Fixpoint;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Gets friends together to watch a movie. Read it from top to bottom; run it with
 *
 * <pre>java -cp target/fixpoint.jar examples/MovieNight.java -v</pre>
 */
@Command(name = "MovieNight", mixinStandardHelpOptions = true, sortOptions = false)
public class MovieNight implements Callable<Integer> {

    // What the user can say on the command line becomes arguments that every job can ask for.

    @Option(names = "-v", description = "Print a line for each phase.")
    boolean verbose;

    @Option(names = "-d", description = "Print the stack trace of each failure as well.")
    boolean debug;

    @Option(
            names = {"-n", "--no-act"},
            description = "Check everything, run nothing.")
    boolean noAct;

    @Option(names = "--movie", defaultValue = "Noises Off", description = "What to watch (${DEFAULT-VALUE}).")
    String movie;

    @Option(names = "--battery_state", defaultValue = "dead", description = "charged or dead (${DEFAULT-VALUE}).")
    String batteryState;

    @Option(names = "--couch_space", description = "There is space on the couch.")
    boolean couchSpace;

    @Option(names = "--pop_success_try", defaultValue = "3", description = "When the popcorn pops (${DEFAULT-VALUE}).")
    int popSuccessTry;

    @Option(
            names = "--bowl_success_try",
            defaultValue = "6",
            description = "When the bowl is clean (${DEFAULT-VALUE}).")
    int bowlSuccessTry;

    @Option(names = "--pizza_success_try", defaultValue = "3", description = "When the pizza comes (${DEFAULT-VALUE}).")
    int pizzaSuccessTry;

    @Option(names = "--graph", paramLabel = "FILE", description = "Write the graph to a DOT file.")
    Path graphFile;

    // A job is a class that says what it depends on, how to see whether it is done, and how to do it.

    @DependsOn(StartMovie.class)
    static class WatchMovie implements Job {
        @Override
        public void check(JobContext job) {} // returning means: fine
    }

    @DependsOn({FriendsArrive.class, PrepareRoom.class, TurnOnTV.class, InsertDVD.class, SitOnCouch.class, Food.class})
    static class StartMovie implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @DependsOn(InviteFriends.class)
    static class FriendsArrive implements Job {
        @Override
        public void check(JobContext job) {}
    }

    // A dummy groups others. One invitation for each friend is attached below this one in call().

    @DependsOn(DetermineDetails.class)
    static class InviteFriends implements DummyJob {}

    record Friend(String name, String email) {}

    static final List<Friend> FRIENDS =
            List.of(new Friend("Wendell Bagg", "bagg@example.com"), new Friend("Lawyer Cat", "lawyercat@example.com"));

    @DependsOn(DetermineDetails.class)
    record SendInvite(Friend friend) implements Job {
        static final Key<String> SENT = Key.of("sent", String.class);

        @Override
        public void check(JobContext job) {
            // Local storage lives for one attempt: what run puts there, the recheck finds.
            job.require(job.local().find(SENT).isPresent(), "Invite not sent to " + friend.name() + ".");
        }

        @Override
        public void run(JobContext job) {
            String text = "Dear " + friend.name() + ", come and watch " + job.argument("movie", String.class)
                    + " with us, " + job.global().get(PickTimeAndDate.START) + "!";
            job.local().put(SENT, "To: " + friend.email() + "\n" + text); // a real one would send it
        }
    }

    @DependsOn({ValidateMovie.class, PickTimeAndDate.class})
    static class DetermineDetails implements DummyJob {}

    static class ValidateMovie implements Job {
        @Override
        public void check(JobContext job) {
            String movie = job.argument("movie", String.class);
            if (!List.of("Noises Off", "MST3K", "Babylon 5").contains(movie)) {
                throw CheckFailure.because("We do not have " + movie + ".");
            }
        }
    }

    static class PickTimeAndDate implements Job {
        // Global storage is shared by all jobs. A key gives the value a type.
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

    @DependsOn({CleanCouch.class, FluffPillows.class})
    static class PrepareRoom implements DummyJob {}

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
        public void cleanup(JobContext job) {} // put the vacuum cleaner away; called when all is over
    }

    // A run-only job has nothing to check: it is done if run returns.

    static class FluffPillows implements RunOnlyJob {
        @Override
        public void run(JobContext job) {}
    }

    static class FindTVRemote implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @DependsOn(FindTVRemote.class)
    static class TurnOnTV implements Job {
        @Override
        public void check(JobContext job) {
            boolean charged = job.argument("battery_state", String.class).equals("charged");
            job.require(charged, "Remote batteries are dead.");
        }

        @Override
        public void run(JobContext job) {} // press the button, harder
    }

    @DependsOn(ValidateMovie.class)
    static class InsertDVD implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @DependsOn(PrepareRoom.class)
    static class SitOnCouch implements Job {
        @Override
        public void check(JobContext job) {
            job.require(job.argument("couch_space", Boolean.class), "No space on couch.");
        }
    }

    @DependsOn({Popcorn.class, Pizza.class})
    static class Food implements DummyJob {}

    // These take several tries. They count in global storage, which outlives an attempt.

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
        static final Key<Integer> ORDERS = Key.of("orders", Integer.class);

        @Override
        public void run(JobContext job) throws IOException {
            if (job.global().update(ORDERS, 0, orders -> orders + 1)
                    < job.argument("pizza_success_try", Integer.class)) {
                throw new IOException("Giordano's did not arrive yet.");
            }
        }
    }

    // The main: wire the jobs, converge, look at the report.

    @Override
    public Integer call() throws IOException {
        JobGraph.Builder jobs = JobGraph.builder(WatchMovie.class); // and everything that it depends on
        for (Friend friend : FRIENDS) {
            jobs.job("Invite " + friend.name(), SendInvite.class, () -> new SendInvite(friend))
                    .requiredBy(InviteFriends.class);
        }
        Fixpoint fixpoint = Fixpoint.of(jobs.build())
                .argument("movie", movie)
                .argument("battery_state", batteryState)
                .argument("couch_space", couchSpace)
                .argument("pop_success_try", popSuccessTry)
                .argument("bowl_success_try", bowlSuccessTry)
                .argument("pizza_success_try", pizzaSuccessTry)
                .defaultRetryDelay(Duration.ZERO)
                .noAct(noAct);
        if (verbose || debug) {
            fixpoint.listener(debug ? PhaseLines.debug(System.err) : PhaseLines.verbose(System.err));
        }
        Report report = fixpoint.converge();
        if (graphFile != null) {
            Files.writeString(graphFile, report.toDot());
        }
        System.out.println(report.summary());
        return report.succeeded() ? 0 : 1;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new MovieNight()).execute(args));
    }
}
