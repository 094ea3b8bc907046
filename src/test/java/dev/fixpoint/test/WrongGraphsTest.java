package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.job.Key;
import dev.fixpoint.test.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Graphs that are each wrong in one way, in the midst of jobs that are right: that is found, and nothing else. */
class WrongGraphsTest {

    private static final Key<String> KEY = Key.of("key", String.class);

    /** Jobs beside which something is wrong. */
    private static JobGraph.Builder sound(Path directory) {
        JobGraph.Builder jobs = JobGraph.builder();
        file(jobs, directory, "first");
        file(jobs, directory, "second");
        return jobs;
    }

    private static void file(JobGraph.Builder jobs, Path directory, String name, String... dependencies) {
        Path file = directory.resolve(name);
        jobs.job(name)
                .dependsOn(dependencies)
                .check(job -> job.require(Files.exists(file), "there is no " + name))
                .run(job -> Files.createFile(file));
    }

    private static String findings(World<?> world) {
        AuditReport report = Audit.of(world).run();
        StringBuilder text = new StringBuilder();
        report.findings()
                .forEach(finding -> text.append(finding.kind())
                        .append(": ")
                        .append(finding.job())
                        .append(' ')
                        .append(finding.phase().map(Object::toString).orElse("-"))
                        .append(": ")
                        .append(finding.what())
                        .append('\n'));
        return text.toString().replaceAll("\\S*fixpoint-world-\\d+", "DIR");
    }

