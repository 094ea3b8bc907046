/**
 * Time as the rest of Fixpoint sees it: where it is read, how it is waited for, and how durations are written.
 *
 * <p>Nothing else in the library reads a clock or sleeps, so a convergence can run on a clock of the caller's making.
 */
@NullMarked
package dev.fixpoint.time;

import org.jspecify.annotations.NullMarked;
