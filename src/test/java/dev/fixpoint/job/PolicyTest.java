package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void takesFromAnotherWhatItLeavesOpen() {
        Policy own = Policy.NONE.phaseTimeout(SECOND).retryOn(IOException.class);
        Policy others = Policy.NONE
                .phaseTimeout(MINUTE)
                .attemptTimeout(MINUTE)
                .backoff(Backoff.fixed(SECOND))
                .retryFor(MINUTE)
                .retryOn(UncheckedIOException.class)
                .neverRetryOn(SecurityException.class)
                .stable(Stability.passes(2, SECOND));

        assertThat(own.or(others))
                .isEqualTo(Policy.NONE
                        .phaseTimeout(SECOND)
                        .attemptTimeout(MINUTE)
                        .backoff(Backoff.fixed(SECOND))
                        .retryFor(MINUTE)
                        .retryOn(IOException.class)
                        .neverRetryOn(SecurityException.class)
                        .stable(Stability.passes(2, SECOND)));
        assertThat(own.or(Policy.NONE)).isEqualTo(own);
        assertThat(Policy.NONE.or(own)).isEqualTo(own);
    }

    @Test
    void addsFurtherErrors() {
        Policy policy = Policy.NONE.retryOn(IOException.class).retryOn(SecurityException.class);

        assertThat(policy.retryOn()).containsExactlyInAnyOrder(IOException.class, SecurityException.class);
    }

    @Test
    void refusesLimitsThatLeaveNoTime() {
        assertThatThrownBy(() -> Policy.NONE.phaseTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phaseTimeout must be above zero, not PT0S; leave it out for no limit");
        assertThatThrownBy(() -> Policy.NONE.attemptTimeout(SECOND.negated()))
                .hasMessage("attemptTimeout must be above zero, not PT-1S; leave it out for no limit");
        assertThatThrownBy(() -> Policy.NONE.retryFor(Duration.ZERO))
                .hasMessage("retryFor must be above zero, not PT0S; leave it out for no limit");
    }

    @Test
    void stabilityRefusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Stability.passes(0, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stability needs 1 passing check or more, not 0");
        assertThatThrownBy(() -> Stability.passes(2, SECOND.negated()))
                .hasMessage("stability every PT-1S: an interval must not be negative");
        assertThatThrownBy(() -> Stability.over(SECOND.negated(), SECOND))
                .hasMessage("stability over PT-1S: a period must not be negative");
        assertThatThrownBy(() -> Stability.over(MINUTE, Duration.ZERO))
                .hasMessage("stability over 1m needs an interval above zero between two checks");
        assertThat(Stability.passes(3, SECOND)).hasToString("3 passing checks, 1s apart");
        assertThat(Stability.over(MINUTE, SECOND)).hasToString("passing checks over 1m, 1s apart");
    }

    @Test
    void onlyWhatLeavesEverythingOpenIsNone() {
        assertThat(Policy.NONE.isNone()).isTrue();
        assertThat(Policy.NONE.or(Policy.NONE).isNone()).isTrue();
        assertThat(Stream.of(
                        Policy.NONE.backoff(Backoff.fixed(SECOND)),
                        Policy.NONE.retryFor(SECOND),
                        Policy.NONE.retryOn(IllegalStateException.class),
                        Policy.NONE.neverRetryOn(IllegalStateException.class),
                        Policy.NONE.phaseTimeout(SECOND),
                        Policy.NONE.attemptTimeout(SECOND),
                        Policy.NONE.stable(Stability.passes(2, SECOND))))
                .hasSize(Policy.class.getRecordComponents().length)
                .noneMatch(Policy::isNone);
    }
}
