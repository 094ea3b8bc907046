package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Key;
import dev.fixpoint.test.Finding.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an audit must not take for a fault, and what must not hide one from it. */
class FairAuditTest {

    private static final Key<String> KEY = Key.of("key", String.class);

    private static void file(JobGraph.Builder jobs, Path directory, String name) {
        Path file = directory.resolve(name);
        jobs.job(name)
                .check(job -> job.require(Files.exists(file), "there is no " + name))
                .run(job -> Files.createFile(file));
    }

    private static void copy(JobGraph.Builder jobs, Path directory, String name) {
        Path copy = directory.resolve("copy of " + name);
        jobs.job("copy of " + name)
                .check(job -> job.require(Files.exists(copy), "there is no copy"))
                .run(job -> Files.copy(directory.resolve(name), copy));
    }

    /** The copy is declared first, and so goes first: its second try hides that something is missing. */
    @Test
    void theOrderOfTheGraphMayBeTheWrongOne() {
        AuditReport report = Audit.of(World.directory(directory -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    copy(jobs, directory, "b");
                    file(jobs, directory, "a");
                    file(jobs, directory, "b");
                    return jobs.build();
                }))
                .run();

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ORDER);
            assertThat(finding.job()).isEqualTo("copy of b");
            assertThat(finding.what())
                    .isEqualTo("needs \"b\" to go first, and neither depends on the other: \"copy of b\" fails at"
                            + " first: there is no copy");
            assertThat(finding.order()).containsSubsequence("copy of b", "b");
            assertThat(finding.remedy()).isEqualTo("let \"copy of b\" depend on \"b\"");
        });
    }

    @Test
    void aJobThatAlwaysNeedsTwoTriesIsFine() {
        Audit.of(World.directory(directory -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    Path file = directory.resolve("slow");
                    jobs.job("slow")
                            .check(job -> job.require(Files.exists(file), "not yet"))
                            .run(job -> {
                                if (job.attempt() == 2) {
                                    Files.createFile(file);
                                }
                            });
                    file(jobs, directory, "a");
                    file(jobs, directory, "b");
                    return jobs.build();
                }))
                .check();
    }

    /** A job is named once; but what nobody asked for must not count as named. */
    @Test
    void aFaultThatWasNotAskedForHidesNoOther() {
        World<Path> world = World.directory(directory -> {
            JobGraph.Builder jobs = JobGraph.builder();
            Path copy = directory.resolve("copy");
            jobs.job("copy")
                    .check(job -> {
                        job.global().put(KEY, "nobody reads that");
                        job.require(Files.exists(copy), "there is no copy");
                    })
                    .run(job -> Files.copy(directory.resolve("file"), copy));
            file(jobs, directory, "file");
            return jobs.build();
        });

        assertThat(Audit.of(world).run().findings()).extracting(Finding::kind).containsExactly(Kind.DECLARED);
        assertThat(Audit.of(world).only(Kind.ORDER).run().findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.ORDER);
    }

    @Test
    void aValueMayBeStoredAnewBehindItsReader() {
        Audit.of(World.of(() -> "fake", fake -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("first").check(job -> job.global().put(KEY, "1"));
                    jobs.job("reader")
                            .dependsOn("first")
                            .check(job -> job.global().get(KEY));
                    jobs.job("second")
                            .dependsOn("reader")
                            .check(job -> job.global().put(KEY, "2"));
                    return jobs.build();
                }))
                .check();
    }

    @Test
    void whoTakesAValueAwayHasReadIt() {
        Audit.of(World.of(() -> "fake", fake -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("puts").check(job -> job.global().put(KEY, "1"));
                    jobs.job("takes")
                            .dependsOn("puts")
                            .check(job -> job.global().remove("key"));
                    return jobs.build();
                }))
                .check();
    }

    /** Such a check fails for good, and no run shows it. */
    @Test
    void aSatisfiedJobMayAlsoRefuseToBeAskedAgain() {
        AuditReport report = Audit.of(World.directory(directory -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    Path file = directory.resolve("migrated");
                    jobs.job("migration")
                            .check(job -> {
                                boolean done = job.local().find("done").isPresent();
                                if (Files.exists(file) && !done) {
                                    throw CheckFailure.because("already migrated")
                                            .hopeless();
                                }
                                job.require(done, "to be migrated");
                            })
                            .run(job -> {
                                Files.createFile(file);
                                job.local().put("done", true);
                            });
                    return jobs.build();
                }))
                .run();

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.IDEMPOTENT);
            assertThat(finding.what())
                    .isEqualTo("is satisfied, and is not when it is converged again: already migrated");
        });
    }
}
