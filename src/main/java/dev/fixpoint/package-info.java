/**
 * The front door: {@link dev.fixpoint.Fixpoint} takes a graph and some options, and converges.
 *
 * <p>Behind it, in the order in which the data flows: {@code job} (what a job is), {@code graph} (what depends on what), the
 * engine, {@code event} (what happens) and {@code report} (what happened).
 */
@NullMarked
package dev.fixpoint;

import org.jspecify.annotations.NullMarked;
