package dev.fixpoint.text;

/**
 * An error whose message names the job that it is about, for who sees it by itself. Where the job stands beside it anyway, as in
 * every line and report, the rest of the message is enough.
 */
public interface ForOneJob {

    /** Returns the message without the name of the job. */
    String messageWithoutJob();
}
