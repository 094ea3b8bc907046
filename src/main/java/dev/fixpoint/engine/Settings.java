package dev.fixpoint.engine;

import dev.fixpoint.event.Listener;
import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.job.Arguments;
import dev.fixpoint.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that was decided about a convergence before it starts.
 *
 * @param storage what global storage holds at the start
 * @param tries the tries of jobs that declare none
 * @param retryDelay the retry delay of jobs that declare none
 * @param mode what is done with failing checks, failed jobs and cleanups
 * @param workers where attempts run
 * @param secrets the names of arguments and stored values that are secret
 * @param excluded the jobs that take no part and block what needs them
 * @param assumed the jobs that take no part and count as satisfied
 */
public record Settings(
        JobGraph graph,
        Arguments arguments,
        Map<String, Object> storage,
        int tries,
        Duration retryDelay,
        Mode mode,
        Workers workers,
        Set<String> secrets,
        Set<String> excluded,
        Set<String> assumed,
        List<Listener> listeners,
        TimeSource time) {

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
     * Where attempts run.
     *
     * @param most how many run at once
     * @param virtual whether on virtual threads
     * @param grace how long a cancelled attempt may go on before its thread is abandoned
     * @param named which threads carry the name of the job that they work for
     */
    public record Workers(int most, boolean virtual, Duration grace, Named named) {

        /** Whether everything runs on the thread that called. */
        boolean isSerial() {
            return most == 1 && !virtual;
        }
    }

    /** Which threads carry the name of the job that they work for. */
    public enum Named {
        NONE,
        WORKERS,
        WORKERS_AND_CALLER
    }
}
