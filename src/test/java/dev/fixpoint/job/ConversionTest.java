package dev.fixpoint.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {

    private enum Battery {
        charged,
        CHARGED,
        DEAD
    }

    @ParameterizedTest
    @MethodSource
    void converts(Object value, Class<?> type, Object expected) {
        assertThat(Conversion.convert(value, type)).isEqualTo(expected);
    }

    static List<Arguments> converts() {
        return List.of(
                // An instance of the type, as it is.
                Arguments.of("text", String.class, "text"),
                Arguments.of("text", CharSequence.class, "text"),
                Arguments.of(List.of(1), List.class, List.of(1)),
                Arguments.of(5, Object.class, 5),
                Arguments.of(5, int.class, 5),
                Arguments.of(true, boolean.class, true),
                Arguments.of(Double.NaN, Double.class, Double.NaN),
                // A number as another one, if nothing is lost.
                Arguments.of(5, Long.class, 5L),
                Arguments.of(5L, byte.class, (byte) 5),
                Arguments.of(5.0, Short.class, (short) 5),
                Arguments.of(5, Double.class, 5.0),
                Arguments.of(0.1, Float.class, 0.1f),
                Arguments.of(0.1f, Double.class, 0.1),
                Arguments.of(1L << 53, Double.class, 9007199254740992.0),
                Arguments.of(5, BigInteger.class, BigInteger.valueOf(5)),
                Arguments.of(0.5, BigDecimal.class, new BigDecimal("0.5")),
                Arguments.of(new AtomicInteger(5), Integer.class, 5),
                Arguments.of(new BigDecimal("0e-999999999"), BigInteger.class, BigInteger.ZERO),
                // What can be read from a string.
                Arguments.of(" 5 ", Integer.class, 5),
                Arguments.of("5", long.class, 5L),
                Arguments.of("5.0", Integer.class, 5),
                Arguments.of("5e3", Integer.class, 5000),
                Arguments.of("-0.25", Double.class, -0.25),
                Arguments.of("0.1000000000000000055511151231257827", Double.class, 0.1),
                Arguments.of("16777217", Float.class, 16777216f),
                Arguments.of("5", Number.class, BigDecimal.valueOf(5)),
                Arguments.of("1e20", BigInteger.class, BigInteger.TEN.pow(20)),
                Arguments.of("1e9999", BigInteger.class, BigInteger.TEN.pow(9999)),
                Arguments.of("true", Boolean.class, true),
                Arguments.of(" FALSE", boolean.class, false),
                Arguments.of("x", char.class, 'x'),
                Arguments.of("dead", Battery.class, Battery.DEAD),
                Arguments.of("charged", Battery.class, Battery.charged),
                Arguments.of("CHARGED", Battery.class, Battery.CHARGED),
                Arguments.of("Charged", Battery.class, Battery.charged),
                Arguments.of("friday ", DayOfWeek.class, DayOfWeek.FRIDAY),
                Arguments.of("a/b", Path.class, Path.of("a", "b")),
                Arguments.of("a", File.class, new File("a")),
                Arguments.of("http://a/b", URI.class, URI.create("http://a/b")),
                Arguments.of("1-2-3-4-5", UUID.class, UUID.fromString("1-2-3-4-5")),
                Arguments.of("1.5s", Duration.class, Duration.ofMillis(1500)),
                Arguments.of("2026-01-01T00:00:00Z", Instant.class, Instant.parse("2026-01-01T00:00:00Z")),
                Arguments.of("2026-01-01", LocalDate.class, LocalDate.of(2026, 1, 1)),
                Arguments.of("12:30", LocalTime.class, LocalTime.of(12, 30)),
                Arguments.of("2026-01-01T12:30", LocalDateTime.class, LocalDateTime.of(2026, 1, 1, 12, 30)),
                Arguments.of("2026-01-01T12:30Z", ZonedDateTime.class, ZonedDateTime.parse("2026-01-01T12:30Z")));
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Object value, Class<?> type) {
        assertThat(Conversion.convert(value, type)).isNull();
    }

    static List<Arguments> refuses() {
        return List.of(
                Arguments.of(5, String.class),
                Arguments.of("5.5", Integer.class),
                Arguments.of(5.5, Integer.class),
                Arguments.of(300, Byte.class),
                Arguments.of(1L << 31, Integer.class),
                Arguments.of("five", Integer.class),
                Arguments.of("", Integer.class),
                Arguments.of("0x10", Integer.class),
                Arguments.of(Double.NaN, Integer.class),
                Arguments.of((1L << 53) + 1, Double.class),
                Arguments.of(0.123456789, Float.class),
                Arguments.of(1e300, Float.class),
                Arguments.of("1e400", Double.class),
                Arguments.of('5', Integer.class),
                Arguments.of(true, Integer.class),
                Arguments.of("yes", Boolean.class),
                Arguments.of(1, Boolean.class),
                Arguments.of("xy", Character.class),
                Arguments.of("", Character.class),
                Arguments.of("someday", DayOfWeek.class),
                Arguments.of(1, DayOfWeek.class),
                Arguments.of("\0", Path.class),
                Arguments.of("a b", URI.class),
                Arguments.of("1-2", UUID.class),
                Arguments.of("soon", Duration.class),
                Arguments.of("2026-02-30", LocalDate.class),
                Arguments.of("text", List.class),
                Arguments.of("text", void.class),
                Arguments.of(CharBuffer.wrap("5"), Integer.class));
    }

    /** None of these may try to write out all the digits. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void refusesNumbersOfAMillionMillionDigits() {
        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e10000")) {
            assertThat(Conversion.convert(number, BigInteger.class)).as(number).isNull();
            assertThat(Conversion.convert(number, Long.class)).as(number).isNull();
        }
        assertThat(Conversion.convert("1e-999999999", Double.class)).isZero();
    }

    /** In Turkish the small letter of I is not i. */
    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Conversion.convert("friday", DayOfWeek.class)).isEqualTo(DayOfWeek.FRIDAY);
            assertThat(Conversion.convert("TRUE", Boolean.class)).isTrue();
            assertThat(Conversion.convert("1.5", Double.class)).isEqualTo(1.5);
        } finally {
            Locale.setDefault(before);
        }
    }
}
