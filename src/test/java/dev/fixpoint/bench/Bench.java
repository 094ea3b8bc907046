package dev.fixpoint.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures everything, prints the table, and exits with 1 if something misses what it must reach.
 *
 * <p>{@code -Dbench.quick} leaves out most, {@code -Dbench.only=REGEX} all rows whose id does not match. Only what is
 * measured as a whole goes into {@code docs}, the rest into {@code target/bench}.
 */
public final class Bench {

    private Bench() {}

    /** Measures everything. */
    public static void main(String[] args) throws Exception {
        int code = run();
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Measures what the system properties say, and returns the exit code. */
    static int run() throws Exception {
        boolean quick = isSet("bench.quick");
        String only = System.getProperty("bench.only", "");
        Contests contests = new Contests(quick);
        Table table = new Table();
        boolean whole = !quick && only.isEmpty();
        try (ProcessRows processes = new ProcessRows(contests)) {
            for (Row row : rows(contests, quick, Setting.MILLION, processes)) {
                if (Pattern.compile(only).matcher(row.id()).find()) {
                    Measured measured = measure(row);
                    table.add(row, measured);
                    Progress.say("%s: %s %s", row.id(), row.unit().write(measured.value()), row.verdict(measured));
                }
            }
            if (table.isEmpty()) {
                throw new IllegalArgumentException("no row matches -Dbench.only=" + only);
            }
            if (whole) {
                new Rows(contests, false).points();
                processes.points();
            }
        }
        System.out.println();
        System.out.println(table);
        Results.write(whole ? Path.of("docs") : Path.of("target", "bench"), table, contests.figures());
        if (whole) {
            Results.writePart(Results.Part.MACHINE, Machine.describe());
            Results.writePart(Results.Part.PROFILE, profile(ConvergeSide.serial(million(Shape.LAYERED))));
            Results.writePart(Results.Part.PROFILE_OF_A_FAN, profile(ConvergeSide.serial(million(Shape.FAN))));
            Results.writePart(Results.Part.PROFILE_OF_BUILDING, profile(new BuildSide(million(Shape.LAYERED))));
            Results.writePart(
                    Results.Part.PROFILE_OF_TWO_WORKERS,
                    profile(ConvergeSide.timed(million(Shape.LAYERED), fixpoint -> fixpoint.parallelism(2))));
            Results.writePart(Results.Part.PROFILE_OF_A_WHOLE_PROCESS, profileOfAWholeProcess());
        }
        List<String> missed = table.missed();
        if (!missed.isEmpty()) {
            System.out.println("missed: " + String.join(", ", missed));
        }
        return missed.isEmpty() ? 0 : 1;
    }

    private static Workload million(Shape shape) {
        return Setting.of(shape, Mode.SATISFIED, Setting.MILLION).workload();
    }

    private static String profile(Side side) throws Exception {
        Progress.say("profile");
        return Profile.of(side, 100);
    }

    private static String profileOfAWholeProcess() throws Exception {
        Progress.say("profile of a whole process");
        return ProcessProfile.of(100_000, 20);
    }

    /**
     * Returns all rows.
     *
     * @param jobs how many the memory is measured with
     */
    static List<Row> rows(Contests contests, boolean quick, int jobs, ProcessRows processes) {
        Rows rows = new Rows(contests, quick);
        MemoryRows memory = new MemoryRows(contests, quick, jobs);
        List<Row> all = new ArrayList<>(rows.ratios());
        all.add(memory.memory());
        if (!quick) {
            all.add(rows.futures());
            all.add(memory.futures());
            all.add(memory.ready());
            all.addAll(processes.ninja());
            all.addAll(rows.parallel());
        }
        all.addAll(rows.waiting());
        if (!quick) {
            all.add(rows.retryDelay());
            all.add(processes.startUp());
            all.addAll(rows.shown());
            all.addAll(processes.others());
        }
        return all;
    }

    /** What cannot be measured does not keep the rest from being measured. */
    private static Measured measure(Row row) throws InterruptedException {
        try {
            return row.measurement().measure();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Progress.say("%s: %s", row.id(), e);
            return Measured.failed(e);
        }
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
