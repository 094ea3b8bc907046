package dev.fixpoint.engine;

import dev.fixpoint.event.Event;
import dev.fixpoint.event.Listener;
import dev.fixpoint.job.Secrets;
import dev.fixpoint.text.ErrorText;
import dev.fixpoint.text.JobStackTrace;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens (rule 19): events are queued by whoever makes them, in the order of what happened, and told by
 * the thread that called {@code converge()}, so one at a time and under no lock.
 */
final class Announcer {

    /** So many are told before the caller looks after the time again. */
    private static final int SOME = 256;

    /** A job may change its status faster than it can be told. If so many events wait, only the last status counts. */
    private static final int MOST_QUEUED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final List<Listener> listeners;
    private final boolean heard;
    private final Queue<Event> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();

    /** By job: the latest status of those that came while too many events waited. */
    private final Map<String, Event.StatusChanged> latest = new ConcurrentHashMap<>();

    private Thread caller = Thread.currentThread();
    private final Secrets secrets;
    private final Stop stop;
    private boolean telling;
    private boolean holdingBack;
    private final AtomicReference<@Nullable Throwable> firstError = new AtomicReference<>();

    /**
     * Creates the announcer of a convergence that is called on the current thread.
     *
     * @param secrets what must not be logged of what a listener throws
     * @param stop is told when another thread has queued an event, and what a listener threw if that leaves nothing to go on with
     */
    Announcer(List<Listener> listeners, Secrets secrets, Stop stop) {
        this.listeners = listeners;
        this.heard = !listeners.isEmpty();
        this.secrets = secrets;
        this.stop = stop;
    }

    /** Makes the current thread the one that tells, for a cleanup by hand. */
    void moveToCurrentThread() {
        caller = Thread.currentThread();
    }

    /** Returns whether anybody listens. If not, no event need be made. */
    boolean isHeard() {
        return heard;
    }

    /** Says whether the calling thread tells only when {@link #tell()} is called, because it may hold a lock meanwhile. */
    void holdBack(boolean holdBack) {
        holdingBack = holdBack;
    }

    /** Queues an event, and tells it if this is the calling thread and it is not holding back. */
    void post(Event event) {
        if (event instanceof Event.StatusChanged status && queued.get() >= MOST_QUEUED) {
            latest.put(status.job(), status);
        } else {
            if (event instanceof Event.AttemptEnded ended) {
                latest.remove(ended.job());
            }
            queued.incrementAndGet();
            queue.add(event);
        }
        if (Thread.currentThread() == caller) {
            if (!holdingBack) {
                tell();
            }
        } else {
            stop.wakeUpInParallel();
        }
    }

    /** Returns whether events wait to be told. */
    boolean hasNews() {
        return !queue.isEmpty() || !latest.isEmpty();
    }

    /** Tells all that is queued. Called on the calling thread only. */
    void tell() {
        tell(Integer.MAX_VALUE);
    }

    /** Tells some of what is queued, so that the calling thread can look after other things. */
    void tellSome() {
        tell(SOME);
    }

    private void tell(int most) {
        if (telling) {
            return; // a listener, or a job on this thread, has caused another event: it is next in the loop below
        }
        telling = true;
        try {
            Event event = next();
            for (int told = 1; event != null; told++) {
                for (Listener listener : listeners) {
                    tell(event, listener);
                }
                event = told < most ? next() : null;
            }
        } finally {
            telling = false;
        }
    }

    private @Nullable Event next() {
        Event event = queue.poll();
        if (event != null) {
            queued.decrementAndGet();
            return event;
        }
        for (String job : latest.keySet()) {
            return latest.remove(job);
        }
        return null;
    }

    /** Returns where the first error that a listener threw is or will be kept: the last event is told of the report. */
    AtomicReference<@Nullable Throwable> firstError() {
        return firstError;
    }

    private void tell(Event event, Listener listener) {
        try {
            event.tell(listener);
        } catch (Throwable e) {
            if (Stop.isFatal(e)) {
                stop.die(e);
            }
            if (firstError.compareAndSet(null, e)) {
                log(event, e);
            }
        }
    }

    private void log(Event event, Throwable error) {
        String text = "a listener failed at {}: {}; the convergence goes on, and later failures are not reported";
        String kind = event.getClass().getSimpleName();
        try {
            if (secrets.any()) { // a logger prints an error as it is
                LOG.error(text, kind, JobStackTrace.of(error, secrets::mask));
            } else {
                LOG.error(text, kind, ErrorText.firstLine(error), error);
            }
        } catch (Throwable unprintable) { // an error may throw another one when it is printed
            if (Stop.isFatal(unprintable)) {
                stop.die(unprintable);
            }
            LOG.error(text, kind, ErrorText.firstLine(error));
        }
    }
}
