package dev.fixpoint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "' 0 ', PT0S",
        "0s, PT0S",
        "1ns, PT0.000000001S",
        "250us, PT0.00025S",
        "500ms, PT0.5S",
        "1.5s, PT1.5S",
        "2m, PT2M",
        "36h, PT36H",
        "3d, PT72H",
        "0.4ns, PT0S",
        "0.5ns, PT0.000000001S",
        "-1s, PT-1S",
        "+1s, PT1S",
        "'  500 ms ', PT0.5S",
        "500MS, PT0.5S",
        "PT0.5S, PT0.5S",
        "pt1h30m, PT1H30M",
        "P2D, PT48H",
        "PT-1S, PT-1S",
        "106751d, PT2562024H",
    })
    void readsANumberAndItsUnitOrTheIsoForm(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "5",
                "00",
                "-0",
                "s",
                "1 2 s",
                "1,5s",
                ".5s",
                "1.s",
                "1e3s",
                "5 parsecs",
                "PT",
                "٥s"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a duration; write for example 500ms, 1.5s, 2m or PT0.5S");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Durations.parse("106752d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"106752d\" is too long a duration; at most 106751d (292 years) will do");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.000000001S, 0.001us",
        "PT0.000000999S, 0.999us",
        "PT0.00025S, 250us",
        "PT0.000999999S, 999.999us",
        "PT0.001S, 1ms",
        "PT0.0125S, 12.5ms",
        "PT0.1S, 100ms",
        "PT0.999999999S, 999.9ms",
        "PT1S, 1s",
        "PT1.5S, 1.5s",
        "PT10S, 10s",
        "PT59.999999S, 59.999s",
        "PT1M, 1m",
        "PT2M3.9S, 2m 3s",
        "PT1H, 1h",
        "PT1H0M59S, 1h",
        "PT1H30M, 1h 30m",
        "PT24H, 1d",
        "PT100H, 4d 4h",
        "PT-1.5S, -1.5s",
    })
    void writesAtMostTwoUnits(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    /** In Turkish {@code "MIN".toLowerCase()} is not {@code "min"}; in Arabic numbers have digits of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "de-DE"})
    void doesNotDependOnTheLocale(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(Durations.parse("1.5S")).isEqualTo(Duration.ofMillis(1500));
            assertThat(Durations.parse("PT1H30M")).isEqualTo(Duration.ofMinutes(90));
            assertThat(Durations.format(Duration.ofMillis(1500))).isEqualTo("1.5s");
            assertThat(Durations.format(Duration.ofMinutes(90))).isEqualTo("1h 30m");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void givesNanosecondsAsFarAsTheyGo() {
        assertThat(Durations.toNanos(Duration.ofSeconds(2))).isEqualTo(2_000_000_000L);
        assertThat(Durations.toNanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.toNanos(Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }
}
