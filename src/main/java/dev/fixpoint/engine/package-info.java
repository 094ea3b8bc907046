/**
 * The engine: what is ready ({@code Progress}, {@code ReadyOrder}), one attempt ({@code Attempt}, {@code FirstAttempt}), the loops that bring the
 * two together ({@code SerialLoop}, {@code ParallelLoop}), what happened ({@code AttemptLog}), and how it is unwound ({@code
 * Cleanups}). Hidden: a user's program reaches it through {@code dev.fixpoint.Fixpoint}.
 */
@NullMarked
package dev.fixpoint.engine;

import org.jspecify.annotations.NullMarked;
