/**
 * What a user's job is and sees: the contract ({@link dev.fixpoint.job.Job}, {@link dev.fixpoint.job.RunOnlyJob},
 * {@link dev.fixpoint.job.DummyJob}), what a class declares about itself ({@link dev.fixpoint.job.JobName},
 * {@link dev.fixpoint.job.DependsOn}, {@link dev.fixpoint.job.After}, {@link dev.fixpoint.job.Retry},
 * {@link dev.fixpoint.job.Timeout}, {@link dev.fixpoint.job.Stable}, {@link dev.fixpoint.job.Pool},
 * {@link dev.fixpoint.job.Priority}, {@link dev.fixpoint.job.Produces}, {@link dev.fixpoint.job.Consumes}), its
 * {@link dev.fixpoint.job.Policy}, and the context its phases are given.
 *
 * <p>Everything else in Fixpoint stands on these types; they know nothing of graphs, engines or reports.
 */
@NullMarked
package dev.fixpoint.job;

import org.jspecify.annotations.NullMarked;
