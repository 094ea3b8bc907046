package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes what was measured: the figures as CSV, the growth as a plot, and the table into the page that explains it. */
final class Results {

    private static final String START = "<!-- The table is written by the benchmarks. -->\n";
    private static final String END = "<!-- End of the table. -->\n";

    private Results() {}

    static void write(Path directory, Table table, List<Figure> figures) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("performance.csv"), csv(figures));
        Files.writeString(
                directory.resolve("performance.svg"), GrowthPlot.of(figures).toSvg());
        Path page = directory.resolve("performance.md");
        String old = Files.exists(page) ? Files.readString(page) : START + END;
        Files.writeString(page, withTable(old, table.toString()));
    }

    /** Returns a line for each figure. Names lose their commas. */
    static String csv(List<Figure> figures) {
        StringBuilder text = new StringBuilder("what,shape,order,mode,jobs,rounds,ours,peer,unit,ratio\n");
        for (Figure figure : figures) {
            Setting setting = figure.setting();
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%d,%d,%.0f,%.0f,%s,%.6f\n",
                    figure.what().replace(",", ""),
                    setting.shape(),
                    setting.order(),
                    setting.mode(),
                    setting.size(),
                    figure.rounds(),
                    figure.ours(),
                    figure.peer(),
                    figure.unit(),
                    figure.ratio()));
        }
        return text.toString();
    }

    /** Returns the page with the table between its marks replaced. */
    static String withTable(String page, String table) {
        int start = page.indexOf(START);
        int end = page.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalStateException(
                    "the page has no place for the table: put these two lines into it:\n" + START + END);
        }
        return page.substring(0, start + START.length()) + "\n" + table + "\n" + page.substring(end);
    }
}
