package dev.fixpoint.reliability;

import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.reliability.ProvisioningJobs.Directory;
import dev.fixpoint.reliability.ProvisioningJobs.Draft;
import dev.fixpoint.reliability.ProvisioningJobs.InPlace;
import dev.fixpoint.reliability.ProvisioningJobs.Link;
import dev.fixpoint.reliability.ProvisioningJobs.WorkArea;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lays out services on a disk, like the example ProvisionTree but larger: 500 jobs that write real files, each of which holds a lock
 * from its run to its cleanup. Half of the files are written beside their place and moved there, the others piece by piece where they
 * belong, so that a process that is killed leaves halves behind.
 */
@Command(name = "provisioning", description = "Lays out files.")
final class Provisioning extends ConvergeCommand {

    /** How many jobs each service has besides its files: its directory and a link. */
    private static final int MORE_THAN_FILES = 2;

    /** Those that belong to no service: the root, the work area, the manifest and the link to that. */
    private static final int OUTSIDE = 4;

    private static final int FILES = 14;

    @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where the services live.")
    Path root;

    @Option(names = "--services", defaultValue = "31", description = "How many there are; 31 make 500 jobs.")
    int services;

    @Option(names = "--bytes", defaultValue = "16384", description = "How large a file is.")
    int bytes;

    public static void main(String[] args) {
        System.exit(new Provisioning().execute(args));
    }

    /** Returns how many jobs so many services make. */
    static int jobs(int services) {
        return services * (FILES + MORE_THAN_FILES) + OUTSIDE;
    }

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        Path work = root.resolve("work");
        jobs.job("root", Directory.class, () -> new Directory(root));
        jobs.job("work", WorkArea.class, () -> new WorkArea(work)).dependsOn("root");
        List<String> links = new ArrayList<>();
        for (int service = 1; service <= services; service++) {
            links.add(addService(jobs, "service-%02d".formatted(service), work));
        }
        JobBuilder manifest = jobs.job(
                "manifest",
                Draft.class,
                () -> new Draft(
                        root.resolve("manifest"), work, String.join("\n", links).length()));
        manifest.dependsOn(links.toArray(String[]::new));
        jobs.job("current", Link.class, () -> new Link(root.resolve("current"), Path.of("manifest"), work))
                .dependsOn("manifest");
        return jobs.build();
    }

    /** Declares the jobs of a service, and returns the name of the one that comes last. */
    private String addService(JobGraph.Builder jobs, String name, Path work) {
        Path home = root.resolve(name);
        jobs.job(name, Directory.class, () -> new Directory(home)).dependsOn("work");
        String[] files = new String[FILES];
        for (int file = 0; file < FILES; file++) {
            Path path = home.resolve("file-%02d".formatted(file));
            files[file] = name + "/" + path.getFileName();
            if (file % 2 == 0) {
                jobs.job(files[file], Draft.class, () -> new Draft(path, work, bytes))
                        .dependsOn(name);
            } else {
                jobs.job(files[file], InPlace.class, () -> new InPlace(path, work, bytes))
                        .dependsOn(name);
            }
        }
        String link = name + "/current";
        jobs.job(link, Link.class, () -> new Link(home.resolve("current"), Path.of("file-00"), work))
                .dependsOn(files);
        return link;
    }

    @Override
    protected int defaultTries() {
        return 1; // what a disk refuses now, it will refuse in a second
    }
}
