package dev.fixpoint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import dev.fixpoint.test.FakeTime;
import dev.fixpoint.test.EventRecorder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** No-act that checks everything, whatever it depends on (rule 11). */
class DeepNoActTest {

    @Test
    void checksWhatDependsOnAFailingJobAllTheSame() {
        List<String> ran = new ArrayList<>();
        JobGraph.Builder jobs = JobGraph.builder();
        jobs.job("file").check(job -> job.require(false, "no")).run(job -> ran.add("file"));
        jobs.job("link")
                .dependsOn("file")
                .check(job -> job.require(false, "no"))
                .run(job -> ran.add("link"));
        jobs.job("service").dependsOn("link");

        Report report = Fixpoint.of(jobs.build())
                .timeSource(new FakeTime())
                .deepNoAct(true)
                .converge();

        assertThat(report.jobs())
                .extracting(job ->
                        job.name() + " " + job.outcome() + " " + job.attempts().size())
                .containsExactly("file failed 1", "link failed 1", "service passed 1");
        assertThat(ran).isEmpty();
        assertThat(report.noAct()).isTrue();
        assertThat(report.deep()).isTrue();
        assertThat(report.succeeded()).isFalse();
    }

    /** Against the rule itself: all that needs no excluded job is checked, once, in the order of the positions. */
    @RepeatedTest(50)
    void checksEveryJobOnceInTheOrderOfThePositions(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int size = 1 + random.nextInt(40);
        JobGraph.Builder jobs = JobGraph.builder();
        Set<String> failing = new HashSet<>();
        Set<String> lost = new HashSet<>();
        Set<String> excluded = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String name = "job " + i;
            boolean fails = random.nextInt(3) == 0;
            List<String> dependencies = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(8) == 0) {
                    dependencies.add("job " + j);
                }
            }
            jobs.job(name)
                    .dependsOn(dependencies.toArray(String[]::new))
                    .check(job -> job.require(!fails, "no"))
                    .run(job -> {
                        throw new AssertionError("ran");
                    });
            if (fails) {
                failing.add(name);
            }
            if (random.nextInt(15) == 0) {
                excluded.add(name);
                lost.add(name);
            } else if (dependencies.stream().anyMatch(lost::contains)) {
                lost.add(name);
            }
        }
        JobGraph graph = jobs.build();
        EventRecorder recorder = new EventRecorder();

        Report report = Fixpoint.of(graph)
                .timeSource(new FakeTime())
                .deepNoAct(true)
                .exclude(excluded.toArray(String[]::new))
                .listener(recorder)
                .converge();

        Set<String> onlyForExcluded = new HashSet<>();
        report.jobs().stream().filter(job -> !job.tookPart()).forEach(job -> onlyForExcluded.add(job.name()));
        assertThat(recorder.attempts())
                .containsExactlyElementsOf(graph.jobs().stream()
                        .filter(name -> !lost.contains(name) && !onlyForExcluded.contains(name))
                        .toList());
        for (String name : graph.jobs()) {
            Outcome expected = failing.contains(name) ? Outcome.FAILED : Outcome.PASSED;
            if (!lost.contains(name) && !onlyForExcluded.contains(name)) {
                assertThat(report.outcome(name)).as(name).isEqualTo(expected);
            } else if (report.job(name).tookPart()) {
                assertThat(report.outcome(name)).as(name).isEqualTo(Outcome.BLOCKED);
            }
        }
    }
}
