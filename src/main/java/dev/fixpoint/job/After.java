package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a soft order: if one of these jobs takes part, this job comes after it. None of its phases starts before each of
 * them is satisfied, has finally failed or is blocked; how it ended does not matter. Unlike {@link DependsOn} it makes none
 * of them needed.
 *
 * <p>It is inherited from superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface After {

    /** The classes of the jobs to come after; none by default. One that is no job of the graph is left out. */
    Class<? extends AnyJob>[] value() default {};

    /** The names of further jobs to come after; none by default. A job of each name must be declared. */
    String[] names() default {};
}
