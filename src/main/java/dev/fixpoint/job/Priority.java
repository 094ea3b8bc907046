package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares how early a job goes among those that are ready: a higher priority goes first. Without it a job has priority 0. A
 * job lends its priority to all that it depends on.
 *
 * <p>It is inherited from superclasses and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Priority {

    /** The priority: any number, negative ones included. */
    int value();
}
