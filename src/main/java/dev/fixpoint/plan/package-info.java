/**
 * What a record means: root causes, critical path, why a job is as it is; of a no-act run a verdict for each job and a budget
 * of time.
 */
@NullMarked
package dev.fixpoint.plan;

import org.jspecify.annotations.NullMarked;
