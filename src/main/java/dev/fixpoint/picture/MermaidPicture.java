package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Edge;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A drawing as a flowchart of Mermaid, which many places that show Markdown also show. */
public final class MermaidPicture {

    /** Mermaid itself begins a mark with this letter in place of each entity code. */
    private static final int MARK = 'ﬂ';

    /** Mermaid draws an error in place of a flowchart with more of them, unless it was set up otherwise. */
    private static final int MOST_EDGES = 500;

    /** The same of the text, in UTF-16 units. */
    private static final int LONGEST_TEXT = 50_000;

    private final StringBuilder text = new StringBuilder("flowchart TD\n");

    private MermaidPicture() {}

    /**
     * Returns the drawing as text. Satisfied jobs are folded if it is larger than Mermaid takes.
     *
     * @throws IOException if it still is; the message says what to write instead
     */
    public static String write(Drawing drawing) throws IOException {
        String whole = text(drawing);
        if (isSmallEnough(drawing, whole)) {
            return whole;
        }
        Drawing folded = drawing.folded(0);
        String text = text(folded);
        if (!isSmallEnough(folded, text)) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "Mermaid takes no more than %,d edges and %,d characters, and even with its satisfied jobs folded the"
                            + " graph has %,d and %,d; write an .svg or .html instead, or draw a part with --graph-focus",
                    MOST_EDGES,
                    LONGEST_TEXT,
                    folded.edges().size(),
                    text.length()));
        }
        return text;
    }

    private static boolean isSmallEnough(Drawing drawing, String text) {
        return drawing.edges().size() <= MOST_EDGES && text.length() <= LONGEST_TEXT;
    }

    private static String text(Drawing drawing) {
        MermaidPicture picture = new MermaidPicture();
        List<Node> nodes = drawing.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            picture.node(i, nodes.get(i));
        }
        for (Edge edge : drawing.edges()) {
            picture.line("n" + edge.from() + (edge.soft() ? " -.-> n" : " --> n") + edge.to());
        }
        Set<State> used = EnumSet.noneOf(State.class);
        nodes.forEach(node -> used.add(node.state()));
        used.forEach(picture::style);
        return picture.text.toString();
    }

    private void node(int index, Node node) {
        String label = '"' + escaped(SvgPicture.label(node)) + '"';
        String shape = node.isGroup() ? "[[" + label + "]]" : "[" + label + "]";
        line("n" + index + shape + ":::" + node.state().className());
    }

    private void style(State state) {
        Look look = state.look();
        line("classDef " + state.className() + " fill:" + look.fill() + ",stroke:" + look.border() + ",stroke-width:"
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
