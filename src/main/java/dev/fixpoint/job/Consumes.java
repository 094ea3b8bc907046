package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the keys of global storage that a job reads. A graph is refused in which the job does not depend, directly or
 * through others, on the jobs that {@linkplain Produces produce} them. A key that no job produces is taken to be stored
 * before the convergence.
 *
 * <p>It is inherited from superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Consumes {

    /** The names of the keys. */
    String[] value();
}
