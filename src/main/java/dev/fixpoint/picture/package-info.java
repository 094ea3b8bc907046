/** Pictures of a graph: where its jobs are drawn, and the formats that show it. */
@NullMarked
package dev.fixpoint.picture;

import org.jspecify.annotations.NullMarked;
