package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The stack traces of debug mode, on errors made for it. */
class JobStackTraceTest {

    private static final StackTraceElement ENGINE = frame("dev.fixpoint.engine.UserCode", "perform");
    private static final StackTraceElement LOOP = frame("dev.fixpoint.engine.SerialLoop", "run");
    private static final StackTraceElement MAIN = frame("movies.MovieNight", "main");
    private static final StackTraceElement CHECK = frame("movies.TurnOnTV", "check");

    @Test
    void endsWhereTheEngineCalledTheJob() {
        assertThat(trace(new IOException("dead"), CHECK, ENGINE, LOOP, MAIN)).isEqualTo("""
                    java.io.IOException: dead
                        at movies.TurnOnTV.check(Source.java:1)
                """);
    }

    @Test
    void leavesOutWhatStandsBetweenTheEngineAndTheJob() {
        StackTraceElement lambdas = frame("dev.fixpoint.graph.Jobs$Checked", "check");
        assertThat(trace(new IOException("dead"), CHECK, lambdas, ENGINE, LOOP)).isEqualTo("""
                    java.io.IOException: dead
                        at movies.TurnOnTV.check(Source.java:1)
                """);
        StackTraceElement constructor = frame("movies.TurnOnTV", "<init>");
        assertThat(trace(
                        new IOException("dead"),
                        constructor,
                        frame("jdk.internal.reflect.DirectConstructorHandleAccessor", "newInstance"),
                        frame("java.lang.reflect.Constructor", "newInstance"),
                        frame("dev.fixpoint.graph.Instances", "lambda$byConstructor$1"),
                        ENGINE,
                        LOOP))
                .isEqualTo("""
                            java.io.IOException: dead
                                at movies.TurnOnTV.<init>(Source.java:1)
                        """);
    }

    @Test
    void keepsReflectionOfTheJobsOwn() {
        StackTraceElement invoke = frame("java.lang.reflect.Method", "invoke");
        assertThat(trace(new IOException("dead"), invoke, CHECK, ENGINE)).isEqualTo("""
                    java.io.IOException: dead
                        at java.lang.reflect.Method.invoke(Source.java:1)
                        at movies.TurnOnTV.check(Source.java:1)
                """);
    }

    @Test
    void ofAnErrorThatCannotTellItHasNoFrames() {
        assertThat(JobStackTrace.of(new Untold(null))).isEqualTo("    " + Untold.class.getName() + ": untold\n");
        assertThat(JobStackTrace.of(new Untold(new IllegalStateException("not now"))))
                .isEqualTo("    " + Untold.class.getName() + ": untold\n");
    }

    /** An error whose stack trace is null, or throws when it is asked for. */
    private static final class Untold extends Exception {

        private static final long serialVersionUID = 1;

        private final RuntimeException thrown;

        Untold(RuntimeException thrown) {
            super("untold");
            this.thrown = thrown;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            if (thrown != null) {
                throw thrown;
            }
            return null;
        }
    }

    @Test
    void ofAnotherThreadIsKeptAsAWhole() {
        StackTraceElement thread = frame("java.lang.Thread", "run");
        assertThat(trace(new IOException("dead"), CHECK, thread)).isEqualTo("""
                    java.io.IOException: dead
                        at movies.TurnOnTV.check(Source.java:1)
                        at java.lang.Thread.run(Source.java:1)
                """);
    }

    @Test
    void ofAConvergenceWithinAJobEndsAtTheInnerJob() {
        assertThat(trace(new IOException("dead"), CHECK, ENGINE, LOOP, MAIN, ENGINE, LOOP))
                .isEqualTo("""
                            java.io.IOException: dead
                                at movies.TurnOnTV.check(Source.java:1)
                        """);
    }

    @Test
    void ofAnErrorWithoutOneIsItsDescription() {
        assertThat(trace(new IOException())).isEqualTo("    java.io.IOException\n");
        assertThat(trace(new IOException("one\ntwo\r\nthree")))
                .isEqualTo("    java.io.IOException: one\n    two\n    three\n");
    }

    @Test
    void goesThroughAllCausesEachOnce() {
        IOException inner = withFrames(new IOException("inner"), CHECK, ENGINE);
        IllegalStateException middle = withFrames(new IllegalStateException("middle", inner), ENGINE, LOOP);
        IllegalStateException outer = new IllegalStateException("outer", middle);
        inner.initCause(outer);
        assertThat(trace(outer, CHECK, ENGINE)).isEqualTo("""
                    java.lang.IllegalStateException: outer
                        at movies.TurnOnTV.check(Source.java:1)
                    Caused by: java.lang.IllegalStateException: middle
                    Caused by: java.io.IOException: inner
                        at movies.TurnOnTV.check(Source.java:1)
                """);
    }

    @Test
    void showsWhatWasSuppressed() {
        IOException close = withFrames(new IOException("close", withFrames(new IOException("pipe"))));
        IOException first = withFrames(new IOException("first"), CHECK, ENGINE);
        first.addSuppressed(close);
        first.addSuppressed(withFrames(new IOException("unlock")));
        first.initCause(withFrames(new IOException("root")));

        assertThat(JobStackTrace.of(first)).isEqualTo("""
                    java.io.IOException: first
                        at movies.TurnOnTV.check(Source.java:1)
                        Suppressed: java.io.IOException: close
                        Caused by: java.io.IOException: pipe
                        Suppressed: java.io.IOException: unlock
                    Caused by: java.io.IOException: root
                """);
    }

    @Test
    void isMaskedBeforeItIsIndented() {
        IOException error = withFrames(new IOException("a\nb", withFrames(new IOException("c a\nb d"))), CHECK);

        assertThat(JobStackTrace.of(error, text -> text.replace("a\nb", "***").replace("TurnOnTV", "***")))
                .isEqualTo("""
                            java.io.IOException: ***
                                at movies.***.check(Source.java:1)
                            Caused by: java.io.IOException: c *** d
                        """);
    }

    @Test
    void survivesErrorsThatCannotTell() {
        assertThat(trace(new Mute())).isEqualTo("""
                    dev.fixpoint.text.JobStackTraceTest$Mute: (its getMessage() threw java.lang.IllegalStateException)
                """);
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(trace(new IOException("dead"), CHECK)).endsWith("at movies.TurnOnTV.check(Source.java:1)\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException();
        }
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "Source.java", 1);
    }

    private static <E extends Throwable> E withFrames(E error, StackTraceElement... frames) {
        error.setStackTrace(frames);
        return error;
    }

    private static String trace(Throwable error, StackTraceElement... frames) {
        return JobStackTrace.of(withFrames(error, frames));
    }
}
