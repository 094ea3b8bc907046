/**
 * For tests of a user's own jobs. {@link dev.fixpoint.test.Audit} tries whether a graph is idempotent, ordered right and safe to be
 * killed, and names the job if it is not. {@link dev.fixpoint.test.Simulation} converges a graph on virtual time, with jobs that
 * play what a {@link dev.fixpoint.test.Script} says, and {@link dev.fixpoint.test.Budget} says what that may come to. Besides: a
 * clock that jumps, a listener that remembers, and assertions on reports.
 *
 * <p>Usable from any test runner: what is wrong is an {@link AssertionError}.
 */
@NullMarked
package dev.fixpoint.test;

import org.jspecify.annotations.NullMarked;
