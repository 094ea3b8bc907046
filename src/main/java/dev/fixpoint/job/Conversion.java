package dev.fixpoint.job;

import dev.fixpoint.text.Durations;
import java.io.File;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the value of an argument into the type that a job asks for. */
final class Conversion {

    private static final int MOST_DIGITS = 10_000;

    private static final Map<Class<?>, Function<BigDecimal, Object>> NUMBERS = Map.of(
            Byte.class, BigDecimal::byteValueExact,
            Short.class, BigDecimal::shortValueExact,
            Integer.class, BigDecimal::intValueExact,
            Long.class, BigDecimal::longValueExact,
            BigInteger.class, Conversion::bigInteger,
            BigDecimal.class, number -> number,
            Number.class, number -> number,
            Float.class, BigDecimal::floatValue,
            Double.class, BigDecimal::doubleValue);

    private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.ofEntries(
            Map.entry(Path.class, Path::of),
            Map.entry(File.class, File::new),
            Map.entry(URI.class, URI::create),
            Map.entry(UUID.class, UUID::fromString),
            Map.entry(Duration.class, Durations::parse),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse));

    private Conversion() {}

    /** Returns the value as the given type, or null if that cannot be. */
    @SuppressWarnings("unchecked") // a primitive class stands for its wrapper, which Class.cast does not know
    static <T> @Nullable T convert(Object value, Class<T> type) {
        Class<?> wrapper = MethodType.methodType(type).wrap().returnType();
        try {
            return (T) convertToWrapper(value, wrapper);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Object convertToWrapper(Object value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        Function<BigDecimal, Object> numbers = NUMBERS.get(type);
        if (numbers != null) {
            return value instanceof Number || value instanceof String ? number(value, numbers) : null;
        }
        return value instanceof String text ? read(text, type) : null;
    }

    private static @Nullable Object number(Object value, Function<BigDecimal, Object> conversion) {
        BigDecimal decimal = new BigDecimal(value.toString().strip());
        Object number = conversion.apply(decimal);
        if (number instanceof Float || number instanceof Double) {
            // Digits that somebody wrote may be more than fit, but one type of number must not lose those of another.
            boolean keepsAll = !Double.isInfinite(((Number) number).doubleValue())
                    && (value instanceof String || new BigDecimal(number.toString()).compareTo(decimal) == 0);
            return keepsAll ? number : null;
        }
        return number;
    }

    /** A few characters can say a number that fills the memory: {@code 1e999999999}. */
    private static BigInteger bigInteger(BigDecimal number) {
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        long digits = (long) number.precision() - number.scale();
        if (digits <= 0 || digits > MOST_DIGITS) {
            throw new ArithmeticException("not an integer, or one of too many digits");
        }
        return number.toBigIntegerExact();
    }

    private static @Nullable Object read(String text, Class<?> type) {
        if (type == Boolean.class) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }
        if (type == Character.class) {
            return text.length() == 1 ? text.charAt(0) : null;
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        Function<String, Object> reader = TEXTS.get(type);
        return reader == null ? null : reader.apply(text);
    }

    /** Returns the constant of exactly that name, otherwise the first one of that name in other case. */
    private static @Nullable Object constant(String text, Class<?> type) {
        Object similar = null;
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (name.equals(text.strip())) {
                return constant;
            }
            if (similar == null && name.equalsIgnoreCase(text.strip())) {
                similar = constant;
            }
        }
        return similar;
    }
}
