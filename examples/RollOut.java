import dev.fixpoint.Fixpoint;
import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.test.World;
import java.io.IOException;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import picocli.CommandLine.*;

/**
 * Rolls a version out to servers, two at a time: {@code java -cp target/fixpoint.jar examples/RollOut.java -v -j 4 dir 2.0 a b c}.
 * A server is a directory with two files here: the version that is installed, and the one that runs.
 */
@Command(name = "RollOut", version = "1", description = "Rolls a version out to servers.")
class RollOut extends ConvergeCommand {

    static final Key<String> PACKAGE = Key.of("package", String.class);

    @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where the servers are.")
    Path directory;

    @Parameters(index = "1", paramLabel = "VERSION", description = "What to roll out.")
    String version;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "SERVER", description = "Where to.")
    List<String> servers;

    @Option(names = "--mirror-fails", paramLabel = "N", defaultValue = "0", description = "How often at first.")
    int mirrorFails;

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        // The mirror has its bad moments, of which a wrong signature is none: wait longer each time, but not for ever.
        jobs.job("package")
                .produces(PACKAGE)
                .tries(6)
                .backoff(Backoff.exponential(Duration.ofMillis(100), 2, Duration.ofSeconds(1))
                        .jitter(0.2))
                .retryFor(Duration.ofMinutes(1))
                .neverRetryOn(SecurityException.class)
                .phaseTimeout(Duration.ofSeconds(10))
                .check(job -> job.require(
                        isInstalledEverywhere() || job.global().find(PACKAGE).isPresent(), "not downloaded"))
                .run(job -> job.global().put(PACKAGE, download(job.attempt())));

        for (String server : servers) {
            Path installed = directory.resolve(server).resolve("installed");
            Path running = directory.resolve(server).resolve("running");
            jobs.job("install " + server)
                    .dependsOn("package")
                    .consumes(PACKAGE)
                    .pool("rolling") // of all servers only a few are touched at a time
                    .check(job -> job.requireEqual("version on " + server, version, read(installed)))
                    .run(job -> write(installed, job.global().get(PACKAGE)));

            // It is restarted if a version was installed this time, or if an earlier roll-out died before that.
            jobs.job("restart " + server)
                    .dependsOn("install " + server)
                    .pool("rolling")
                    .check(job -> {
                        boolean stale = job.converged("install " + server)
                                && job.local().find("restarted").isEmpty();
                        job.require(!stale, "a new version was installed");
                        job.requireEqual("version that runs on " + server, version, read(running));
                    })
                    .run(job -> {
                        write(running, read(installed));
                        job.local().put("restarted", true);
                    });

            // One good answer proves nothing: three in a row do.
            jobs.job("healthy " + server)
                    .dependsOn("restart " + server)
                    .stable(3, Duration.ofMillis(50))
                    .check(job -> job.requireEqual("answer of " + server, version, read(running)))
                    .requiredBy("announcement");
        }
        Path announcement = directory.resolve("announcement");
        jobs.job("announcement")
                .check(job -> job.requireEqual("announcement", text(), read(announcement)))
                .run(job -> write(announcement, text()));
        return jobs.build();
    }

    /** Gives the pool its limit unless the command line does, by --pool rolling=N. */
    @Override
    protected void configure(Fixpoint fixpoint) {
        fixpoint.pool("rolling", 2);
    }

    @Override
    protected World<Path> world() {
        return World.directory(fresh -> {
            directory = fresh;
            return graph();
        });
    }

    private boolean isInstalledEverywhere() throws IOException {
        boolean everywhere = true;
        for (String server : servers) {
            everywhere &= version.equals(read(directory.resolve(server).resolve("installed")));
        }
        return everywhere;
    }

    private String download(int attempt) throws IOException {
        if (attempt <= mirrorFails) {
            throw new IOException("the mirror is overloaded");
        }
        return version;
    }

    private String text() {
        return version + " runs on " + String.join(", ", servers);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "nothing";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.move(
                Files.writeString(draft, text), file, StandardCopyOption.ATOMIC_MOVE); // nobody ever reads half of it
    }

    public static void main(String[] args) {
        System.exit(new RollOut().execute(args));
    }
}
