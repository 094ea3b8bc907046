/**
 * Pages for a browser: one self-contained file each, that asks nobody for anything. Java computes (layout, critical path, root
 * causes) and writes what can be read without scripts; the scripts, kept as files beside the template, draw the rest from the
 * run as JSON.
 */
@NullMarked
package dev.fixpoint.page;

import org.jspecify.annotations.NullMarked;
