package dev.fixpoint.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A picture of how costs grow: the CPU time for each job of a layered graph over the number of jobs, both in powers of ten. A
 * flat line is linear growth.
 */
final class GrowthPlot {

    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int DECADE_WIDTH = 150;
    private static final int DECADE_HEIGHT = 75;
    private static final int LABEL_WIDTH = 230;
    private static final int LABEL_HEIGHT = 16;
    private static final int LEAST_JOBS = 3;
    private static final int MOST_JOBS = 6;

    private static final String STYLE = """
            <style>
              svg { font: 12px sans-serif; fill: #1f2328; }
              .grid { stroke: #d1d9e0; }
              .line { fill: none; stroke: #8c959f; stroke-width: 1.5; }
              .dot { fill: #8c959f; }
              .ours.line { stroke: #0969da; stroke-width: 2.5; }
              .ours.dot, text.ours { fill: #0969da; }
              @media (prefers-color-scheme: dark) {
                svg { fill: #e6edf3; }
                .grid { stroke: #3d444d; }
                .ours.line { stroke: #4493f8; }
                .ours.dot, text.ours { fill: #4493f8; }
              }
            </style>
            """;

    /** By name: nanoseconds for each job by the number of jobs. */
    private final Map<String, SortedMap<Integer, Double>> lines = new LinkedHashMap<>();

    private int lowest = 1;
    private int highest = 5;

    private GrowthPlot() {}

    static GrowthPlot of(List<Figure> figures) {
        GrowthPlot plot = new GrowthPlot();
        for (Figure figure : figures) {
            if (figure.setting()
                    .equals(Setting.of(
                            Shape.LAYERED, Mode.SATISFIED, figure.setting().size()))) {
                plot.add(figure);
            }
        }
        return plot;
    }

    private void add(Figure figure) {
        switch (figure.what()) {
            case "converge" -> add("Fixpoint: converge", "limit loop", figure);
            case "build" -> add("Fixpoint: build", "HashMap and int arrays", figure);
            case "build jgrapht" -> add("", "JGraphT: build", figure);
            case "completable future" -> add("", "CompletableFuture", figure);
            case "dexecutor" -> add("", "dexecutor", figure);
            case "process against ninja, cpu" -> add("Fixpoint: whole process", "ninja", figure);
            case "process against make, cpu" -> add("", "make", figure);
            case "process against doit, cpu" -> add("", "doit", figure);
            default -> {}
        }
    }

    private void add(String ours, String peer, Figure figure) {
        addPoint(ours, figure, figure.ours());
        addPoint(peer, figure, figure.peer());
    }

    private void addPoint(String name, Figure figure, double nanoseconds) {
        int size = figure.setting().size();
        if (!name.isEmpty() && nanoseconds > 0) {
            double each = nanoseconds / size;
            lines.computeIfAbsent(name, any -> new TreeMap<>()).put(size, each);
            lowest = Math.min(lowest, (int) Math.floor(Math.log10(each)));
            highest = Math.max(highest, (int) Math.ceil(Math.log10(each)));
        }
    }

    String toSvg() {
        int right = LEFT + (MOST_JOBS - LEAST_JOBS) * DECADE_WIDTH;
        int bottom = TOP + (highest - lowest) * DECADE_HEIGHT;
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">", right + LABEL_WIDTH, bottom + 55);
        svg.append(STYLE);
        add(svg, "<text x=\"10\" y=\"20\">CPU time for each job of a layered graph with nothing to do</text>");
        for (int power = LEAST_JOBS; power <= MOST_JOBS; power++) {
            int x = LEFT + (power - LEAST_JOBS) * DECADE_WIDTH;
            add(svg, "<path class=\"grid\" d=\"M%d %dV%d\"/>", x, TOP, bottom);
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%,d</text>", x, bottom + 20, power(power));
        }
        add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">jobs</text>", (LEFT + right) / 2, bottom + 42);
        for (int power = lowest; power <= highest; power++) {
            int y = bottom - (power - lowest) * DECADE_HEIGHT;
            add(svg, "<path class=\"grid\" d=\"M%d %dH%d\"/>", LEFT, y, right);
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, time(power));
        }
        lines.forEach((name, points) -> addLine(svg, name, points));
        addLabels(svg);
        svg.append("</svg>\n");
        return svg.toString();
    }

    private void addLine(StringBuilder svg, String name, SortedMap<Integer, Double> points) {
        String owner = owner(name);
        StringBuilder path = new StringBuilder();
        points.forEach((jobs, each) -> {
            path.append(path.isEmpty() ? "M" : "L");
            path.append(String.format(Locale.ROOT, "%.1f %.1f", x(jobs), y(each)));
            add(svg, "<circle class=\"%sdot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", owner, x(jobs), y(each));
        });
        add(svg, "<path class=\"%sline\" d=\"%s\"/>", owner, path);
    }

    /** Puts the names behind the ends of their lines, moved down where they would cover each other. */
    private void addLabels(StringBuilder svg) {
        List<String> names = new ArrayList<>(lines.keySet());
        names.sort(Comparator.comparingDouble(this::endOf));
        Map<Integer, Double> below = new TreeMap<>();
        for (String name : names) {
            int jobs = lines.get(name).lastKey();
            double wanted = endOf(name) + 4;
            double y = Math.max(wanted, below.getOrDefault(jobs, wanted));
            below.put(jobs, y + LABEL_HEIGHT);
            add(
                    svg,
                    "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    owner(name).strip(),
                    x(jobs) + 8,
                    y,
                    name);
        }
    }

    private double endOf(String name) {
        SortedMap<Integer, Double> points = lines.get(name);
        return y(points.get(points.lastKey()));
    }

    private static String owner(String name) {
        return name.startsWith("Fixpoint") ? "ours " : "";
    }

    private double x(int jobs) {
        return LEFT + (Math.log10(jobs) - LEAST_JOBS) * DECADE_WIDTH;
    }

    private double y(double nanoseconds) {
        return TOP + (highest - Math.log10(nanoseconds)) * DECADE_HEIGHT;
    }

    private static int power(int exponent) {
        return (int) Math.round(Math.pow(10, exponent));
    }

    /** Returns a power of ten nanoseconds with its unit. */
    private static String time(int exponent) {
        String[] units = {"ns", "µs", "ms", "s"};
        int unit = Math.max(0, Math.min(units.length - 1, exponent / 3));
        return exponent < 0
                ? "0." + "0".repeat(-exponent - 1) + "1 ns"
                : power(exponent - 3 * unit) + " " + units[unit];
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
