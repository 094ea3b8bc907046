package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhaseTest {

    @Test
    void readsAsThePhaseLinesPrintIt() {
        assertThat(Phase.values())
                .extracting(Phase::toString)
                .containsExactly("check", "run", "recheck", "confirm", "cleanup");
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Phase.values())
                    .extracting(Phase::toString)
                    .containsExactly("check", "run", "recheck", "confirm", "cleanup");
        } finally {
            Locale.setDefault(before);
        }
    }
}
