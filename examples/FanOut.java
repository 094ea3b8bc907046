import dev.fixpoint.Fixpoint;
import dev.fixpoint.command.ConvergeCommand;
import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.*;
import dev.fixpoint.report.*;
import dev.fixpoint.test.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.*;
import java.nio.file.attribute.FileTime;
import java.util.*;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.*;
import picocli.CommandLine.Model.CommandSpec;

/** Compresses files, one job for each: {@code java -cp target/fixpoint.jar examples/FanOut.java -v -j 4 a.log b.log}. */
@Command(name = "FanOut", version = "1", description = "Compresses files.")
class FanOut extends ConvergeCommand {

    @Parameters(paramLabel = "NAME", description = "What to compress.")
    List<String> names = new ArrayList<>();

    @Option(names = "--names-from", paramLabel = "FILE", description = "A file that names more of it, one a line.")
    Path list;

    @Option(names = "--dir", paramLabel = "DIRECTORY", defaultValue = ".", description = "Where the files are.")
    Path directory;

    @Spec
    CommandSpec spec;

    static final Key<Long> SAVED = Key.of("saved bytes", Long.class);

    /** The target. Below it, graph() puts one job for each name. */
    static class AllCompressed implements DummyJob {}

    /** Keeps NAME.gz beside a file, with the file's own time, by which a copy that is out of date is known. */
    @Retry(tries = 2, delay = "0s")
    record Compress(Path file) implements Job {
        @Override
        public void check(JobContext job) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw CheckFailure.because("there is no file " + file).hopeless(); // no run and no retry can mend this
            }
            Path copy = Path.of(file + ".gz");
            job.require(Files.exists(copy), "there is no " + copy);
            job.requireEqual("time of " + copy, Files.getLastModifiedTime(file), Files.getLastModifiedTime(copy));
        }

        @Override
        public void run(JobContext job) throws IOException {
            Path copy = Path.of(file + ".gz");
            Path draft = Path.of(file + ".gz.draft");
            FileTime time = Files.getLastModifiedTime(file); // before it is read: a later change is not missed
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(draft))) {
                Files.copy(file, out);
            }
            Files.setLastModifiedTime(draft, time);
            Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE); // nobody ever reads half a copy
            long saved = Files.size(file) - Files.size(copy);
            job.result(saved + " bytes saved");
            job.global().update(SAVED, 0L, sum -> sum + saved); // in one step, whoever else does so at this moment
        }
    }

    @Override
    protected JobGraph graph() {
        JobGraph.Builder jobs = JobGraph.builder(AllCompressed.class);
        for (String name : distinctNames()) {
            jobs.job("compress " + name, Compress.class, () -> new Compress(directory.resolve(name)))
                    .requiredBy(AllCompressed.class);
        }
        return jobs.build();
    }

    @Override
    protected World<Path> world() { // with a few files for --audit to compress
        return World.directory(fresh -> {
                    directory = fresh;
                    names = List.of("a.log", "b.log", "c.log");
                    return graph();
                })
                .prepared(fresh -> {
                    for (String name : List.of("a.log", "b.log", "c.log")) {
                        Files.writeString(fresh.resolve(name), (name + "\n").repeat(100));
                    }
                });
    }

    private Set<String> distinctNames() {
        Set<String> distinct = new LinkedHashSet<>(names);
        try {
            distinct.addAll(list == null ? List.of() : Files.readAllLines(list));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + list + ": " + e, e);
        }
        distinct.removeIf(name -> name.isBlank() || name.startsWith("#"));
        if (distinct.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no file is named; give names or --names-from");
        }
        return distinct;
    }

    /** Has it said at the end what was saved: results and stored values are in the report. */
    @Override
    protected void configure(Fixpoint fixpoint) {
        fixpoint.listener(new Listener() {
            @Override
            public void convergenceEnded(Event.ConvergenceEnded event) {
                Report report = event.report();
                report.jobs(Outcome.CONVERGED)
                        .forEach(job -> System.out.println(
                                job.name() + ": " + job.result().orElseThrow()));
                System.out.println(report.stored(SAVED).orElse(0L) + " bytes saved in all");
            }
        });
    }

    public static void main(String[] args) {
        System.exit(new FanOut().execute(args));
    }
}
