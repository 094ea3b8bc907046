/**
 * The command line: {@link dev.fixpoint.command.ConvergeCommand}, which gives a user's own main its options, and the commands of
 * the runnable jar. The only package that knows picocli.
 */
@NullMarked
package dev.fixpoint.command;

import org.jspecify.annotations.NullMarked;
