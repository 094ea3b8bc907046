package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import dev.fixpoint.picture.Layout.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A drawing as an SVG picture that needs nothing else: no script, no font, no program. It follows the light or dark mode of
 * who looks at it; a node tells more when pointed at.
 */
public final class SvgPicture {

    private static final double FONT_SIZE = 14;
    private static final double PADDING = 12;
    private static final double HEIGHT = 32;
    private static final double LEGEND = 28;

    /** From the middle of a box down to the line that the letters stand on. */
    private static final double BASELINE = 5;

    /** Between the two borders of a group. */
    private static final double INSET = 3;

    private final Drawing drawing;
    private final List<String> labels = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();

    private SvgPicture(Drawing drawing) {
        this.drawing = drawing;
        drawing.nodes().forEach(node -> labels.add(label(node)));
    }

    /** Returns the drawing as text; it is meant for a file in UTF-8. */
    public static String write(Drawing drawing) {
        return new SvgPicture(drawing).write();
    }

    /** Returns the text in the box of a node: the sign of its state, and its name if that is short enough. */
    static String label(Node node) {
        String name = XmlText.visible(node.name()).replace('\n', ' ');
        return node.state().look().sign() + " " + ShortName.of(name);
    }

    private String write() {
        List<Size> sizes = labels.stream()
                .map(label -> new Size(Math.ceil(TextWidth.of(label) * FONT_SIZE + 2 * PADDING), HEIGHT))
                .toList();
        Layout layout = Layout.layered(sizes, drawing.edges());
        start(layout);
        svg.append("<g class=\"lines\">\n");
        layout.lines().forEach(this::line);
        svg.append("</g>\n");
        for (int i = 0; i < layout.boxes().size(); i++) {
            node(drawing.nodes().get(i), labels.get(i), layout.boxes().get(i));
        }
        svg.append("<text class=\"legend\" x=\"")
                .append(Decimals.of(Layout.MARGIN))
                .append("\" y=\"")
                .append(Decimals.of(layout.height() + FONT_SIZE))
                .append("\">")
                .append(legend(true))
                .append("</text>\n</svg>\n");
        return svg.toString();
    }

    private void start(Layout layout) {
        double least = TextWidth.of(legend(true)) * FONT_SIZE + 2 * Layout.MARGIN;
        String width = Decimals.of(Math.ceil(Math.max(layout.width(), least)));
        String height = Decimals.of(Math.ceil(layout.height() + LEGEND));
        svg.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" role="graphics-document" aria-labelledby="title summary" \
                width="WIDTH" height="HEIGHT" viewBox="0 0 WIDTH HEIGHT">
                """.replace("WIDTH", width).replace("HEIGHT", height));
        svg.append("<title id=\"title\">")
                .append(XmlText.escaped(drawing.title()))
                .append("</title>\n");
        svg.append("<desc id=\"summary\">").append(legend(false)).append("</desc>\n");
        boolean soft = drawing.edges().stream().anyMatch(Edge::soft);
        svg.append(SvgStyle.write(states().keySet(), soft));
    }

    private Map<State, Integer> states() {
        return drawing.nodes().stream().collect(Collectors.toMap(Node::state, Node::jobs, Integer::sum, TreeMap::new));
    }

    private String legend(boolean signs) {
        if (drawing.nodes().isEmpty()) {
            return "no jobs";
        }
        return states().entrySet().stream()
                .map(entry ->
                        (signs ? entry.getKey().look().sign() + " " : "") + entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(signs ? "   " : ", "));
    }

    private void line(Line line) {
        svg.append(line.soft() ? "<path class=\"soft\" d=\"" : "<path d=\"");
        char command = 'M';
        for (Point point : line.points()) {
            svg.append(command).append(Decimals.of(point.x())).append(' ').append(Decimals.of(point.y()));
            command = 'L';
        }
        svg.append("\"/>\n");
    }

    private void node(Node node, String label, Box box) {
        svg.append("<g class=\"").append(node.state().className());
        svg.append("\" role=\"graphics-symbol\"><title>")
                .append(XmlText.escaped(node.tooltip()))
                .append("</title>");
        rectangle(box.x(), box.y(), box.width(), box.height());
        if (node.isGroup()) {
            rectangle(box.x() + INSET, box.y() + INSET, box.width() - 2 * INSET, box.height() - 2 * INSET);
        }
        svg.append("<text x=\"").append(Decimals.of(box.centre()));
        svg.append("\" y=\"").append(Decimals.of(box.y() + box.height() / 2 + BASELINE));
        svg.append("\">").append(XmlText.escaped(label)).append("</text></g>\n");
    }

    private void rectangle(double x, double y, double width, double height) {
        svg.append("<rect x=\"").append(Decimals.of(x));
        svg.append("\" y=\"").append(Decimals.of(y));
        svg.append("\" width=\"").append(Decimals.of(width));
        svg.append("\" height=\"").append(Decimals.of(height));
        svg.append("\" rx=\"4\"/>");
    }
}
