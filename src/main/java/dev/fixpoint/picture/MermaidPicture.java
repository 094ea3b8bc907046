package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.report.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A drawing as a flowchart of Mermaid, which many places that show Markdown also show. */
public final class MermaidPicture {

    /** Mermaid itself begins a mark with this letter in place of each entity code. */
    private static final int MARK = 'ﬂ';

    private final StringBuilder text = new StringBuilder("flowchart TD\n");

    private MermaidPicture() {}

    /** Returns the drawing as text. */
    public static String write(Drawing drawing) {
        MermaidPicture picture = new MermaidPicture();
        List<Node> nodes = drawing.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            picture.node(i, nodes.get(i));
        }
        for (Edge edge : drawing.edges()) {
            picture.line("n" + edge.from() + " --> n" + edge.to());
        }
        Set<Outcome> used = EnumSet.noneOf(Outcome.class);
        nodes.forEach(node -> used.add(node.outcome()));
        used.forEach(outcome -> picture.style(Look.of(outcome)));
        return picture.text.toString();
    }

    private void node(int index, Node node) {
        String label = '"' + escaped(SvgPicture.label(node)) + '"';
        String shape = node.isGroup() ? "[[" + label + "]]" : "[" + label + "]";
        line("n" + index + shape + ":::" + Look.of(node.outcome()).className());
    }

    private void style(Look look) {
        line("classDef " + look.className() + " fill:" + look.fill() + ",stroke:" + look.border() + ",stroke-width:"
                + Decimals.of(look.borderWidth()) + "px,color:#000"
                + (look.dashes().isEmpty() ? "" : ",stroke-dasharray:" + look.dashes()));
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /**
     * Returns the text with an entity code in place of all that Mermaid, its Markdown or HTML might read as something else.
     * Mermaid's codes are those of HTML with another first letter, and always decimal here.
     */
    private static String escaped(String label) {
        StringBuilder escaped = new StringBuilder(label.length());
        XmlText.visible(label).codePoints().forEach(c -> {
            if ((Character.isLetterOrDigit(c) || c == ' ') && c != MARK) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
