package dev.fixpoint.graph;

import static dev.fixpoint.graph.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fixpoint.job.AnyJob;
import dev.fixpoint.job.DummyJob;
import dev.fixpoint.job.JobName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final String HERE = "dev.fixpoint.graph.NamesTest$";

    @JobName("")
    private static final class Nameless implements DummyJob {}

    @JobName("two\nlines")
    private static final class Poem implements DummyJob {}

    @JobName("Watch a movie")
    private static class WatchMovie implements DummyJob {}

    private static final class WatchAnother extends WatchMovie {}

    @Test
    void blankOnesAreRefused() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("");
        jobs.job(" \t\u3000");
        assertRefused(
                jobs,
                "job name \"\" is blank; give the job a name that can be read",
                "job name \" \\t\u3000\" is blank; give the job a name that can be read");
    }

    @Test
    void thoseOfSeveralLinesAreRefused() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("two\nlines").dependsOn("bell\u0007");
        jobs.job("bell\u0007");
        jobs.job("a\u2028b");
        String remedy = " contains a line break or another control character; use a name of one line";
        assertRefused(
                jobs,
                "job name \"two\\nlines\"" + remedy,
                "job name \"bell\\u0007\"" + remedy,
                "job name \"a\\u2028b\"" + remedy);
    }

    @Test
    void thoseThatNoFileCanHoldAreRefused() {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("half a smile \uD83D");
        jobs.job("\uDE00 the other half");
        jobs.job("\uD83D\uD83D\uDE00");
        String remedy = " contains half of a surrogate pair, which cannot be written to a file; use whole characters";
        assertRefused(
                jobs,
                "job name \"half a smile \\uD83D\"" + remedy,
                "job name \"\\uDE00 the other half\"" + remedy,
                "job name \"\\uD83D\uD83D\uDE00\"" + remedy);
    }

    @Test
    void thoseOfClassesAreReportedWithTheClass() {
        assertRefused(
                JobGraph.builder(Nameless.class, Poem.class),
                "job name \"\" of class " + HERE + "Nameless is blank; give the job a name that can be read",
                "job name \"two\\nlines\" of class " + HERE
                        + "Poem contains a line break or another control character; use a name of one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " leading and trailing ",
                "say \"hi\"",
                "C:\\",
                "node",
                "<b>bold</b>",
                "a -> b",
                "a, b; c: d",
                "漢字",
                "🎬",
                "e\u0301",
                "\u00A0x",
                "null"
            })
    void allOthersWillDo(String name) {
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job(name);
        assertThat(jobs.build().jobs()).containsExactly(name);
    }

    @Test
    void aClassIsNamedAfterItselfUnlessItSaysOtherwise() {
        assertThat(JobGraph.builder(WatchMovie.class, WatchAnother.class)
                        .build()
                        .jobs())
                .as("a subclass does not inherit the name")
                .containsExactly("Watch a movie", "WatchAnother");
    }

    @Test
    void noneMayBeNull() {
        JobGraph.Builder jobs = JobGraph.builder();
        JobBuilder job = jobs.job("job");
        String name = null;
        Class<? extends AnyJob> type = null;
        assertNullRefused(() -> jobs.job(name), "the name of a job must not be null");
        assertNullRefused(() -> jobs.job(name, Nameless::new), "the name of a job must not be null");
        assertNullRefused(() -> jobs.target(name), "the name of a job must not be null");
        assertNullRefused(() -> job.dependsOn(name), "the name of a job must not be null");
        assertNullRefused(() -> job.requiredBy(name), "the name of a job must not be null");
        assertNullRefused(() -> jobs.job(type), "the class of a job must not be null");
        assertNullRefused(() -> jobs.target(type), "the class of a job must not be null");
        assertNullRefused(() -> job.dependsOn(type), "the class of a job must not be null");
        assertNullRefused(() -> job.requiredBy(type), "the class of a job must not be null");
        assertNullRefused(() -> JobGraph.builder(type), "the class of a job must not be null");
        assertNullRefused(() -> jobs.job("x", null), "factory");
        assertNullRefused(() -> jobs.job("x", Nameless.class, null), "factory");
        assertNullRefused(() -> jobs.job("x", null, Nameless::new), "type");
        assertNullRefused(() -> jobs.instantiateWith(null), "instantiator");
    }

    private static void assertNullRefused(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(NullPointerException.class).hasMessage(message);
    }
}
