/**
 * How things are written for people: durations, quoted names, guesses at mistyped ones, errors. Hidden: no user's program
 * names these.
 */
@NullMarked
package dev.fixpoint.text;

import org.jspecify.annotations.NullMarked;
