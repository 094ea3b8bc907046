package dev.fixpoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes what was measured: the figures as CSV, the growth as a plot, and the table into the page that explains it. */
final class Results {

    /** What is written into the page, each between two lines that say so. */
    enum Part {
        TABLE,
        PROFILE,
        PROFILE_OF_A_FAN,
        PROFILE_OF_BUILDING,
        PROFILE_OF_TWO_WORKERS,
        PROFILE_OF_A_WHOLE_PROCESS,
        MACHINE;

        private String start() {
            return "<!-- The " + this + " is written by the benchmarks. -->\n";
        }

        private String end() {
            return "<!-- End of the " + this + ". -->\n";
        }

        /** Returns the page with what is between the two lines replaced. */
        String replaced(String page, String text) {
            int start = page.indexOf(start());
            int end = page.indexOf(end());
            if (start < 0 || end < start) {
                throw new IllegalStateException(
                        "the page has no place for the " + this + ": put these two lines into it:\n" + start() + end());
            }
            return page.substring(0, start + start().length()) + "\n" + text + "\n" + page.substring(end);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private Results() {}

    static void write(Path directory, Table table, List<Figure> figures) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("performance.csv"), csv(figures));
        Files.writeString(
                directory.resolve("performance.svg"), GrowthPlot.of(figures).toSvg());
        Path page = directory.resolve("performance.md");
        String old = Files.exists(page) ? Files.readString(page) : Part.TABLE.start() + Part.TABLE.end();
        Files.writeString(page, Part.TABLE.replaced(old, table.toString()));
    }

    /** Writes a part of the page. */
    static void writePart(Part part, String text) throws IOException {
        Path page = Path.of("docs", "performance.md");
        Files.writeString(page, part.replaced(Files.readString(page), text));
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
}
