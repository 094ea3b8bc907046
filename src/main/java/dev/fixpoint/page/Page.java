package dev.fixpoint.page;

import dev.fixpoint.record.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file: a template with the style, the scripts and the run put into it. Its own policy allows the browser that style and
 * those scripts, by their hashes, and nothing else: no request, no other script, no form.
 */
final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** All scripts, in an order in which none uses at once what a later one defines. */
    private static final List<String> SCRIPTS = List.of(
            "text.js",
            "dom.js",
            "data.js",
            "theme.js",
            "state.js",
            "canvas.js",
            "graph.js",
            "graph-drawing.js",
            "graph-input.js",
            "timeline.js",
            "timeline-drawing.js",
            "table.js",
            "details.js",
            "values.js",
            "search.js",
            "layout.js",
            "start.js");

    /** Writes what belongs in a place of the template. */
    private interface Part {
        void write(Appendable out) throws IOException;
    }

    private Page() {}

    /** Writes the page of a run that a template describes. */
    static void write(String template, RunRecord run, Appendable out) throws IOException {
        JobStates states = JobStates.of(run);
        String style = resource("style.css");
        String script = script();
        String title = Verdict.of(run).word() + ": " + Visible.line(run.program(), 120);
        Map<String, Part> parts = Map.of(
                "policy", to -> to.append(policy(style, script)),
                "title", to -> new Html(to).text(title),
                "program", to -> new Html(to).isolated(Visible.line(run.program(), 120)),
                "icon", to -> to.append(icon(Verdict.of(run).sign())),
                "style", to -> to.append(style),
                "signs", to -> to.append(resource("signs.svg")),
                "overview", to -> Overview.write(run, states, to),
                "plain", to -> PlainTable.write(run, states, to),
                "data", to -> RunJson.write(run, states, new ScriptText(to)),
                "script", to -> to.append(script));
        String text = resource(template);
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            out.append(text, end, place.start());
            Objects.requireNonNull(parts.get(place.group(1)), place.group(1)).write(out);
            end = place.end();
        }
        out.append(text, end, text.length());
    }

    private static String script() {
        StringBuilder script = new StringBuilder("(() => {\n\"use strict\";\n");
        SCRIPTS.forEach(name -> script.append(resource(name)));
        return script.append("})();\n").toString();
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** With an icon of its own the page makes no browser ask for one. */
    private static String icon(String sign) {
        String color = switch (sign) {
            case "failed" -> "c43d12";
            case "cancelled" -> "8a4d92";
            case "converged" -> "2c62a8";
            default -> "0b7f60";
        };
        return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                + "%3Ccircle cx='8' cy='8' r='7' fill='%23" + color + "'/%3E%3C/svg%3E";
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the library's jar", e);
        }
    }
}
