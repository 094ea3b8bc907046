/**
 * What a convergence did: a {@link dev.fixpoint.report.Report} of immutable values, for each job its outcome, its attempts
 * and their phases, and what cleanup did.
 */
@NullMarked
package dev.fixpoint.report;

import org.jspecify.annotations.NullMarked;
