/** What a no-act report means: a verdict for each job, a budget of time, and why a job is as it is. */
@NullMarked
package dev.fixpoint.plan;

import org.jspecify.annotations.NullMarked;
