package dev.fixpoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.text.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The text that a person reads when all is over. */
class SummaryTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final FakeTime time = new FakeTime();

    private Fixpoint fixpoint() {
        return Fixpoint.of(jobs.build()).timeSource(time);
    }

    private void failing(String name) {
        jobs.job(name).check(job -> {
            throw CheckFailure.because("no " + job.name()).hopeless();
        });
    }

    @Test
    void ofASuccessIsOneLine() {
        jobs.job("passes").check(job -> time.advance(Duration.ofMillis(1_234)));
        jobs.job("runs").run(job -> {});

        Report report = fixpoint().converge();

        assertThat(report.summary()).isEqualTo("succeeded: 2 jobs, 1 passed, 1 converged; 2 attempts, 1 sweep, 1.234s");
        assertThat(report.orThrow()).isSameAs(report);
    }

    @Test
    void namesTheRootCausesAndWhatTheyBlock() {
        failing("disk");
        jobs.job("database").dependsOn("disk");
        jobs.job("server").dependsOn("database");
        jobs.job("flaky").tries(2).check(job -> job.requireEqual("mode", "0644", "0600"));
        jobs.job("fine");

        Report report = fixpoint().converge();

        String summary = """
                disk failed after 1 attempt: no disk
                  blocks database, server
                flaky failed after 2 attempts: mode: expected 0644, found 0600
                failed: 5 jobs, 2 failed, 2 blocked, 1 passed; 4 attempts, 2 sweeps, 1s, 1s of it waiting""";
        assertThat(report.summary()).isEqualTo(summary);
        assertThatThrownBy(report::orThrow)
                .isInstanceOf(ConvergenceException.class)
                .hasMessage(summary);
        assertThat(catchThrowableOfType(ConvergenceException.class, report::orThrow)
                        .report())
                .isSameAs(report);
        assertThat(report.partiallySucceeded()).isTrue();
    }

    @Test
    void staysShortHoweverMuchWentWrong() {
        for (int i = 10; i < 30; i++) {
            failing("disk " + i);
            for (int j = 10; j < 30; j++) {
                jobs.job("server " + i + "." + j).dependsOn("disk " + i);
            }
        }

        assertThat(fixpoint().converge().summary().lines())
                .hasSize(14)
                .startsWith(
                        "disk 10 failed after 1 attempt: no disk 10",
                        "  blocks server 10.10, server 10.11, server 10.12, server 10.13 and 16 more")
                .endsWith("and 14 more", "failed: 420 jobs, 20 failed, 400 blocked; 20 attempts, 1 sweep, 0s");
    }

    @Test
    void cutsALongMessage() {
        jobs.job("talks").check(job -> {
            throw CheckFailure.because("x".repeat(1_000_000) + "\nand more").hopeless();
        });

        assertThat(fixpoint().converge().summary()).hasSizeLessThan(400).contains("xxx ...\nfailed: ");
    }

    @Test
    void fitsAScreenWhateverTheNamesAndMessages() {
        String long1 = "漢x\u001B".repeat(1_000);
        for (int i = 10; i < 30; i++) {
            String name = "disk " + i + " is " + "d".repeat(200);
            jobs.job(name)
                    .tries(1)
                    .check(job -> job.require(false, "no " + long1))
                    .run(job -> {
                        throw new IllegalStateException(long1);
                    });
            jobs.job("server " + i + " " + "s".repeat(200)).dependsOn(name);
            jobs.job("cleaned " + i + "c".repeat(200)).run(job -> {}).cleanup(job -> {
                throw new IllegalStateException(long1);
            });
        }

        List<String> lines = fixpoint().converge().summary().lines().toList();

        assertThat(rows(lines)).isLessThanOrEqualTo(24);
        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "disk 10 is ddddddddddddddd ... failed after 1 attempt: no 漢x\\u001B漢x\\u001B ...",
                        "  its run threw IllegalStateException: " + "漢x\\u001B漢x\\u001B漢x\\u001B漢x\\u001B ...",
                        "  blocks server 10 " + "s".repeat(57) + " ...");
        assertThat(lines)
                .contains("and 14 more", "and 18 more cleanups failed")
                .allMatch(line -> line.equals(lines.get(lines.size() - 1)) || Columns.width(line) <= 80);
    }

    @Test
    void ofFewCausesHasRoomForMoreOfEach() {
        for (int causes = 1; causes < 6; causes++) {
            JobGraph.Builder some = JobGraph.builder();
            for (int i = 0; i < causes; i++) {
                some.job("n".repeat(80) + i)
                        .tries(1)
                        .check(job -> job.require(false, "m".repeat(500)))
                        .run(job -> {
                            throw new IllegalStateException("r".repeat(500));
                        });
                some.job("b".repeat(100) + i).dependsOn("n".repeat(80) + i);
            }
            List<String> lines = Fixpoint.of(some.build())
                    .timeSource(time)
                    .converge()
                    .summary()
                    .lines()
                    .toList();
            assertThat(rows(lines)).isLessThanOrEqualTo(21);
            assertThat(lines.get(0)).hasSize(causes < 3 ? 240 : causes == 3 ? 160 : 80);
        }
    }

    private static int rows(List<String> lines) {
        return lines.stream().mapToInt(line -> (Columns.width(line) + 79) / 80).sum();
    }

    @Test
    void saysFirstWhatFailed() {
        String[] excluded = new String[11];
        excluded[10] = "unneeded";
        for (int i = 0; i < 10; i++) {
            excluded[i] = "off " + i;
            jobs.job("off " + i);
            jobs.job("needs " + i).dependsOn("off " + i);
        }
        jobs.job("unneeded");
        failing("last");

        assertThat(fixpoint().exclude(excluded).converge().summary().lines())
                .startsWith("last failed after 1 attempt: no last", "off 0 excluded", "  blocks needs 0")
                .contains("and 5 more")
                .noneMatch(line -> line.startsWith("unneeded"));
    }

    @Test
    void writesWhatATerminalWouldObeyAsEscapes() {
        jobs.job("a\u202Eb").tries(1).check(job -> job.require(false, "\u001B[2J\u0007"));
        jobs.job("c\u2066d").dependsOn("a\u202Eb");
        jobs.job("e\u2066f").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("\u001B[2J");
        });

        assertThat(fixpoint().converge().summary().lines())
                .startsWith(
                        "a\\u202Eb failed after 1 attempt: \\u001B[2J\\u0007",
                        "  blocks c\\u2066d",
                        "cleanup of e\\u2066f failed: \\u001B[2J");
    }

    @Test
    void ofNoActSaysWhetherThereIsAnythingToDo() {
        jobs.job("passes");
        assertThat(fixpoint().noAct(true).converge().summary())
                .isEqualTo("nothing to do: 1 job, 1 passed; 1 attempt, 1 sweep, 0s");
        JobGraph.Builder more = JobGraph.builder();
        more.job("missing").check(job -> job.require(false, "not there"));
        assertThat(Fixpoint.of(more.build())
                        .timeSource(time)
                        .noAct(true)
                        .converge()
                        .summary())
                .isEqualTo("""
                        missing failed after 1 attempt: not there
                        not as wanted: 1 job, 1 failed; 1 attempt, 1 sweep, 0s""");
    }

    @Test
    void tellsExcludedAssumedAndFailedCleanups() {
        jobs.job("off");
        jobs.job("needs it").dependsOn("off");
        jobs.job("done");
        jobs.job("stuck").run(job -> {}).cleanup(job -> {
            throw new IllegalStateException("busy");
        });

        assertThat(fixpoint().exclude("off").assumeDone("done").converge().summary())
                .isEqualTo("""
                        off excluded
                          blocks needs it
                        cleanup of stuck failed: busy
                        failed: 4 jobs, 1 blocked, 1 excluded, 1 assumed, 1 converged; 1 attempt, 1 sweep, 0s""");
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            jobs.job("passes").check(job -> time.advance(Duration.ofMillis(1_500)));

            assertThat(fixpoint().converge().summary())
                    .isEqualTo("succeeded: 1 job, 1 passed; 1 attempt, 1 sweep, 1.5s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tellsWhatTheRunThrewIfTheRecheckDoesNot() {
        jobs.job("file")
                .tries(1)
                .check(job -> job.require(false, "there is no file"))
                .run(job -> {
                    throw new IllegalStateException("access denied");
                });
        jobs.job("run-only").tries(1).run(job -> {
            throw new IllegalStateException("said once");
        });

        assertThat(fixpoint().converge().summary().lines().limit(3))
                .containsExactly(
                        "file failed after 1 attempt: there is no file",
                        "  its run threw IllegalStateException: access denied",
                        "run-only failed after 1 attempt: said once");
    }
}
