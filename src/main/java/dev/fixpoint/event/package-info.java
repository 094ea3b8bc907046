/**
 * What happens while a convergence goes on, told to {@link dev.fixpoint.event.Listener}s as immutable
 * {@link dev.fixpoint.event.Event}s, and the listeners that are shipped. The engine itself prints nothing.
 */
@NullMarked
package dev.fixpoint.event;

import org.jspecify.annotations.NullMarked;
