import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.test.World;
import java.io.IOException;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.*;

/** Lays out a service on a disk: {@code java -cp target/fixpoint.jar examples/ProvisionTree.java -v shop}. */
@Command(name = "ProvisionTree", version = "1", description = "Lays out files.")
class ProvisionTree extends ConvergeCommand {

    static final String START = "#!/bin/sh\necho \"serving ${name} $(cat '${root}/current/VERSION')\"\n";
    static final String CONFIG = "name = ${name}\ndata = ${root}/data\n";

    // Three kinds of job, each a record: its check compares what should be at a path with what is there.

    record Directory(Path path, String mode) implements Job {
        @Override
        public void check(JobContext job) throws IOException {
            job.requireEqual(path.toString(), "directory " + mode, found(path));
        }

        @Override
        public void run(JobContext job) throws IOException {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    record TextFile(Path path, String mode, String template) implements Job {
        @Override
        public void check(JobContext job) throws IOException {
            job.requireEqual(path.toString(), "file " + mode, found(path));
            job.require(text(job).equals(Files.readString(path)), path + " differs from its template");
        }

        @Override
        public void run(JobContext job) throws IOException {
            Path draft = path.resolveSibling(path.getFileName() + ".draft");
            Files.writeString(draft, text(job));
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE); // nobody ever reads half a file
        }

        private String text(JobContext job) {
            Path root = job.argument(0, Path.class).toAbsolutePath();
            return template.replace("${root}", root.toString()).replace("${name}", job.argument("name", String.class));
        }
    }

    record Link(Path path, Path target) implements Job {
        @Override
        public void check(JobContext job) throws IOException {
            job.requireEqual(path.toString(), "link to " + target, found(path));
        }

        @Override
        public void run(JobContext job) throws IOException {
            Path draft = path.resolveSibling(path.getFileName() + ".draft");
            Files.deleteIfExists(draft); // left behind by a run that was killed
            Files.move(Files.createSymbolicLink(draft, target), path, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String found(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        if (Files.notExists(path)) {
            return "nothing";
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return (Files.isDirectory(path) ? "directory " : "file ") + mode;
    }

    /** Declares the job of a path below the root. It depends on the directory that the path is in. */
    private static JobBuilder add(JobGraph.Builder jobs, Path root, String name, Function<Path, Job> job) {
        return jobs.job("root/" + name, () -> job.apply(root.resolve(name)))
                .dependsOn(Path.of("root", name).getParent().toString());
    }

    // The options of the program are arguments of its jobs: the templates take the name of the service from there.

    @Parameters(paramLabel = "DIRECTORY", description = "Where the service lives.")
    Path root;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "shop", description = "What it is called.")
    String name;

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("root", () -> new Directory(root, "rwxr-xr-x"));
        for (String directory : List.of("bin", "conf", "data", "releases", "releases/1.4.2")) {
            add(jobs, root, directory, path -> new Directory(path, "rwxr-x---"));
        }
        add(jobs, root, "bin/start", path -> new TextFile(path, "rwxr-x---", START));
        add(jobs, root, "conf/service.conf", path -> new TextFile(path, "rw-r-----", CONFIG));
        add(jobs, root, "releases/1.4.2/VERSION", path -> new TextFile(path, "rw-r-----", "1.4.2\n"));
        add(jobs, root, "current", path -> new Link(path, Path.of("releases/1.4.2")))
                .dependsOn("root/releases/1.4.2/VERSION");
        return jobs.build();
    }

    @Override
    protected World<Path> world() { // where --audit may lay it out as often as it likes
        return World.directory(directory -> {
            root = directory;
            return graph();
        });
    }

    @Override
    protected int defaultTries() {
        return 1; // what a disk refuses now, it will refuse in a second
    }

    public static void main(String[] args) {
        System.exit(new ProvisionTree().execute(args));
    }
}
