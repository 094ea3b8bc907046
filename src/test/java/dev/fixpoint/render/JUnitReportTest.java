package dev.fixpoint.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reports as JUnit's XML: what is in them, and that parsers and CI servers take them. */
class JUnitReportTest {

    private static Schema schema;

    @BeforeAll
    static void readTheSchema() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("/render/junit.xsd"));
    }

    private static String xml(RunRecord run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ReportFile.write(run, "xml", bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void requireValid(String xml) throws IOException, SAXException {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyOutcomeHasItsPlace() throws Exception {
        String xml = xml(EveryOutcome.run());

        requireValid(xml);
        EveryOutcome.assertAsExpected("xml", xml);
    }

    @Test
    void ofAPlanOnlyWhatWouldFailIsAFailure() throws Exception {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("satisfied").check(job -> {});
        jobs.job("assumed");
        jobs.job("would run")
                .check(job -> {
                    throw CheckFailure.because("not there");
                })
                .run(job -> {});
        jobs.job("may run").dependsOn("would run").check(job -> {});
        jobs.job("would fail").check(job -> {
            throw CheckFailure.because("no").hopeless();
        });
        jobs.job("blocked").dependsOn("would fail");
        jobs.job("excluded");
        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .noAct(true)
                .assumeDone("assumed")
                .exclude("excluded")
                .converge();

        String xml = xml(RunRecord.of(report, "plan"));

        requireValid(xml);
        Element suite = (Element) parse(xml).getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("4");
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(IntStream.range(0, cases.getLength()).mapToObj(i -> result((Element) cases.item(i))))
                .containsExactly(
                        "satisfied passes",
                        "assumed passes",
                        "would run skipped: would run: not there",
                        "may run skipped: may run: after would run",
                        "would fail failure: no",
                        "blocked skipped: blocked: needs would fail",
                        "excluded skipped: excluded");
    }

    private static String result(Element testCase) {
        Element first = (Element) testCase.getElementsByTagName("*").item(0);
        return testCase.getAttribute("name")
                + (first == null || first.getTagName().equals("system-out")
                        ? " passes"
                        : " " + first.getTagName() + ": " + first.getAttribute("message"));
    }

    @Test
    void anyRunIsValid() {
        LongStream.range(0, 500).forEach(seed -> {
            try {
                requireValid(xml(RandomRuns.of(seed)));
            } catch (IOException | SAXException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    @Test
    void theCountsAreThoseOfTheTestCases() {
        LongStream.range(0, 100).forEach(seed -> {
            try {
                Element root = parse(xml(RandomRuns.of(seed))).getDocumentElement();
                Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
                for (Element counted : new Element[] {root, suite}) {
                    assertCount(counted, "tests", "testcase");
                    assertCount(counted, "failures", "failure");
                    assertCount(counted, "errors", "error");
                }
                assertCount(suite, "skipped", "skipped");
            } catch (Exception e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    private static void assertCount(Element element, String attribute, String counted) {
        assertThat(element.getAttribute(attribute))
                .as(attribute)
                .isEqualTo(
                        Integer.toString(element.getElementsByTagName(counted).getLength()));
    }

    @Test
    void textsAreReadBackButForWhatXmlCannotHave() throws Exception {
        String hostile = "<script>&amp;]]>\"'\t\n\r\n\u0085\u2028 \uD83D\uDE00 \u0000\u001B\uFFFE\uD800";
        String allowed = "<script>&amp;]]>\"'\t\n\r\n\u0085\u2028 \uD83D\uDE00 \uFFFD\uFFFD\uFFFD\uFFFD";

        Element root = parse(xml(Runs.of(hostile))).getDocumentElement();

        assertThat(root.getAttribute("name")).isEqualTo(allowed);
        NodeList cases = root.getElementsByTagName("testcase");
        assertThat(IntStream.range(0, cases.getLength()).mapToObj(i -> ((Element) cases.item(i)).getAttribute("name")))
                .containsExactly(allowed, allowed + "2", "cleanup of " + allowed + ", attempt 1");
        assertThat(root.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("expected: " + allowed + "\nfound: " + allowed + "\n" + allowed);
        assertThat(((Element) root.getElementsByTagName("property").item(1)).getAttribute("value"))
                .isEqualTo(allowed);
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        String xml = xml(EveryOutcome.run()).replace("<testcase ", "<testcase mood=\"good\" ");

        assertThatExceptionOfType(SAXException.class).isThrownBy(() -> requireValid(xml));
    }
}
