package dev.fixpoint.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Job;
import dev.fixpoint.job.JobContext;
import dev.fixpoint.report.Report;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rule 12, to the character. */
class PhaseLinesTest {

    private final JobGraph.Builder jobs = JobGraph.builder();
    private final StringBuilder out = new StringBuilder();

    private String verbose() {
        Fixpoint.of(jobs.build())
                .defaultTries(1)
                .listener(PhaseLines.verbose(out))
                .converge();
        return out.toString();
    }

    /** The lines of debug mode, the numbers of source lines left out. */
    private String debug() {
        Fixpoint.of(jobs.build())
                .defaultTries(1)
                .listener(PhaseLines.debug(out))
                .converge();
        return out.toString().replaceAll("\\.java:\\d+\\)", ".java)");
    }

    private void failingWith(String name, Throwable error) {
        jobs.job(name).check(job -> {
            throw (Exception) error;
        });
    }

    @Test
    void aPhasePassesOrFailsAndOnlyTheRecheckSaysWhy() {
        jobs.job("Passes");
        jobs.job("Converges").run(job -> {});
        jobs.job("Fails")
                .check(job -> job.require(false, "Remote batteries are dead."))
                .run(job -> {
                    throw new IOException("not said");
                });

        assertThat(verbose()).isEqualTo("""
                        Passes.check: pass
                        Converges.check: fail
                        Converges.run: pass
                        Converges.recheck: pass
                        Fails.check: fail
                        Fails.run: fail
                        Fails.recheck: fail "Remote batteries are dead."
                        """);
    }

    @Test
    void aMessageIsCutAfterItsFirstLineAndAMissingOneIsTheNameOfTheClass() {
        failingWith("lines", new IOException("first\nsecond"));
        failingWith("windows", new IOException("first\r\nsecond\r\n"));
        failingWith("ends", new IOException("only\n"));
        failingWith("none", new IOException());
        failingWith("empty", new IOException(""));
        failingWith("quotes", new IOException("a \"b\" c"));
        failingWith("hostile", new Hostile());

        assertThat(verbose().lines().filter(line -> line.contains("recheck")))
                .containsExactly(
                        "lines.recheck: fail \"first ...\"",
                        "windows.recheck: fail \"first ...\"",
                        "ends.recheck: fail \"only\"",
                        "none.recheck: fail \"java.io.IOException\"",
                        "empty.recheck: fail \"java.io.IOException\"",
                        "quotes.recheck: fail \"a \"b\" c\"",
                        "hostile.recheck: fail \"(its getMessage() threw java.lang.IllegalStateException)\"");
    }

    @Test
    void whatATerminalWouldObeyIsWrittenAsAnEscape() {
        failingWith("turn\u202Eed", new IOException("a\tb\u001B[2J\u0007\u2066"));

        assertThat(verbose().lines()).endsWith("turn\\u202Eed.recheck: fail \"a\tb\\u001B[2J\\u0007\\u2066\"");
    }

