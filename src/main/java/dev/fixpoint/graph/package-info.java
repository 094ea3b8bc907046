/**
 * The jobs of a program and what depends on what: declared with a {@link dev.fixpoint.graph.JobGraph.Builder}, validated
 * as a whole, and immutable from then on.
 *
 * <p>Inside, a job is a number: its position in the order of the sweep. Names are looked up at the border.
 */
@NullMarked
package dev.fixpoint.graph;

import org.jspecify.annotations.NullMarked;
