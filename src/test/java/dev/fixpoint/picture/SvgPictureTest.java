package dev.fixpoint.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fixpoint.report.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** SVG to the byte, and what an XML parser finds in that of hostile names. */
class SvgPictureTest {

    @Test
    void twoJobs() {
        Drawing drawing = new Runs()
                .job("a", Outcome.PASSED)
                .failed("b & <c>", 2, "no\nluck", "a")
                .drawing();
        assertThat(SvgPicture.write(drawing)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" role="graphics-document" aria-labelledby="title summary" \
                width="196" height="144" viewBox="0 0 196 144">
                <title id="title">a &lt;program&gt;</title>
                <desc id="summary">1 passed, 1 failed</desc>
                <style>
                svg { background: #fff; color: #000; font: 14px system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
                .lines path { fill: none; stroke: #777; marker-end: url(#head); }
                #head path { fill: #777; }
                text { fill: #000; text-anchor: middle; white-space: pre; unicode-bidi: isolate; }
                .legend { fill: currentColor; text-anchor: start; }
                .passed rect { fill: #d3e8f8; stroke: #2b6ea3; stroke-width: 1; }
                .failed rect { fill: #ffb37a; stroke: #8a2d00; stroke-width: 3; }
                @media (prefers-color-scheme: dark) {
                svg { background: #1c1c1e; color: #eee; }
                .lines path { stroke: #aaa; }
                #head path { fill: #aaa; }
                }
                </style>
                <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" \
                orient="auto"><path d="M0 1L8 4L0 7Z"/></marker></defs>
                <g class="lines">
                <path d="M64 44L64 72"/>
                </g>
                <g class="passed" role="graphics-symbol"><title>a
                passed, 1 attempt</title><rect x="38" y="72" width="52" height="32" rx="4"/>\
                <text x="64" y="93">✓ a</text></g>
                <g class="failed" role="graphics-symbol"><title>b &amp; &lt;c&gt;
                failed, 2 attempts
                no ...</title><rect x="12" y="12" width="104" height="32" rx="4"/>\
                <text x="64" y="33">✗ b &amp; &lt;c&gt;</text></g>
                <text class="legend" x="12" y="130">✓ 1 passed   ✗ 1 failed</text>
                </svg>
                """);
    }

    @Test
    void everyOutcomeHasItsOwnSignAndItsOwnBorder() throws Exception {
        Document svg = parse(SvgPicture.write(Runs.everyOutcome()));
        assertThat(texts(svg, "text"))
                .containsExactly(
                        "≈ assumed",
                        "✓ passed",
                        "✚ converged",
                        "✗ failed",
                        "− excluded",
                        "■ cancelled",
                        "○ not run",
                        "⊘ top",
                        "✓ 1 passed   ✚ 1 converged   ✗ 1 failed   ■ 1 cancelled   ⊘ 1 blocked   − 1 excluded   "
                                + "≈ 1 assumed   ○ 1 not run");
        Set<String> borders = new HashSet<>();
        for (Outcome outcome : Outcome.values()) {
            Look look = State.of(outcome).look();
            borders.add(look.border() + " " + look.borderWidth() + " " + look.dashes());
        }
        assertThat(borders).hasSize(Outcome.values().length);
    }

    @Test
    void aPlanSaysWhatWouldBecomeOfEachJob() throws Exception {
        Document svg = parse(SvgPicture.write(Runs.everyVerdict()));
        assertThat(texts(svg, "text"))
                .containsExactly(
                        "✓ satisfied",
                        "✚ would run",
                        "○ may run",
                        "■ cannot tell",
                        "✗ would fail",
                        "⊘ blocked",
                        "− excluded",
                        "✓ 1 satisfied   ✚ 1 would run   ○ 1 may run   ■ 1 cannot tell   ✗ 1 would fail   ⊘ 1 blocked   "
                                + "− 1 excluded");
        assertThat(texts(svg, "title"))
                .containsExactly(
                        "a <program>",
                        "satisfied\nsatisfied",
                        "would run\nwould run\nnot there",
                        "may run\nmay run\nafter would run",
                        "cannot tell\ncannot tell\nit was not checked: the plan was cut short",
                        "would fail\nwould fail\nno hope",
                        "blocked\nblocked\nneeds would fail",
                        "excluded\nexcluded");
    }

    /** By the formula of the guidelines for accessible pages: 4.5 is enough for text, 3 for borders. */
    @Test
    void namesAndBordersStandOut() {
        for (Outcome outcome : Outcome.values()) {
            Look look = State.of(outcome).look();
            assertThat(contrast("#000000", look.fill())).as("text, %s", outcome).isGreaterThan(4.5);
            assertThat(contrast(look.border(), look.fill()))
                    .as("border, %s", outcome)
                    .isGreaterThan(3);
        }
    }

    private static double contrast(String dark, String light) {
        return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
    }

    private static double luminance(String color) {
        double[] parts = IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(color.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        Drawing drawing = Names.drawing();
        Document svg = parse(SvgPicture.write(drawing));
        List<String> texts = texts(svg, "text");
        assertThat(texts.subList(0, texts.size() - 1))
                .isEqualTo(drawing.nodes().stream().map(SvgPicture::label).toList())
                .allMatch(label -> label.codePointCount(0, label.length()) <= 42);
        assertThat(texts(svg, "title").subList(1, drawing.nodes().size() + 1))
                .isEqualTo(drawing.nodes().stream()
                        .map(node -> XmlText.visible(node.tooltip()))
                        .toList());
        NodeList all = svg.getElementsByTagName("*");
        Set<String> names = new HashSet<>();
        IntStream.range(0, all.getLength()).forEach(i -> names.add(all.item(i).getNodeName()));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "svg", "title", "desc", "style", "defs", "marker", "path", "g", "rect", "text");
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertThat(XmlText.escaped("a\0\u001B\uD800b\uFFFE\n<&>\"é🎬"))
                .isEqualTo("a\uFFFD\uFFFD\uFFFDb\uFFFD\n&lt;&amp;&gt;&quot;é🎬");
    }

    @Test
    void longNamesAreCutInTheMiddle() {
        assertThat(ShortName.of("x".repeat(40))).isEqualTo("x".repeat(40));
        assertThat(ShortName.of("begin" + "x".repeat(40) + "end"))
                .isEqualTo("begin" + "x".repeat(14) + "…" + "x".repeat(16) + "end");
        assertThat(ShortName.of("漢".repeat(21))).isEqualTo("漢".repeat(9) + "…" + "漢".repeat(9));
        assertThat(ShortName.of("🎬".repeat(21))).isEqualTo("🎬".repeat(9) + "…" + "🎬".repeat(9));
    }

    @Test
    void everyBoxIsWideEnoughForItsName() {
        assertThat(TextWidth.of("")).isZero();
        assertThat(TextWidth.of("iiii")).isLessThan(TextWidth.of("WWWW")).isCloseTo(1.2, within(0.001));
        assertThat(TextWidth.of("漢字")).isEqualTo(2);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(TextWidth.of("e"));
    }

    @Test
    void aGroupHasTwoBorders() throws Exception {
        Drawing drawing = new Runs()
                .job("a", Outcome.PASSED)
                .job("b", Outcome.PASSED, "a")
                .drawing()
                .folded(0);
        Document svg = parse(SvgPicture.write(drawing));
        assertThat(texts(svg, "text")).containsExactly("✓ 2 satisfied jobs", "✓ 2 passed");
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2);
    }

    @Test
    void noJobsAreAPictureToo() throws Exception {
        assertThat(texts(parse(SvgPicture.write(new Runs().drawing())), "text")).containsExactly("no jobs");
    }

    @Test
    void coordinatesHaveOneDecimalAtTheMost() {
        assertThat(Arrays.stream(new double[] {0, 1, 1.04, 1.05, -0.26, -3, 123456789.96})
                        .mapToObj(Decimals::of))
                .containsExactly("0", "1", "1", "1.1", "-0.3", "-3", "123456790");
    }

    private static List<String> texts(Document svg, String tag) {
        NodeList elements = svg.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(((Element) elements.item(i)).getTextContent());
        }
        return texts;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
