package dev.fixpoint.reliability;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.graph.JobBuilder;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Jobs that make a file each, and among them one that does harm to the whole process the first time, and does what it should when it is
 * tried again.
 */
@Command(name = "mischief", description = "Does harm.")
final class Mischief extends ConvergeCommand {

    /** What the harm is. */
    enum Kind {
        EXIT,
        HALT,
        MEMORY,
        HANDLES,
        DEADLOCK
    }

    static final int EXIT_STATUS = 7;
    static final int OTHERS = 40;
    static final String TROUBLE = "trouble";

    private static final int BLOCK = 1 << 20;
    private static final Key<Hoard> HOARD = Key.of("hoard", Hoard.class);

    @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where the files are made.")
    Path directory;

    @Option(names = "--kind", required = true, description = "What the harm is: ${COMPLETION-CANDIDATES}.")
    Kind kind;

    @Option(names = "--phase", defaultValue = "RUN", description = "In which phase it is done.")
    Phase phase;

    @Option(names = "--limit", description = "How long a phase of two jobs may take that lock each other.")
    Duration limit;

    private final CyclicBarrier both = new CyclicBarrier(2);

    /** What is not given back. */
    private static final class Hoard implements AutoCloseable {
        final List<InputStream> handles = new ArrayList<>();

        @Override
        public void close() throws IOException {
            for (InputStream handle : handles) {
                handle.close();
            }
        }
    }

    public static void main(String[] args) {
        System.exit(new Mischief().execute(args));
    }

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder();
        add(jobs, "start", job -> {});
        String[] before = others(jobs, "before", "start");
        if (kind == Kind.DEADLOCK) {
            Object left = new Object();
            Object right = new Object();
            limit(add(jobs, "left", job -> lock(job, left, right)).dependsOn(before));
            limit(add(jobs, "right", job -> lock(job, right, left)).dependsOn(before));
        } else {
            add(jobs, TROUBLE, this::harm).dependsOn(before);
        }
        String[] needs = kind == Kind.DEADLOCK ? new String[] {"left", "right"} : new String[] {TROUBLE};
        others(jobs, "after", needs);
        others(jobs, "apart", "start"); // their turn comes when all those have had theirs
        return jobs.build();
    }

    private void limit(JobBuilder job) {
        if (limit != null) {
            job.phaseTimeout(limit);
        }
    }

    private String[] others(JobGraph.Builder jobs, String name, String... needs) {
        String[] names = new String[OTHERS];
        for (int i = 0; i < OTHERS; i++) {
            names[i] = name + "-" + i;
            add(jobs, names[i], job -> {}).dependsOn(needs);
        }
        return names;
    }

    /** Declares a job that makes a file, takes another one away when it is cleaned up after, and does something in each phase. */
    private JobBuilder add(JobGraph.Builder jobs, String name, Consumer<JobContext> deed) {
        Path file = directory.resolve(name);
        Path lock = directory.resolve(name + ".lock");
        return jobs.job(name)
                .check(job -> {
                    deed.accept(job);
                    job.require(Files.exists(file), "there is no file");
                })
                .run(job -> {
                    Files.writeString(lock, "");
                    deed.accept(job);
                    Files.writeString(file, name);
                })
                .cleanup(job -> {
                    deed.accept(job);
                    Files.deleteIfExists(lock);
                });
    }

    private void harm(JobContext job) {
        try {
            if (job.phase() == Phase.CLEANUP && job.local().find(HOARD).isPresent()) {
                job.local().get(HOARD).close();
            }
            Path done = directory.resolve("harm done");
            if (job.phase() != phase || Files.exists(done)) {
                return;
            }
            Files.writeString(done, "");
            switch (kind) {
                case EXIT -> System.exit(EXIT_STATUS);
                case HALT -> Runtime.getRuntime().halt(EXIT_STATUS);
                case MEMORY -> eat();
                case HANDLES -> hoard(job, done);
                case DEADLOCK -> throw new IllegalStateException("takes two");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @SuppressWarnings("ModifiedButNotUsed") // that is the point
    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[BLOCK]);
        }
    }

    private static void hoard(JobContext job, Path file) throws IOException {
        Hoard hoard = new Hoard();
        job.local().put(HOARD, hoard);
        while (true) {
            hoard.handles.add(Files.newInputStream(file));
        }
    }

    /** Takes one lock and then, when the other job has taken the other one, that as well, which nobody will ever give back. */
    private void lock(JobContext job, Object first, Object second) {
        if (job.phase() != Phase.RUN || Files.exists(directory.resolve("released"))) {
            return;
        }
        synchronized (first) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                throw new IllegalStateException("both locks were to be had");
            }
        }
    }

    @Override
    protected void configure(Fixpoint fixpoint) {
        fixpoint.gracePeriod(Duration.ofMillis(100));
    }

    @Override
    protected int defaultTries() {
        return 1;
    }
}
