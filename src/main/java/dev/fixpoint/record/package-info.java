/**
 * A report as data: plain values that can be stored, read back and shown, long after the convergence, its jobs and what they
 * threw are gone. What is secret is masked when the record is made, so nothing that is made from it can tell.
 */
@NullMarked
package dev.fixpoint.record;

import org.jspecify.annotations.NullMarked;
