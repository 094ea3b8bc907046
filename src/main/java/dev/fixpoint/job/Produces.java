package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the keys of global storage that a job writes. A graph is refused in which a job that {@linkplain Consumes
 * consumes} one of them does not depend on this job, or in which another job writes one of them too and neither of the two
 * depends on the other.
 *
 * <p>It is inherited from superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Produces {

    /** The names of the keys. */
    String[] value();
}
