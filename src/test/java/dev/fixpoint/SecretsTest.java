package dev.fixpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.event.PhaseLines;
import dev.fixpoint.event.Slf4jListener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Key;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.report.JobReport;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.testing.RecordingLogger;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is declared secret is shown nowhere. */
class SecretsTest {

    private static final String PASSWORD = "hunter2";
    private static final Key<String> TOKEN_KEY = Key.of("token", String.class);
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
                .timeSource(new FakeTime())
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
    void thatOverlapLeaveNoRest() {
        assertThat(masked("x abcdefghij y", "abcdef", "defghij")).isEqualTo("x *** y");
        assertThat(masked("abcabcab", "abcab")).isEqualTo("***");
        assertThat(masked("abcd abce ab", "abc", "abcdef", "ab")).isEqualTo("***d ***e ***");
        assertThat(masked("nothing")).isEqualTo("nothing");
        assertThat(masked("", "abc")).isEmpty();
    }

    @Test
    void areSearchedInOnePassHoweverManyThereAre() {
        Secrets secrets = new Secrets(Set.of("token"));
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();

        for (int i = 0; i < 10_000; i++) {
            String token = "token-" + Integer.toHexString(i * 0x9E3779B9);
            secrets.learn("token", token);
            secrets.learn("token", token);
            assertThat(secrets.mask("the token is " + token)).isEqualTo("the token is ***");
        }

        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void withinACollectionAnArrayAMapAnOptionalOrARecordAreMaskedByThemselves() {
        Object[] itself = {"itself-in-array", null};
        itself[1] = itself;
        Map<String, Object> accounts = new TreeMap<>();
        accounts.put("main", new Login("root", Optional.of("record-word"), 4711, true));
        accounts.put("other", List.of(Set.of("set-word"), new String[] {"array-word"}, "letters".toCharArray()));
        accounts.put("numbers", List.of(new int[] {31415, 7}, OptionalInt.of(8128), 2.71828));
        accounts.put("itself", itself);
        accounts.put("entry", Map.entry("entry-key", "entry-word"));

        assertThat(masked("record-word,4711,set-word,array-word,letters,31415,8128,2.71828,entry-word", accounts))
                .isEqualTo("***,***,***,***,***,***,***,***,***");
        assertThat(masked("7 true main entry-key itself-in-array", accounts)).isEqualTo("7 true main entry-key ***");
        assertThat(masked("[31415, 7] [] {} Optional.empty", accounts, List.of(), Map.of(), Optional.empty()))
                .isEqualTo("*** [] {} Optional.empty");
        assertThat(masked("it is 7", Optional.of("7"))).isEqualTo("it is ***");
    }

    @Test
    void ofBytesAreMaskedInTheFormsInWhichBytesAreShown() {
        byte[] bytes = "k\u00e9y".getBytes(StandardCharsets.UTF_8);

        assertThat(masked("k\u00e9y 6bc3a979 6BC3A979 a8OpeQ== [107, -61, -87, 121]", bytes))
                .isEqualTo("*** *** *** *** ***");
        assertThat(masked("k\u00e9y", List.of(bytes))).isEqualTo("***");
    }

    @Test
    void areFoundAsTheyAreSpelledInAUrlAndInBase64() {
        assertThat(masked("p%C3%A4ss+w%2Frd p%C3%A4ss%20w%2Frd.", "p\u00e4ss w/rd"))
                .isEqualTo("*** ***.");
        assertThat(masked("aHVudGVyMg== aHVudGVyMg. Basic aHVudGVyMg", PASSWORD))
                .isEqualTo("*** ***. Basic ***");
        assertThat(masked("fn5+fj8/ fn5-fj8_", "~~~~??")).isEqualTo("*** ***");
        assertThat(masked("aHVudGVyMg== fn5+fj8/", List.of(PASSWORD, Map.of("key", "~~~~??"))))
                .isEqualTo("*** ***");
        assertThat(masked("+Ow= -Ow= -Ow", new byte[] {(byte) 0xF8, (byte) 0xEC}))
                .isEqualTo("*** *** ***");
        assertThat(masked("+Pz8 -Pz8", new byte[] {(byte) 0xF8, (byte) 0xFC, (byte) 0xFC}))
                .isEqualTo("*** ***");
        assertThat(masked("YWI= a%2F", "ab", "a/")).isEqualTo("YWI= a%2F");
    }

    @Test
    void inTheNameOfAJobAreRefusedBeforeAnythingRuns() {
        JobGraph.Builder jobs = JobGraph.builder();
        List<String> done = new ArrayList<>();
        jobs.job("a").check(job -> done.add("a"));
        jobs.job("as hunter2 by me").dependsOn("a").check(job -> done.add("b"));
        Fixpoint fixpoint = Fixpoint.of(jobs.build())
                .secret("user", "password")
                .argument("password", PASSWORD)
                .argument("user", "me");

        assertThatIllegalStateException()
                .isThrownBy(fixpoint::converge)
                .withMessage(
                        "argument \"password\" is secret, but its text is in the name of a job, \"as *** by ***\"; "
                                + "names are shown everywhere: name it after something else");
        assertThat(done).isEmpty();
    }

    @Test
    void inTheNamesOfSeveralJobsAreCounted() {
        JobGraph.Builder jobs = JobGraph.builder();
        for (String name : List.of("hunter2", "not", "for aHVudGVyMg==")) {
            jobs.job(name);
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> Fixpoint.of(jobs.build())
                        .secret("token")
                        .store("token", PASSWORD)
                        .converge())
                .withMessage(
                        "the stored value \"token\" is secret, but its text is in the names of 2 jobs, the first of them"
                                + " \"***\"; names are shown everywhere: name them after something else");
    }

    @Test
    void inTheNameOfAJobThatNobodyNeedsAreRefusedToo() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("a");
        jobs.job("hunter2");
        jobs.target("a");

        assertThatIllegalStateException()
                .isThrownBy(() -> Fixpoint.of(jobs.build())
                        .secret("password")
                        .argument("password", PASSWORD)
                        .converge())
                .withMessageContaining("\"***\"");
    }

