/** Records written for machines and people: JSON, JUnit, text, Markdown, HTML. */
@NullMarked
package dev.fixpoint.render;

import org.jspecify.annotations.NullMarked;
