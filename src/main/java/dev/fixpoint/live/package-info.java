/** The live display of a convergence on a terminal. */
@NullMarked
package dev.fixpoint.live;

import org.jspecify.annotations.NullMarked;
