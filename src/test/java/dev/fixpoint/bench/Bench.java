package dev.fixpoint.bench;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures everything, prints the table, and exits with 1 if something misses what it must reach.
 *
 * <p>{@code -Dbench.quick} leaves out most, {@code -Dbench.only=REGEX} all rows whose id does not match.
 */
public final class Bench {

    private Bench() {}

    /** Measures everything. */
    public static void main(String[] args) throws Exception {
        boolean quick = isSet("bench.quick");
        Pattern only = Pattern.compile(System.getProperty("bench.only", ""));
        Contests contests = new Contests(quick);
        Table table = new Table();
        for (Row row : new Rows(contests, quick).all()) {
            if (only.matcher(row.id()).find()) {
                Measured measured = row.measurement().measure();
                table.add(row, measured);
                Progress.say("%s: %s %s", row.id(), row.unit().write(measured.value()), row.verdict(measured));
            }
        }
        System.out.println();
        System.out.println(table);
        List<String> missed = table.missed();
        if (!missed.isEmpty()) {
            System.out.println("missed: " + String.join(", ", missed));
            System.exit(1);
        }
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
