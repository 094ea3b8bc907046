package dev.fixpoint.picture;

import java.util.List;

/** Names that mean something else to one of the formats, cannot be written in it, or are not there. */
final class Names {

    static final List<String> HOSTILE = List.of(
            "",
            " ",
            "<script>alert(1)</script>",
            "</text></svg>",
            "]]>",
            "<!--",
            "a & b &amp; c &#65; #65; #quot;",
            "say \"hi\" 'there'",
            "a\nb\r\nc\td",
            "\0\u0007\u001B[31mred\u001B[0m\u007F\u0085",
            "\uD800 \uDC00 lone",
            "\uFFFE\uFFFF",
            "\u202Ertl \u2066isolate",
            "שלום",
            "漢字",
            "🎬 e\u0301",
            "C:\\N\\G \\",
            "1. first",
            "- item",
            "`code` **bold** _cursive_",
            "$$x^2$$",
            "fa:fa-car",
            "end",
            "graph TD",
            "subgraph",
            "classDef x:#fff;",
            "style n0 fill:#f00;",
            "%%{init: {}}%%",
            "%% comment",
            "a --> b",
            "ﬂ°°65¶ß",
            "constructor",
            "__proto__",
            "toString",
            "x".repeat(1_000_000));

    private Names() {}

    /** Returns a drawing with these names, each depending on the one before. */
    static Drawing drawing() {
        Runs runs = new Runs();
        for (int i = 0; i < HOSTILE.size(); i++) {
            if (i == 0) {
                runs.failed(HOSTILE.get(i), 1, HOSTILE.get(i));
            } else {
                runs.failed(HOSTILE.get(i), 1, HOSTILE.get(i), HOSTILE.get(i - 1));
            }
        }
        return runs.drawing();
    }
}
