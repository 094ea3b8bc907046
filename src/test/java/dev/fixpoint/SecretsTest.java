package dev.fixpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.event.Slf4jListener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.Report;
import dev.fixpoint.testing.ManualTime;
import dev.fixpoint.testing.RecordingLogger;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is declared secret is shown nowhere. */
class SecretsTest {

    private static final String PASSWORD = "hunter2";
    private static final String TOKEN = "first line\nsecond line";

    private final StringBuilder lines = new StringBuilder();
    private final RecordingLogger log = new RecordingLogger();

    private Report converge() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("login").tries(1).run(job -> {
            job.global().put("token", TOKEN);
            job.result("got " + TOKEN);
            job.status("with " + job.argument("password", String.class));
            job.global().put("note", "the password is " + job.argument("password", String.class));
        });
        jobs.job("upload")
                .dependsOn("login")
                .tries(1)
                .check(job ->
                        job.requireEqual("password", job.global().get("token"), job.argument("password", String.class)))
                .run(job -> {
                    throw new IOException("refused " + job.global().get("token"), new IOException(PASSWORD));
                })
                .cleanup(job -> {
                    throw new IOException("still " + PASSWORD);
                });
        jobs.job("count").tries(1).check(job -> job.argument("password", Integer.class));
        return Fixpoint.of(jobs.build())
                .timeSource(new ManualTime())
                .secret("password", "token")
                .argument("password", PASSWORD)
                .argument("user", "me")
                .listener(PhaseLines.debug(lines))
                .listener(new Slf4jListener(log))
                .listener(new Listener() {
                    @Override
                    public void statusChanged(Event.StatusChanged event) {
                        lines.append(event.status()).append('\n');
                    }
                })
                .converge();
    }

    @Test
    void areMaskedInAllThatIsPrintedLoggedAndReported() {
        Report report = converge();

        List<String> shown = List.of(
                lines.toString(),
                report.summary(),
                report.arguments().toString(),
                RunRecord.of(report, "upload").toString(),
                log.lines().toString());
        assertThat(shown)
                .allSatisfy(text -> assertThat(text)
                        .contains("***")
                        .doesNotContain(PASSWORD)
                        .doesNotContain("first line")
                        .doesNotContain("second line"));
        assertThat(report.summary()).contains("upload failed after 1 attempt: password: expected ***, found ***");
        assertThat(lines.toString()).contains("with ***\n", "java.io.IOException: refused ***");
    }

    @Test
    void areThereForJobsAndForWhoeverAsksTheReport() {
        Report report = converge();

        assertThat(report.storage()).containsEntry("token", TOKEN).containsEntry("note", "the password is hunter2");
        assertThat(report.arguments().get("password", String.class)).isEqualTo(PASSWORD);
    }

    @Test
    void areFoundInTheLongestFormFirst() {
        Secrets secrets = new Secrets(Set.of("a", "b", "empty", "letters"));
        secrets.learn("a", "secret");
        secrets.learn("b", " secret service ");
        secrets.learn("empty", "");
        secrets.learn("letters", "xyz".toCharArray());
        secrets.learn("other", "plain");

        assertThat(secrets.mask("plain secret, secret service, xyz")).isEqualTo("plain ***, ***, ***");
        assertThat(secrets.isSecret("a")).isTrue();
        assertThat(secrets.isSecret("other")).isFalse();
    }

    @Test
    void doNotMaskEachBraceOfASecretOfManyLines() {
        Secrets secrets = new Secrets(Set.of("key"));
        secrets.learn("key", "{\n  abcdef\n}");

        assertThat(secrets.mask("{ x }: abcdef")).isEqualTo("{ x }: ***");
        assertThat(secrets.mask("{\n  abcdef\n}")).isEqualTo("***");
    }

    @Test
    void ofArgumentsAreNotInTheirText() {
        assertThat(new Arguments(List.of("x"), Map.of("password", PASSWORD), Set.of("password")))
                .hasToString("(x, password=***)");
    }
}
