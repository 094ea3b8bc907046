package dev.fixpoint.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a class-based job a name other than the simple name of its class. A subclass does not inherit it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JobName {

    /** The name: unique in the graph, not blank, without control characters. */
    String value();
}
