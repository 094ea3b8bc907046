/**
 * For tests of a user's own graph: {@link dev.fixpoint.test.Simulation} converges it on virtual time, with jobs that play what a
 * {@link dev.fixpoint.test.Script} says, and {@link dev.fixpoint.test.Budget} says what that may come to.
 */
@NullMarked
package dev.fixpoint.test;

import org.jspecify.annotations.NullMarked;
