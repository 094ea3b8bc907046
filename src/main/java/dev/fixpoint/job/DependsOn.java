package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what a job depends on: none of its phases starts before all of these are satisfied.
 *
 * <p>The order counts. Where several jobs could go next, those named first go first. It is inherited from superclasses
 * and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DependsOn {

    /** The classes of the jobs depended on; none by default. */
    Class<? extends AnyJob>[] value() default {};

    /** The names of further jobs depended on, behind those given by class; none by default. For jobs without a class. */
    String[] names() default {};
}