    @Test
    void thatAreNoneMayBeInNames() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("hunter2");

        assertThat(Fixpoint.of(jobs.build())
                        .secret("other")
                        .argument("password", PASSWORD)
                        .argument("other", "hunter3")
                        .converge()
                        .succeeded())
                .isTrue();
    }

    @Test
    void whoseMethodsFailDisturbNobody() {
        Object mute = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("toString");
            }
        };
        List<Object> endless = new AbstractList<>() {
            @Override
            public Object get(int index) {
                return List.of("word-" + index);
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }

            @Override
            public String toString() {
                return "endless";
            }
        };

        assertThat(masked(
                        "(its toString() threw java.lang.IllegalStateException) long-word",
                        mute,
                        List.of(mute, "long-word")))
                .isEqualTo("(its toString() threw java.lang.IllegalStateException) ***");
        assertThat(masked("word-0 endless", endless)).isEqualTo("*** ***");
    }

    @Test
    void ofManyShortLinesAreMaskedBeforeTheyAreCutOrIndented() {
        String pins = "<1\n<2\n<3";
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("login").tries(1).run(job -> {
            job.status("with " + pins);
            throw new IOException("refused " + pins, new IOException(pins));
        });

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .secret("pins")
                .argument("pins", pins)
                .listener(new Slf4jListener(log))
                .converge();

        assertThat(log.lines()).contains("DEBUG login.run: with ***", "DEBUG login.run failed: refused ***");
        String record = RunRecord.of(report, "login").toString();
        assertThat(record)
                .contains("    java.io.IOException: refused ***\n", "    Caused by: java.io.IOException: ***\n")
                .doesNotContain("<1")
                .doesNotContain("<2")
                .doesNotContain("<3");
        assertThat(log.lines().toString())
                .doesNotContain("<1")
                .doesNotContain("<2")
                .doesNotContain("<3");
    }

    @Test
    void addedToAStoredValueLaterAreMaskedInTheRecord() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("login").tries(1).run(job -> {
            List<String> tokens = new ArrayList<>();
            job.global().put("tokens", tokens);
            tokens.add("late-token");
            job.result("got late-token");
        });

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .secret("tokens")
                .converge();

        assertThat(RunRecord.of(report, "login").toString()).contains("got ***").doesNotContain("late-token");
    }

    @Test
    void inTheOtherTextsOfAnErrorAreNotLogged() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("login").tries(1).run(job -> {
            throw new Translated();
        });

        Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .secret("password")
                .argument("password", PASSWORD)
                .listener(new Slf4jListener(log))
                .converge();

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("ERROR"))
                .singleElement()
                .asString()
                .startsWith("ERROR login failed\n    dev.fixpoint.SecretsTest$Translated: refused\n");
    }

    private static String masked(String text, Object... values) {
        Secrets secrets = new Secrets(Set.of("secret"));
        for (Object value : values) {
            secrets.learn("secret", value);
        }
        return secrets.mask(text);
    }

    private record Login(String user, Optional<String> password, int pin, boolean admin) {}

    /** An error that tells more to a logger than its message does. */
    private static final class Translated extends IOException {
        private static final long serialVersionUID = 1;

        Translated() {
            super("refused");
        }

        @Override
        public String getLocalizedMessage() {
            return "verweigert: " + PASSWORD;
        }
    }

    @Test
    void ofArgumentsAreNotInTheirText() {
        assertThat(new Arguments(List.of("x"), Map.of("password", PASSWORD), Set.of("password")))
                .hasToString("(x, password=***)");
    }

    @Test
    void thatAreInTheNameOfAJobAreNotStored() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("put").tries(1).run(job -> job.global().put("token", "abc-123"));
        jobs.job("update").tries(1).run(job -> job.global().update(TOKEN_KEY, "-", old -> "host"));
        jobs.job("local").tries(1).run(job -> job.local().put("token", "host abc"));
        jobs.job("fine").tries(1).run(job -> job.global().put("token", "xyz"));
        jobs.job("host abc-123").tries(1);
        jobs.job("host def");

        Report report = Fixpoint.of(jobs.build())
                .secret("token")
                .timeSource(new FakeTime())
                .converge();

        String end = "; names are shown everywhere, so it was not stored: name ";
        String one = "\"token\" is secret, but what was to be stored there is in the name of a job" + end
                + "the job after something else";
        assertThat(report.jobs(Outcome.FAILED)).extracting(JobReport::name).containsExactly("put", "update", "local");
        assertThat(message(report, "put")).isEqualTo(one);
        assertThat(message(report, "local")).isEqualTo(one);
        assertThat(message(report, "update"))
                .isEqualTo("\"token\" is secret, but what was to be stored there is in the names of 2 jobs" + end
                        + "them after something else");
        assertThat(report.storage()).containsOnly(Map.entry("token", "xyz"));
    }

    private static String message(Report report, String job) {
        return report.job(job).error().orElseThrow().getMessage();
    }
}
