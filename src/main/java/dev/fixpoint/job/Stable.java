package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a job is satisfied only once its check has passed several times in a row, or for some time: see {@link
 * Stability}. Without it, and without a word of the convergence, one passing check will do.
 *
 * <p>A duration is written like {@code "500ms"}, {@code "1.5s"}, {@code "2m"} or {@code "PT0.5S"}. It is inherited from
 * superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stable {

    /** How many checks in a row must pass, 1 or more, the first one included; 2 by default. */
    int passes() default 2;

    /** The time between the end of one check and the start of the next, zero or more; above zero if there is a period. */
    String interval();

    /** For how long, at least, the checks must pass, zero or more; zero by default. */
    String period() default "0s";
}
