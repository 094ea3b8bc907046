package dev.fixpoint.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Performs all scenarios, prints the table, and exits with 1 if something did not hold.
 *
 * <p>{@code -Dreliability.only=REGEX} leaves out the scenarios whose id does not match, {@code -Dreliability.quick} most of the times,
 * {@code -Dreliability.seed=N} says with which seed to begin, {@code -Dreliability.times=N} how often each is done. Only what is done as
 * a whole goes into {@code docs/reliability.md}.
 */
public final class Reliability {

    private static final Path PAGE = Path.of("docs", "reliability.md");
    private static final String START = "<!-- The table is written by mvn -Preliability verify. -->\n";
    private static final String END = "<!-- End of the table. -->\n";
    private static final long FIRST_SEED = 1;

    private Reliability() {}

    /** Performs all scenarios. */
    public static void main(String[] args) throws Exception {
        String only = System.getProperty("reliability.only", "");
        boolean quick = isSet("reliability.quick");
        long seed = number("reliability.seed", FIRST_SEED);
        long times = number("reliability.times", 0);
        Table table = new Table();
        List<String> failures = new ArrayList<>();
        for (Scenario scenario : Scenarios.all(false)) {
            if (Pattern.compile(only).matcher(scenario.id()).find()) {
                int planned = quick ? scenario.few() : scenario.times();
                Finding finding = Bench.perform(scenario, times == 0 ? planned : Math.toIntExact(times), seed);
                table.add(finding);
                System.out.printf("%s, %d times: %s%n", scenario.id(), finding.times(), finding.result());
                finding.failures().forEach(System.out::println);
                finding.failures().forEach(failure -> failures.add(scenario.id()));
            }
        }
        if (table.isEmpty()) {
            throw new IllegalArgumentException("no scenario matches -Dreliability.only=" + only);
        }
        System.out.println();
        System.out.println(table);
        if (!quick && times == 0 && only.isEmpty()) {
            Files.writeString(PAGE, replaced(Files.readString(PAGE), table));
        }
        if (!failures.isEmpty()) {
            System.out.println("did not hold: " + String.join(", ", new LinkedHashSet<>(failures)));
            System.exit(1);
        }
    }

    /** Returns the page with what is between the two lines replaced. */
    static String replaced(String page, Table table) throws IOException {
        int start = page.indexOf(START);
        int end = page.indexOf(END);
        if (start < 0 || end < start) {
            throw new IOException(PAGE + " has no place for the table: put these two lines into it:\n" + START + END);
        }
        return page.substring(0, start + START.length()) + "\n" + table + "\n" + page.substring(end);
    }

    private static long number(String property, long otherwise) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
