package dev.fixpoint.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML, an element a line. Small enough to be written here: the JDK's own writer would make the module need
 * {@code java.xml}, and lets characters through that no parser takes back.
 */
final class Xml {

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    Xml(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    Xml start(String element) throws IOException {
        endTag("\n");
        indent();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    Xml attribute(String name, String value) throws IOException {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
        return this;
    }

    /** Ends the element that was started last. */
    Xml end() throws IOException {
        String element = open.pop();
        if (inTag) {
            inTag = false;
            out.append("/>\n");
        } else {
            indent();
            out.append("</").append(element).append(">\n");
        }
        return this;
    }

    /** Writes the text of the element that was started last, and ends it. */
    Xml endWith(String text) throws IOException {
        if (text.isEmpty()) {
            return end();
        }
        endTag("");
        escape(text, false);
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    private void endTag(String after) throws IOException {
        if (inTag) {
            inTag = false;
            out.append('>').append(after);
        }
    }

    private void indent() throws IOException {
        out.append("  ".repeat(open.size()));
    }

    /** Line ends other than {@code \n}, and all of them in attributes, would be made into something else by who reads them. */
    private void escape(String text, boolean inAttribute) throws IOException {
        String allowed = Characters.forXml(text);
        for (int i = 0; i < allowed.length(); i++) {
            char c = allowed.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
    }
}
