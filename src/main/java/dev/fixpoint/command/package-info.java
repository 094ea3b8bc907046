/** The command line of the runnable jar. Nothing else in the library knows of it. */
@NullMarked
package dev.fixpoint.command;

import org.jspecify.annotations.NullMarked;