    @Test
    void aCheckThatWritesALog() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path log = directory.resolve("log");
                    jobs.job("chatty")
                            .dependsOn("first")
                            .check(job -> Files.writeString(
                                    log, "asked\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND));
                    return jobs.build();
                })))
                .startsWith("pure check: chatty check: has a check that changes the world: log: nothing -> file ")
                .hasLineCount(1);
    }

    @Test
    void aCheckThatMendsWhatItLooksFor() {
        assertThat(findings(World.of(AtomicInteger::new, opened -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("door")
                            .check(job -> job.require(opened.getAndIncrement() > 0, "the door is closed"))
                            .run(job -> opened.incrementAndGet());
                    return jobs.build();
                })))
                .isEqualTo("""
                        pure check: door check: says one thing and then another when it is asked twice: \
                        it fails (the door is closed), then it passes
                        """);
    }

    @Test
    void aCheckThatCannotMakeUpItsMind() {
        assertThat(findings(World.of(AtomicInteger::new, asked -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("coin").check(job -> job.require(asked.getAndIncrement() % 3 != 2, "tails"));
                    return jobs.build();
                })))
                .isEqualTo("""
                        idempotent: coin check: is satisfied, and says one thing and then another when it is asked twice: \
                        it passes, then it fails (tails)
                        """);
    }

    @Test
    void aCleanupThatTakesAwayWhatItsCheckLooksFor() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path lock = directory.resolve("lock");
                    jobs.job("lock")
                            .check(job -> job.require(Files.exists(lock), "not locked"))
                            .run(job -> Files.createFile(lock))
                            .cleanup(job -> Files.delete(lock));
                    return jobs.build();
                })))
                .isEqualTo("""
                        idempotent: lock check: is satisfied, and is not when it is converged again: not locked
                        """);
    }

    @Test
    void aJobThatUndoesWhatAnotherHasDone() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path file = directory.resolve("message");
                    jobs.job("greeting")
                            .check(job -> job.require(text(file).endsWith("hello"), "no greeting"))
                            .run(job -> Files.writeString(file, "hello"));
                    jobs.job("line end")
                            .dependsOn("greeting")
                            .check(job -> job.require(text(file).endsWith("\n"), "no line end"))
                            .run(job -> Files.writeString(file, "\n", StandardOpenOption.APPEND));
                    return jobs.build();
                })))
                .isEqualTo("""
                        idempotent: greeting check: is satisfied, and is not when it is converged again: no greeting
                        """);
    }

    @Test
    void anOrderThatNobodyDeclaredHiddenByARetry() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path copy = directory.resolve("copy");
                    jobs.job("copy")
                            .dependsOn("second")
                            .check(job -> job.require(Files.exists(copy), "there is no copy"))
                            .run(job -> Files.copy(directory.resolve("first"), copy));
                    return jobs.build();
                })))
                .isEqualTo("""
                        order: copy check: needs "first" to go first, and neither depends on the other: \
                        "copy" fails at first: there is no copy
                        """);
    }

    @Test
    void twoJobsThatWriteOneFileInTurns() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path hosts = directory.resolve("hosts");
                    for (String host : List.of("db", "web")) {
                        jobs.job(host)
                                .check(job -> job.require(text(hosts).contains(host), host + " is unknown"))
                                .run(job -> Files.writeString(
                                        hosts, host + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND));
                    }
                    return jobs.build();
                })))
                .startsWith("order: web -: needs \"db\" to go first, and neither depends on the other: hosts: file ")
                .hasLineCount(1);
    }

    /** One after the other they go well in any order. */
    @Test
    void twoJobsThatUseOneDraftAtATime() {
        AuditReport report = Audit.of(World.of(Copier::new, copier -> {
                            JobGraph.Builder jobs = JobGraph.builder();
                            for (String name : List.of("a", "b", "c", "d")) {
                                jobs.job(name)
                                        .check(job -> job.require(copier.copies.contains(name), "there is no copy"))
                                        .run(job -> copier.copy(name));
                            }
                            return jobs.build();
                        })
                        .fingerprint(copier -> copier.copies))
                .run();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ORDER);
            assertThat(finding.what())
                    .startsWith("goes wrong while others go at the same time, and right one after the other: ");
        });
    }

    /** Whoever copies while another one does loses its copy. */
    private static final class Copier {

        private final Set<String> copies = new ConcurrentSkipListSet<>();
        private int copying;

        void copy(String name) {
            int before = enter();
            for (int i = 0; i < 100_000 && !isMet(before); i++) {
                Thread.onSpinWait();
            }
            leave(name);
        }

        private synchronized int enter() {
            return copying++;
        }

        private synchronized boolean isMet(int before) {
            return copying > before + 1;
        }

        private synchronized void leave(String name) {
            if (copying == 1) {
                copies.add(name);
            }
            copying--;
        }

        @Override
        public synchronized String toString() {
            return copies.toString();
        }
    }

    @Test
    void aLockThatIsLeftBehind() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path lock = directory.resolve("lock");
                    Path done = directory.resolve("work");
                    jobs.job("lock")
                            .check(job -> job.require(
                                    Files.exists(done) || job.global().find(KEY).isPresent(), "not locked"))
                            .run(job -> {
                                Files.createFile(lock);
                                job.global().put(KEY, "mine");
                            })
                            .cleanup(job -> Files.deleteIfExists(lock));
                    file(jobs, directory, "work", "lock");
                    return jobs.build();
                })))
                .isEqualTo("""
                        crash safe: lock recheck: is not as it should be after a convergence was stopped dead behind \
                        lock.run (and behind 4 other phases): "lock" fails: not locked (its run threw: DIR/lock)
                        """);
    }

    @Test
    void whatOnlyTheProcessKnows() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path account = directory.resolve("account");
                    jobs.job("account")
                            .check(job -> job.require(Files.exists(account), "there is no account"))
                            .run(job -> {
                                Files.createFile(account);
                                job.global().put(KEY, "secret");
                            });
                    Path login = directory.resolve("login");
                    jobs.job("login")
                            .dependsOn("account")
                            .check(job -> job.require(Files.exists(login), "not logged in"))
                            .run(job -> Files.writeString(login, job.global().get(KEY)));
                    return jobs.build();
                })))
                .startsWith(
                        "crash safe: login recheck: is not as it should be after a convergence was stopped dead behind"
                                + " account.run (and behind 2 other phases): \"login\" fails: not logged in (its run threw: ")
                .hasLineCount(1);
    }

    @Test
    void aReaderThatDoesNotDependOnTheWriter() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    jobs.job("writer").check(job -> job.global().put(KEY, "x"));
                    jobs.job("reader").check(job -> job.global().find(KEY));
                    return jobs.build();
                })))
                .isEqualTo("""
                        declared: reader -: reads "key", which "writer" stores, but does not depend on it
                        """);
    }

    @Test
    void twoWritersOfOneValue() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    jobs.job("one").check(job -> job.global().put(KEY, "1"));
                    jobs.job("two").check(job -> job.global().put(KEY, "2"));
                    jobs.job("reader")
                            .dependsOn("one", "two")
                            .check(job -> job.global().get(KEY));
                    return jobs.build();
                })))
                .isEqualTo("""
                        declared: two -: stores "key", as "one" does, and neither depends on the other
                        """);
    }

    @Test
    void aValueThatNobodyReads() {
        World<Path> world = World.directory(directory -> {
            JobGraph.Builder jobs = sound(directory);
            jobs.job("writer").check(job -> job.global().put(KEY, "x"));
            return jobs.build();
        });
        assertThat(findings(world)).isEqualTo("declared: writer -: stores \"key\", which no job reads\n");
        assertThat(Audit.of(world).reads("key").run().findings()).isEmpty();
    }

    @Test
    void aDraftThatOnlyAnotherJobTakesAway() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path draft = directory.resolve("draft");
                    Path place = directory.resolve("place");
                    jobs.job("draft")
                            .check(job -> job.require(Files.exists(draft) || Files.exists(place), "no draft"))
                            .run(job -> Files.createFile(draft));
                    jobs.job("place")
                            .dependsOn("draft")
                            .check(job -> job.require(Files.exists(place), "not placed"))
                            .run(job -> Files.move(draft, place));
                    return jobs.build();
                })))
                .isEqualTo("cleanup: draft run: leaves something behind: draft\n");
    }

    /** It is called for each attempt that ran, but the lock is there once. */
    @Test
    void aCleanupThatCanBeCalledOnceOnly() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path lock = directory.resolve("lock");
                    jobs.job("lock")
                            .check(job -> job.require(
                                    Files.exists(directory.resolve("work")) || Files.exists(lock), "not locked"))
                            .run(job -> Files.write(lock, new byte[0]))
                            .cleanup(job -> {
                                if (!Files.deleteIfExists(lock)) {
                                    throw new IOException("the lock is gone");
                                }
                            });
                    file(jobs, directory, "work", "lock");
                    return jobs.build();
                })))
                .isEqualTo("cleanup: lock cleanup: has a cleanup that fails: the lock is gone\n");
    }

    /** Keeps in a field what should be in the world. */
    private static final class Counting implements Job {

        private int runs;

        @Override
        public void check(JobContext job) {
            job.require(runs >= 0, "never");
        }

        @Override
        public void run(JobContext job) {
            runs++;
        }
    }

    @Test
    void aFactoryThatHandsOutOneInstance() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Counting one = new Counting();
                    jobs.job("counting", () -> one);
                    return jobs.build();
                })))
                .isEqualTo("state: counting -: has a factory that hands out one and the same instance of "
                        + Counting.class.getName() + ", whose fields outlive an attempt\n");
    }

    /** Keeps in a static field what should be in the world. */
    private static final class Remembering implements Job {

        private static final List<String> DONE = new ArrayList<>();

        @Override
        public void check(JobContext job) {
            job.require(!DONE.isEmpty(), "not done");
        }

        @Override
        public void run(JobContext job) {
            DONE.add(job.name());
        }
    }

    @Test
    void aStaticFieldThatAJobChanges() {
        Remembering.DONE.clear();
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    jobs.job("remembering", Remembering::new);
                    return jobs.build();
                })))
                .isEqualTo("state: remembering run: changes static fields: " + Remembering.class.getName() + ".DONE\n");
    }

    @Test
    void aGraphThatDoesNotConvergeAtAll() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    jobs.job("never").dependsOn("first").check(job -> {
                        throw CheckFailure.because("the moon is not blue").hopeless();
                    });
                    file(jobs, directory, "after", "never");
                    return jobs.build();
                })))
                .isEqualTo("converges: never check: does not converge: the moon is not blue\n");
    }

    /** What is wrong with one job does not hide what is wrong with another. */
    @Test
    void severalFaultsAtOnce() {
        assertThat(findings(World.directory(directory -> {
                    JobGraph.Builder jobs = sound(directory);
                    Path copy = directory.resolve("copy");
                    jobs.job("copy")
                            .dependsOn("second")
                            .check(job -> job.require(Files.exists(copy), "there is no copy"))
                            .run(job -> Files.copy(directory.resolve("first"), copy));
                    jobs.job("writer").check(job -> job.global().put(KEY, "x"));
                    Path log = directory.resolve("log");
                    jobs.job("chatty")
                            .check(job -> Files.writeString(
                                    log, "asked\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND));
                    return jobs.build();
                })))
                .matches("(?s)pure check: chatty .*\ndeclared: writer .*\norder: copy .*\n")
                .hasLineCount(3);
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
