package dev.fixpoint.test;

import dev.fixpoint.job.CheckFailure;
import dev.fixpoint.job.Phase;
import dev.fixpoint.record.AttemptRecord;
import dev.fixpoint.record.ErrorRecord;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.PhaseRecord;
import dev.fixpoint.report.Outcome;
import dev.fixpoint.test.Turn.Behaviour;
import java.util.List;
import java.util.Optional;

/** The script of a job that does the same as in a run that was recorded. */
final class RecordedScript {

    private RecordedScript() {}

    /** Returns the script of what a job did; empty if it was never attempted, or cut short in its first attempt. */
    static Optional<Script> of(JobRecord job) {
        List<Turn> turns = job.attempts().stream()
                .filter(attempt -> attempt.outcome() != Outcome.CANCELLED)
                .map(RecordedScript::turn)
                .toList();
        return turns.isEmpty() ? Optional.empty() : Optional.of(Script.of(turns));
    }

    private static Turn turn(AttemptRecord attempt) {
        Turn turn = Turn.of(behaviour(attempt.outcome()));
        for (PhaseRecord phase : attempt.phases()) {
            turn = turn.withSpan(phase.phase(), new Span(phase.duration(), phase.duration()));
            if (phase.phase() == Phase.RUN && phase.error().isPresent()) {
                ErrorRecord error = phase.error().get();
                turn = turn.withRunError(() -> new IllegalStateException(error.firstLine()));
            }
        }
        Optional<ErrorRecord> error = attempt.error();
        return error.isPresent() ? turn.withFailure(() -> failure(error.get())) : turn;
    }

    private static Behaviour behaviour(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Behaviour.PASSES;
            case CONVERGED -> Behaviour.CONVERGES;
            default -> Behaviour.FAILS;
        };
    }

    private static CheckFailure failure(ErrorRecord error) {
        CheckFailure failure = CheckFailure.because(error.firstLine());
        if (error.retryAfter().isPresent()) {
            failure = failure.tryAgainAfter(error.retryAfter().get());
        }
        return error.hopeless() ? failure.hopeless() : failure;
    }
}
