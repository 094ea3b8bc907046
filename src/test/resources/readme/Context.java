import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.DependsOn;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import dev.fixpoint.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the parts of programs in the documents may refer to. They extend this class. */
abstract class Context {

    record Friend(String name, String email) {}

    interface Tv {
        boolean isOn();

        void press(int button) throws IOException;
    }

    interface Mail {
        boolean hasSent(String address) throws IOException;

        void send(String address, String text) throws IOException;
    }

    interface Server {
        int status() throws IOException;
    }

    static class Fine implements Job {
        @Override
        public void check(JobContext job) {}
    }

    static class FindRemote extends Fine {}

    @DependsOn(FindRemote.class)
    static class TurnOnTv extends Fine {}

    static class DetermineDetails implements DummyJob {}

    @DependsOn(DetermineDetails.class)
    static class InviteFriends implements DummyJob {}

    @DependsOn(DetermineDetails.class)
    record SendInvite(Friend friend) implements Job {
        @Override
        public void check(JobContext job) {}
    }

    @DependsOn({InviteFriends.class, TurnOnTv.class})
    static class StartMovie extends Fine {}

    @DependsOn(StartMovie.class)
    static class WatchMovie extends Fine {}

    static class Provision {
        static JobGraph graph(Path directory) {
            return JobGraph.builder().build();
        }
    }

    static class FakeMail {
        List<String> sent() {
            return List.of();
        }
    }

    static class Invitations {
        static JobGraph graph(FakeMail mail) {
            return JobGraph.builder().build();
        }
    }

    static class Config implements DummyJob {}

    static class StartServer implements DummyJob {}

    static class WarmCache implements DummyJob {}

    static final Key<Integer> PORT = Key.of("port", Integer.class);
    static final int POWER = 1;
    static final Key<Integer> TIMES_PICKED = Key.of("times picked", Integer.class);

    static Tv tv;
    static Mail mail;
    static Server server;
    static List<String> movies;
    static String password;
    static List<Friend> friends;

    static JobGraph.Builder jobs;
    static JobGraph graph;
    static Fixpoint fixpoint;
    static Report report;
}
