package dev.fixpoint.record;

import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An argument, a stored value or a result, as text.
 *
 * @param type the name of its class
 * @param text what its {@code toString} returned, or {@code ***} if it is secret
 */
public record ValueRecord(String type, String text) {

    /** Returns the record of a value, with what is secret masked. */
    public static ValueRecord of(Object value, Secrets secrets) {
        return new ValueRecord(value.getClass().getName(), secrets.mask(ErrorText.valueText(value)));
    }

    /** Returns the records of values that have names, in their order; of those whose name is secret nothing but the class. */
    public static Map<String, ValueRecord> all(Map<String, Object> values, Secrets secrets) {
        Map<String, ValueRecord> records = new LinkedHashMap<>();
        values.forEach((name, value) -> records.put(
                name,
                secrets.isSecret(name)
                        ? new ValueRecord(value.getClass().getName(), Secrets.MASK)
                        : of(value, secrets)));
        return records;
    }
}
