package dev.fixpoint.picture;

import java.util.Set;

/** The style sheet of an SVG picture, and the head of its arrows. */
final class SvgStyle {

    private SvgStyle() {}

    static String write(Set<State> states, boolean soft) {
        StringBuilder style = new StringBuilder("""
                <style>
                svg { background: #fff; color: #000; font: 14px system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
                .lines path { fill: none; stroke: #777; marker-end: url(#head); }
                #head path { fill: #777; }
                text { fill: #000; text-anchor: middle; white-space: pre; unicode-bidi: isolate; }
                .legend { fill: currentColor; text-anchor: start; }
                """);
        style.append(soft ? ".lines .soft { stroke-dasharray: 5 4; }\n" : "");
        for (State state : states) {
            Look look = state.look();
            style.append('.').append(state.className()).append(" rect { fill: ").append(look.fill());
            style.append("; stroke: ").append(look.border());
            style.append("; stroke-width: ").append(Decimals.of(look.borderWidth()));
            style.append(look.dashes().isEmpty() ? "" : "; stroke-dasharray: " + look.dashes());
            style.append("; }\n");
        }
        return style.append("""
                @media (prefers-color-scheme: dark) {
                svg { background: #1c1c1e; color: #eee; }
                .lines path { stroke: #aaa; }
                #head path { fill: #aaa; }
                }
                </style>
                <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
                <path d="M0 1L8 4L0 7Z"/></marker></defs>
                """).toString();
    }
}
