package dev.fixpoint.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option of a {@link ConvergeCommand} whose value must not be shown anywhere. A secret is known by the name of its
 * option: a positional parameter has none, and marking one is refused when the command is made.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Secret {}
