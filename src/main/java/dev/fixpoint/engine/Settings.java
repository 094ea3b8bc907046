package dev.fixpoint.engine;

import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.job.Policy;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was decided about a convergence before it starts.
 *
 * @param storage what global storage holds at the start
 * @param retries when jobs that say nothing of it are tried again
 * @param policy what the policies of the jobs leave open
 * @param mode what is done with failing checks, failed jobs and cleanups
 * @param workers where attempts run
 * @param turns which of the ready jobs goes first, and how many at once
 * @param secrets the names of arguments and stored values that are secret
 * @param excluded the jobs that take no part and block what needs them
 * @param assumed the jobs that take no part and count as satisfied
 */
public record Settings(
        JobGraph graph,
        Arguments arguments,
        Map<String, Object> storage,
        Retries retries,
        Policy policy,
        Mode mode,
        Workers workers,
        Turns turns,
        Set<String> secrets,
        Set<String> excluded,
        Set<String> assumed,
        List<Listener> listeners,
        TimeSource time) {

    /**
     * When jobs are tried again.
     *
     * @param tries the tries of jobs that declare none
     * @param delay the retry delay of jobs that declare none
     * @param seed what jitter is made from
     */
    public record Retries(int tries, Duration delay, long seed) {}

    /**
     * The switches of a convergence.
     *
     * @param noAct whether jobs are checked but never run
     * @param deep whether, in no-act, what depends on a job whose check fails is checked all the same
     * @param failFast whether nothing new starts after the first finally failed job
     * @param manualCleanup whether cleanup is left to the caller
     */
    public record Mode(boolean noAct, boolean deep, boolean failFast, boolean manualCleanup) {}

    /**
     * Where attempts run, and for how long.
     *
     * @param most how many run at once
     * @param virtual whether on virtual threads
     * @param grace how long a phase that was interrupted may go on before its thread is abandoned
     * @param timeout how long the convergence may take before it is cancelled
     * @param named which threads carry the name of the job that they work for
     */
    public record Workers(int most, boolean virtual, Duration grace, Optional<Duration> timeout, Named named) {}

    /**
     * Which of the ready jobs goes first, and how many of a group at once.
     *
     * @param pools how many permits each pool has
     * @param order what decides in place of the position, if anything
     */
    public record Turns(Map<String, Integer> pools, Optional<Comparator<? super String>> order) {}

    /**
     * Whether everything runs on the thread that called: one job after the other, and nothing that would have to be taken
     * away from it (rule 18).
     */
    boolean isSerial() {
        return workers.most() == 1 && !workers.virtual() && workers.timeout().isEmpty() && !hasTimeouts();
    }

    /** Whether a phase or an attempt of any job has a limit. */
    boolean hasTimeouts() {
        boolean any = policy.hasTimeout();
        for (int job = jobsWithPolicies(); !any && job > 0; job--) {
            any = graph.policy(job - 1).hasTimeout();
        }
        return any;
    }

    /** Whether the checks of any job must pass more than once. */
    boolean hasStability() {
        boolean any = policy.stability().isPresent();
        for (int job = jobsWithPolicies(); !any && job > 0; job--) {
            any = graph.policy(job - 1).stability().isPresent();
        }
        return any;
    }

    /** Whether the retry delay of any job has a random part. */
    boolean hasJitter() {
        boolean any = hasJitter(policy);
        for (int job = jobsWithPolicies(); !any && job > 0; job--) {
            any = hasJitter(graph.policy(job - 1));
        }
        return any;
    }

    private static boolean hasJitter(Policy policy) {
        return policy.backoff().isPresent() && policy.backoff().get().jitter() > 0;
    }

    /** Returns how many jobs there are to look at for policies: all, or none. */
    private int jobsWithPolicies() {
        return graph.hasPolicies() ? graph.size() : 0;
    }

    /** Returns what holds for a job: what its own policy says, and what this leaves open by the convergence's. */
    Policy policy(int job) {
        Policy own = graph.policy(job);
        return own.isNone() ? policy : own.or(policy);
    }

    /** Which threads carry the name of the job that they work for. */
    public enum Named {
        NONE,
        WORKERS,
        WORKERS_AND_CALLER
    }
}
