package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckFailureTest {

    @Test
    void saysWhy() {
        CheckFailure failure = CheckFailure.because("still booting");
        assertThat(failure).hasMessage("still booting").hasNoCause();
        assertThat(failure.expected()).isEmpty();
        assertThat(failure.actual()).isEmpty();
        assertThat(failure.isHopeless()).isFalse();
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void saysWhatIsExpectedAndWhatIsFound() {
        CheckFailure failure = CheckFailure.mismatch("mode of /etc/passwd", "0644", 600);
        assertThat(failure).hasMessage("mode of /etc/passwd: expected 0644, found 600");
        assertThat(failure.expected()).contains("0644");
        assertThat(failure.actual()).contains("600");
    }

    /** Cut after its first line, the message would not come to what was found. */
    @Test
    void showsTextsOfManyLinesOnOneLine() {
        CheckFailure failure = CheckFailure.mismatch("/etc/app.conf", "port=80\nhost=a\n", "port=80\nhost=b\n");
        assertThat(failure).hasMessage("/etc/app.conf: expected port=80\\nhost=a\\n, found port=80\\nhost=b\\n");
        assertThat(failure.expected()).contains("port=80\nhost=a\n");
        assertThat(failure.actual()).contains("port=80\nhost=b\n");
        assertThat(CheckFailure.mismatch("disk", "x".repeat(1_000_000), "y").getMessage())
                .startsWith("disk: expected xxx")
                .endsWith("xxx, found y")
                .hasSizeLessThan(250);
    }

    @Test
    void showsNullAsAWord() {
        CheckFailure failure = CheckFailure.mismatch("owner", null, null);
        assertThat(failure).hasMessage("owner: expected null, found null");
        assertThat(failure.expected()).contains("null");
        assertThat(failure.actual()).contains("null");
    }

    @Test
    void carriesNoStackTrace() {
        assertThat(CheckFailure.because("still booting").getStackTrace()).isEmpty();
        assertThat(CheckFailure.mismatch("mode", 1, 2).hopeless().getStackTrace())
                .isEmpty();
    }

    @Test
    void isChangedByNothing() {
        CheckFailure plain = CheckFailure.mismatch("mode", 1, 2);
        CheckFailure all = plain.hopeless().tryAgainAfter(Duration.ofSeconds(3)).causedBy(new IOException("gone"));

        assertThat(plain.isHopeless()).isFalse();
        assertThat(plain.retryAfter()).isEmpty();
        assertThat(plain).hasNoCause();

        assertThat(all).hasMessage("mode: expected 1, found 2").hasCause(new IOException("gone"));
        assertThat(all.expected()).contains("1");
        assertThat(all.actual()).contains("2");
        assertThat(all.isHopeless()).isTrue();
        assertThat(all.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void keepsWhatWasAddedBeforeInWhateverOrder() {
        CheckFailure all = CheckFailure.because("x")
                .causedBy(new IOException("gone"))
                .tryAgainAfter(Duration.ZERO)
                .hopeless();
        assertThat(all).hasMessage("x").hasCause(new IOException("gone"));
        assertThat(all.isHopeless()).isTrue();
        assertThat(all.retryAfter()).contains(Duration.ZERO);
    }

    @Test
    void refusesANegativeDelay() {
        assertThatThrownBy(() -> CheckFailure.because("x").tryAgainAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot try again after PT-1S: a delay must not be negative");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> CheckFailure.because(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("message");
        assertThatThrownBy(() -> CheckFailure.mismatch(null, 1, 2))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("what");
        assertThatThrownBy(() -> CheckFailure.because("x").tryAgainAfter(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("delay");
    }

    @Test
    void canBeSerialized() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(CheckFailure.mismatch("mode", 1, 2).tryAgainAfter(Duration.ofSeconds(3)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CheckFailure copy = (CheckFailure) in.readObject();
            assertThat(copy).hasMessage("mode: expected 1, found 2");
            assertThat(copy.expected()).contains("1");
            assertThat(copy.retryAfter()).contains(Duration.ofSeconds(3));
        }
    }
}