    @Test
    void debugKeepsTheLinesOfATraceAndNoEscapeSequence() {
        failingWith("job", new IOException("one\n\ttwo\u001B]0;title\u0007"));

        assertThat(debug()).startsWith("""
                        job.check: fail
                            java.io.IOException: one
                            \ttwo\\u001B]0;title\\u0007
                                at dev.fixpoint""");
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message for you");
        }
    }

    @Test
    void doNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            jobs.job("I").run(job -> {});

            assertThat(verbose()).isEqualTo("I.check: fail\nI.run: pass\nI.recheck: pass\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void debugAddsTheFramesOfALambdaJob() {
        jobs.job("lambda").check(job -> deeper());

        assertThat(debug().replaceAll("lambda\\$\\w+\\$\\d+", "LAMBDA")).isEqualTo("""
                        lambda.check: fail
                            java.lang.IllegalStateException: deep
                                at dev.fixpoint.event.PhaseLinesTest.deeper(PhaseLinesTest.java)
                                at dev.fixpoint.event.PhaseLinesTest.LAMBDA(PhaseLinesTest.java)
                        lambda.run: pass
                        lambda.recheck: fail "deep"
                            java.lang.IllegalStateException: deep
                                at dev.fixpoint.event.PhaseLinesTest.deeper(PhaseLinesTest.java)
                                at dev.fixpoint.event.PhaseLinesTest.LAMBDA(PhaseLinesTest.java)
                        """);
    }

    private static void deeper() {
        throw new IllegalStateException("deep");
    }

    @Test
    void debugShowsCausesAndWholeMessages() {
        jobs.job(CausedJob.class);

        assertThat(debug()).startsWith("""
                        CausedJob.check: fail
                            java.lang.IllegalStateException: outer
                            second line
                                at dev.fixpoint.event.PhaseLinesTest$CausedJob.check(PhaseLinesTest.java)
                            Caused by: java.io.IOException: inner
                                at dev.fixpoint.event.PhaseLinesTest$CausedJob.check(PhaseLinesTest.java)
                        CausedJob.run: pass
                        CausedJob.recheck: fail "outer ..."
                        """);
    }

    static final class CausedJob implements Job {
        @Override
        public void check(JobContext job) {
            try {
                throw new IOException("inner");
            } catch (IOException e) {
                throw new IllegalStateException("outer\nsecond line", e);
            }
        }
    }

    @Test
    void debugShowsTheConstructorThatThrew() {
        jobs.job(BrokenConstructor.class);

        assertThat(debug()).isEqualTo("""
                        BrokenConstructor.check: fail
                            java.io.IOException: cannot be made
                                at dev.fixpoint.event.PhaseLinesTest$BrokenConstructor.<init>(PhaseLinesTest.java)
                        """);
    }

    static final class BrokenConstructor implements Job {
        BrokenConstructor() throws IOException {
            throw new IOException("cannot be made");
        }

        @Override
        public void check(JobContext job) {}
    }

    @Test
    void debugKeepsTheJobsFrameUnderAnErrorThrownByItsContext() {
        jobs.job(WantsArgument.class);

        assertThat(debug())
                .startsWith("WantsArgument.check: fail\n    dev.fixpoint.job.ArgumentException: argument \"movie\" is")
                .contains("        at dev.fixpoint.event.PhaseLinesTest$WantsArgument.check(PhaseLinesTest.java)\n")
                .doesNotContain("UserCode");
    }

    static final class WantsArgument implements Job {
        @Override
        public void check(JobContext job) {
            job.argument("movie", String.class);
        }
    }

    @Test
    void debugShowsAStructuredFailureInOneLine() {
        jobs.job("mode").check(job -> {
            throw CheckFailure.mismatch("mode", "0644", "0600").hopeless();
        });

        assertThat(debug()).isEqualTo("""
                mode.check: fail
                    dev.fixpoint.job.CheckFailure: mode: expected 0644, found 0600
                """);
    }

    @Test
    void anOutputThatFailsIsAFailingListener() {
        jobs.job("job");
        Appendable broken = new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw new IOException("disk full");
            }
        };

        Report report =
                Fixpoint.of(jobs.build()).listener(PhaseLines.verbose(broken)).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.listenerError()).get().isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anOutputThatKeepsItsTroublesIsAskedAtTheEnd() {
        jobs.job("job");
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        });

        Report report =
                Fixpoint.of(jobs.build()).listener(PhaseLines.verbose(full)).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.listenerError())
                .get()
                .hasToString(
                        "java.io.UncheckedIOException: java.io.IOException: the phase lines could not all be printed");
    }

    @Test
    void aWriterIsFlushedAtTheEnd() {
        jobs.job("job");
        StringWriter text = new StringWriter();

        Fixpoint.of(jobs.build())
                .listener(PhaseLines.verbose(new BufferedWriter(text)))
                .converge();

        assertThat(text).hasToString("job.check: pass\n");
    }
}
