package dev.fixpoint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fixpoint.Fixpoint;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Action;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.report.Report;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing recurses (rule 4): a chain is as deep as a graph can be, and needs neither more stack nor more heap than any. */
class MillionJobChainTest {

    private static final int MILLION = 1_000_000;
    private static final int REVERSED = 100_000;

    private final JobGraph.Builder jobs = JobGraph.builder();

    /** Checks that the jobs come in the order of the chain, without keeping anything of them. */
    private final AtomicInteger next = new AtomicInteger();

    private final Action check =
            job -> job.require(job.name().equals(name(next.getAndIncrement())), "it is not the turn of " + job.name());

    @Test
    void aMillionJobsInAChainConverge() {
        for (int i = 0; i < MILLION; i++) {
            declare(i);
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.count(Outcome.PASSED)).isEqualTo(MILLION);
        assertThat(report.graph().jobs().get(MILLION - 1)).isEqualTo(name(MILLION - 1));
    }

    @Test
    void aMillionJobsAreBlockedByTheFirst() {
        for (int i = MILLION - 1; i > 0; i--) {
            declare(i);
        }
        jobs.job(name(0)).tries(1).check(job -> job.require(false, "no"));

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.count(Outcome.BLOCKED)).isEqualTo(MILLION - 1);
        assertThat(report.job(name(MILLION - 1)).blockedBy()).containsExactly(name(0));
        assertThat(next).hasValue(0);
    }

    @Test
    void theOrderOfDeclarationDoesNotMatter() {
        for (int i = REVERSED - 1; i >= 0; i--) {
            declare(i);
        }

        Report report = Fixpoint.of(jobs.build()).converge();

        assertThat(report.succeeded()).isTrue();
        assertThat(report.count(Outcome.PASSED)).isEqualTo(REVERSED);
    }

    private void declare(int number) {
        jobs.job(name(number))
                .dependsOn(number == 0 ? new String[0] : new String[] {name(number - 1)})
                .check(check);
    }

    private static String name(int number) {
        return "job " + number;
    }
}
