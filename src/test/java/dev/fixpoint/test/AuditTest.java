package dev.fixpoint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Policy;
import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.testing.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an audit does, says and refuses; what it finds is in {@link WrongGraphsTest}. */
class AuditTest {

    private static void file(JobGraph.Builder jobs, Path directory, String name, String... dependencies) {
        Path file = directory.resolve(name);
        jobs.job(name)
                .dependsOn(dependencies)
                .check(job -> job.require(Files.exists(file), "there is no " + name))
                .run(job -> Files.createFile(file));
    }

    private static World<Path> files(int count) {
        return World.directory(directory -> {
            JobGraph.Builder jobs = JobGraph.builder();
            for (int i = 0; i < count; i++) {
                file(jobs, directory, "file " + i);
            }
            return jobs.build();
        });
    }

    private static final World<Path> HASTY = World.directory(directory -> {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String name : List.of("a", "b", "c", "d")) {
            file(jobs, directory, name);
        }
        Path copy = directory.resolve("copy");
        jobs.job("copy")
                .check(job -> job.require(Files.exists(copy), "there is no copy"))
                .run(job -> Files.copy(directory.resolve("c"), copy));
        return jobs.build();
    });

    @Test
    void saysWhatWasDone() {
        assertThat(Audit.of(files(3)).check()).hasToString("""
                audit: clean, seed 1
                - all 6 legal orders, one job after the other and 4 at once
                - cancelled behind each of 3 runs
                - stopped dead behind each of 9 phases, and converged again
                - 27 fresh worlds""");
    }

    @Test
    void triesSomeOrdersAndStopsOfMany() {
        assertThat(Audit.of(files(30)).orders(5).stops(7).seed(42).check()).hasToString("""
                audit: clean, seed 42
                - 5 legal orders, one job after the other and 4 at once
                - cancelled behind 7 of 30 runs
                - stopped dead behind 7 of 90 phases, and converged again
                - 27 fresh worlds""");
    }

    @Test
    void findsTheSameAgainWithTheSameSeed() {
        AuditReport report = Audit.of(HASTY).run();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ORDER);
            assertThat(finding.job()).isEqualTo("copy");
            assertThat(finding.order()).hasSize(5).containsSubsequence("copy", "c");
            assertThat(finding.remedy()).isEqualTo("let \"copy\" depend on \"c\"");
        });
        assertThat(Audit.of(HASTY).run()).isEqualTo(report);
        assertThat(Audit.of(HASTY).seed(2).run().findings()).hasSize(1);
    }

    @Test
    void throwsWhatItHasFound() {
        assertThatThrownBy(() -> Audit.of(HASTY).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                        audit: 1 finding, seed 1
                        order: job "copy" (check) needs "c" to go first, and neither depends on the other: \
                        "copy" fails at first: there is no copy
                          replay: converge a fresh world in the order\s""")
                .hasMessageContaining("\n  remedy: let \"copy\" depend on \"c\"\n");
    }

    @Test
    void looksForWhatItIsAskedFor() {
        assertThat(Audit.of(HASTY).only(Kind.CRASH_SAFE).check().done())
                .containsExactly("stopped dead behind each of 15 phases, and converged again", "18 fresh worlds");
        assertThat(Audit.of(HASTY).only(Kind.ORDER).run().findings()).hasSize(1);
    }

    @Test
    void namesWhatItCannotAudit() {
        AuditReport report = Audit.of(World.of(() -> "fake", fake -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("announce").run(job -> {});
                    jobs.job("group").dependsOn("announce");
                    return jobs.build();
                }))
                .check();
        assertThat(report.notes())
                .containsExactly(
                        "job \"announce\", which is run-only and always runs",
                        "what jobs do to the world beyond what their checks see: it has no fingerprint");
        assertThat(report.toString())
                .contains("\n- the only legal order, one job after the other and 4 at once\n")
                .endsWith(
                        "\n- not audited: what jobs do to the world beyond what their checks see: it has no fingerprint");
    }

    /** It is not the same in two worlds that are alike. */
    @Test
    void doesNotCompareWhatIsNeverTheSame() {
        int[] id = {0};
        AuditReport report = Audit.of(World.directory(directory -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    Path file = directory.resolve("id");
                    id[0]++;
                    int mine = id[0];
                    jobs.job("id")
                            .check(job -> job.require(Files.exists(file), "no id"))
                            .run(job -> Files.writeString(file, "number " + mine));
                    return jobs.build();
                }))
                .check();
        assertThat(report.notes()).containsExactly("what is not the same each time anyway: id");
    }

    /** Its retries would take days. */
    @Test
    void waitsForNothing() {
        Audit.of(World.of(AtomicInteger::new, done -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("patient")
                            .tries(3)
                            .retryDelay(Duration.ofDays(1))
                            .check(job -> job.require(done.get() >= 3, "not yet"))
                            .run(job -> done.incrementAndGet());
                    return jobs.build();
                }))
                .check();
    }

    /** With a timeout, phases run on threads of the engine also one after the other. */
    @Test
    void knowsEveryPolicy() {
        AuditReport report = Audit.of(World.directory(directory -> {
                            JobGraph.Builder jobs = JobGraph.builder();
                            file(jobs, directory, "first");
                            for (String name : List.of("a", "b", "c")) {
                                Path file = directory.resolve(name);
                                jobs.job(name)
                                        .dependsOn("first")
                                        .phaseTimeout(Duration.ofMinutes(1))
                                        .stable(3, Duration.ofHours(1))
                                        .pool("disk")
                                        .priority(name.equals("c") ? 1 : 0)
                                        .check(job -> job.require(Files.exists(file), "there is no " + name))
                                        .run(job -> Files.createFile(file));
                            }
                            Path last = directory.resolve("last");
                            jobs.job("last")
                                    .after("a", "b", "c")
                                    .check(job -> job.require(Files.exists(last), "there is no last"))
                                    .run(job -> Files.copy(directory.resolve("c"), last));
                            return jobs.build();
                        })
                        .configured((directory, fixpoint) -> fixpoint.pool("disk", 1)))
                .check();
        assertThat(report.done())
                .containsExactly(
                        "6 legal orders, one job after the other and 4 at once",
                        "cancelled behind each of 5 runs",
                        "stopped dead behind each of 21 phases, and converged again",
                        "41 fresh worlds");
    }

    @Test
    void findsTheSameWithATimeout() {
        assertThat(Audit.of(HASTY.configured((directory, fixpoint) -> fixpoint.timeout(Duration.ofHours(1))))
                        .run())
                .isEqualTo(Audit.of(HASTY).run());
    }

    /** Nothing else happens meanwhile, so it takes as long as its timeout says. */
    @Test
    void findsAJobThatHangsIfItHasATimeout() {
        World<String> hanging = World.of(() -> "fake", fake -> {
            JobGraph.Builder jobs = JobGraph.builder();
            jobs.job("hangs").tries(1).check(job -> Threads.blockForever());
            return jobs.build();
        });
        AuditReport report = Audit.of(hanging.configured(
                        (world, fixpoint) -> fixpoint.defaultPolicy(Policy.NONE.phaseTimeout(Duration.ofMillis(20)))))
                .run();
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .startsWith(
                                "converges: job \"hangs\" (recheck) does not converge: recheck timed out after 20ms"));
    }

    @Test
    void keepsEveryFindingOnItsLines() {
        AuditReport report = Audit.of(World.of(() -> "fake", fake -> {
                    JobGraph.Builder jobs = JobGraph.builder();
                    jobs.job("<b>\"it\"").check(job -> {
                        throw new IOException("\u001B[31mred \u202E\rthere");
                    });
                    return jobs.build();
                }))
                .run();
        assertThat(report.toString()).startsWith("""
                        audit: 1 finding, seed 1
                        converges: job "<b>"it"" (recheck) does not converge: \\u001B[31mred \\u202E ...
                          replay: converge a fresh world
                        """);
    }

    @Test
    void saysThatAWorldCannotBeMade() {
        assertThatThrownBy(() -> Audit.of(World.<String>of(
                                () -> {
                                    throw new IOException("no space left");
                                },
                                fake -> JobGraph.builder().build()))
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the audit cannot go on: java.io.IOException: no space left");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Audit audit = Audit.of(HASTY);
        assertThatThrownBy(() -> audit.orders(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders must be zero or more, not -1");
        assertThatThrownBy(() -> audit.stops(-2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stops must be zero or more, not -2");
        assertThatThrownBy(() -> audit.kills(-3, List.of("java")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kills must be zero or more, not -3");
        assertThatThrownBy(() -> audit.kills(1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the command line of the process to kill must not be empty");
    }

    @Test
    void keepsSecretsToItself() {
        AuditReport report = Audit.of(World.of(() -> "fake", fake -> {
                            JobGraph.Builder jobs = JobGraph.builder();
                            jobs.job("login").check(job -> {
                                throw new IOException("wrong password: " + job.argument("password", String.class));
                            });
                            return jobs.build();
                        })
                        .configured((fake, fixpoint) ->
                                fixpoint.argument("password", "hunter2").secret("password")))
                .run();
        assertThat(report.toString()).contains("wrong password: ***").doesNotContain("hunter2");
    }
}
