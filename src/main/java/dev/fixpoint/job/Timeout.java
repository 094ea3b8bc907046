package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares how long the phases and the attempts of a job may take. What is not said here comes from the convergence; without
 * a word there either, they may take as long as they like. What takes longer is interrupted and has failed.
 *
 * <p>A duration is written like {@code "500ms"}, {@code "1.5s"}, {@code "2m"} or {@code "PT0.5S"}, and is above zero. It is
 * inherited from superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Timeout {

    /** How long each phase may take, cleanup included; by default what the convergence says. */
    String phase() default "";

    /** How long an attempt may take from its start to its end; by default what the convergence says. */
    String attempt() default "";
}
