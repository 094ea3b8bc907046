package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 12: the first line of an error's message, or the name of its class. */
class ErrorTextTest {

    @Test
    void isTheMessageIfThatHasOneLine() {
        assertThat(ErrorText.firstLine(new IOException("disk full"))).isEqualTo("disk full");
    }

    @Test
    void isTheNameOfTheClassIfThereIsNoMessage() {
        assertThat(ErrorText.firstLine(new IOException())).isEqualTo("java.io.IOException");
        assertThat(ErrorText.firstLine(new IOException(""))).isEqualTo("java.io.IOException");
        assertThat(ErrorText.firstLine(new Nested())).isEqualTo("dev.fixpoint.text.ErrorTextTest$Nested");
    }

    @ParameterizedTest
    @CsvSource({
        "one\\ntwo, one ...",
        "one\\r\\ntwo, one ...",
        "one\\rtwo, one ...",
        "one\\n\\ntwo, one ...",
        "one\\n\\n, one ...",
        "one\\n, one",
        "one\\r\\n, one",
        "'  one  \\ntwo', '  one   ...'",
        "\\ntwo, ' ...'",
    })
    void isTheFirstOfSeveralLines(String message, String expected) {
        String unescaped = message.replace("\\r", "\r").replace("\\n", "\n");
        assertThat(ErrorText.firstLine(new IOException(unescaped))).isEqualTo(expected);
    }

    @Test
    void survivesAGetMessageThatThrows() {
        assertThat(ErrorText.firstLine(new Failing(new IllegalStateException("again"))))
                .isEqualTo("(its getMessage() threw java.lang.IllegalStateException)");
        assertThat(ErrorText.firstLine(new Failing(new AssertionError())))
                .isEqualTo("(its getMessage() threw java.lang.AssertionError)");
        assertThat(ErrorText.firstLine(new Failing(new NoClassDefFoundError())))
                .isEqualTo("(its getMessage() threw java.lang.NoClassDefFoundError)");
        assertThat(ErrorText.firstLine(new Endless()))
                .isEqualTo("(its getMessage() threw java.lang.StackOverflowError)");
    }

    @Test
    void describesByClassAndWholeMessage() {
        assertThat(ErrorText.describe(new IOException("one\ntwo\n"))).isEqualTo("java.io.IOException: one\ntwo\n");
        assertThat(ErrorText.describe(new IOException())).isEqualTo("java.io.IOException");
        assertThat(ErrorText.describe(new Failing(new AssertionError())))
                .isEqualTo(
                        "dev.fixpoint.text.ErrorTextTest$Failing: (its getMessage() threw java.lang.AssertionError)");
    }

    @Test
    void findsTheCauseIfItCanBeTold() {
        IOException cause = new IOException();
        assertThat(ErrorText.cause(new IllegalStateException(cause))).isSameAs(cause);
        assertThat(ErrorText.cause(cause)).isNull();
        assertThat(ErrorText.cause(new Failing(new AssertionError()))).isNull();
        assertThat(ErrorText.cause(new Failing(new IllegalStateException()))).isNull();
    }

    private static final class Nested extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Neither its message nor its cause can be had. */
    private static final class Failing extends Exception {
        private static final long serialVersionUID = 1;
        private final Throwable thrown;

        Failing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public String getMessage() {
            throw sneaky();
        }

        @Override
        public synchronized Throwable getCause() {
            throw sneaky();
        }

        @SuppressWarnings("unchecked") // the cast is erased
        private <E extends Throwable> RuntimeException sneaky() throws E {
            throw (E) thrown;
        }
    }

    private static final class Endless extends Exception {
        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings("InfiniteRecursion")
        public String getMessage() {
            return getMessage();
        }
    }
}
