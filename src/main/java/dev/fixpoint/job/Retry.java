package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares how often and how soon a job is attempted again. What is not said here comes from the convergence (3 tries,
 * 1 second unless changed there); what is said here wins over it. It is inherited from superclasses
 * and interfaces; the nearest declaration counts, classes before interfaces.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Retry {

    /** The value of {@link #tries} that leaves the number of tries to the convergence. */
    int DEFAULT_TRIES = Integer.MIN_VALUE;

    /** How many attempts the job has in one convergence, 1 or more; by default as many as the convergence says. */
    int tries() default DEFAULT_TRIES;

    /**
     * The least time between the end of one attempt and the start of the next, such as {@code "500ms"}, {@code "1.5s"},
     * {@code "2m"}, {@code "PT0.5S"} or {@code "0s"}; by default what the convergence says. With a {@link #factor}, the time
     * after the first attempt.
     */
    String delay() default "";

    /** By what each delay is longer than the one before, 1 or more; 1 by default, which keeps them all the same. */
    double factor() default 1;

    /** The longest delay, before {@link #jitter}, if there is a {@link #factor}; none by default. */
    String ceiling() default "";

    /**
     * Up to what part of itself a delay is made shorter or longer at random, from 0 to 1; 0 by default. It needs a
     * {@link #delay}.
     */
    double jitter() default 0;

    /**
     * How long after the start of its first attempt the job may still be tried again, above zero; by default what the
     * convergence says.
     */
    String retryFor() default "";

    /**
     * If there are any, the job is tried again only after an attempt in which its last check or its run threw one of these;
     * by default what the convergence says.
     */
    Class<? extends Throwable>[] on() default {};

    /**
     * The job is not tried again after an attempt in which its last check or its run threw one of these; by default what the
     * convergence says.
     */
    Class<? extends Throwable>[] never() default {};
}
