package dev.fixpoint.page;

import dev.fixpoint.text.Quoted;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes HTML: markup as it is, and text so that it can be nothing else, in an element or in a quoted attribute. */
final class Html {

    private static final char REPLACEMENT = '\uFFFD';

    private final Appendable out;

    Html(Appendable out) {
        this.out = out;
    }

    /** Writes markup, which holds nothing that comes from a run. */
    Html markup(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /** Writes text. */
    Html text(String text) throws IOException {
        out.append(escape(text));
        return this;
    }

    /** Writes an element with text of a foreign direction, kept apart from what is around it. */
    Html isolated(String text) throws IOException {
        return markup("<bdi>").text(text).markup("</bdi>");
    }

    /** Writes a link to a job, which has its name for a text. */
    Html job(String name) throws IOException {
        return markup("<a class=\"job\" href=\"#job=")
                .text(encode(name))
                .markup("\">")
                .isolated(Visible.line(name, 120))
                .markup("</a>");
    }

    /** Writes the sign of a state. */
    Html sign(String sign) throws IOException {
        return markup("<svg class=\"sign " + sign + "\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#sign-"
                + sign + "\"/></svg>");
    }

    /** Returns the name as the scripts read it from an address: encodeURIComponent of the text without half pairs. */
    private static String encode(String name) {
        return URLEncoder.encode(whole(name), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Quoted.isHalf(text, i)) {
                whole.setCharAt(i, REPLACEMENT);
            }
        }
        return whole.toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\0' -> escaped.append(REPLACEMENT);
                default -> escaped.append(Quoted.isHalf(text, i) ? REPLACEMENT : c);
            }
        }
        return escaped.toString();
    }
}
