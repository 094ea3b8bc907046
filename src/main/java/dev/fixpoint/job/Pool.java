package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the attempts of a job take permits of a pool, whose number the convergence gives: so no more of them run at
 * once than there are permits. Without it a job takes none. A job may need several pools.
 *
 * <p>All pools of a class belong together: they are inherited from superclasses and interfaces; the nearest declaration
 * counts, classes before interfaces.
 */
@Documented
@Inherited
@Repeatable(Pool.Several.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Pool {

    /** The name of the pool: not blank, without control characters. */
    String value();

    /** How many of its permits an attempt takes, 1 or more; 1 by default. */
    int permits() default 1;

    /** Several pools. Written by the compiler where {@link Pool} stands more than once. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Several {

        /** The pools. */
        Pool[] value();
    }
}
