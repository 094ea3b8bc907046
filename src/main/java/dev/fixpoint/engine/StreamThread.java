package dev.fixpoint.engine;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A thread that reads what a process writes, or writes what it reads. It ends when the process and its descendants close their end. */
final class StreamThread {

    /** What such a thread does. */
    @FunctionalInterface
    interface Work {

        void execute() throws IOException;
    }

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /**
     * Starts the thread.
     *
     * @param name what thread dumps show
     * @param failure completed with what the work throws, as {@link #end} is
     */
    StreamThread(String name, Work work, CompletableFuture<Void> failure) {
        Thread thread = new Thread(() -> execute(work, failure), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void execute(Work work, CompletableFuture<Void> failure) {
        try {
            work.execute();
            end.complete(null);
        } catch (IOException e) {
            end.complete(null); // closed at the other end: nothing more to read, nobody to write to
        } catch (Throwable e) { // the user's code for lines
            end.completeExceptionally(e);
            failure.completeExceptionally(e);
        }
    }

    /** Returns what is complete when the thread has done its work, or with what it threw. */
    CompletableFuture<Void> end() {
        return end;
    }
}
