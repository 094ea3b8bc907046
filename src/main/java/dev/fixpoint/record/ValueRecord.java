package dev.fixpoint.record;

/**
 * An argument, a stored value or a result, as text.
 *
 * @param type the name of its class
 * @param text what its {@code toString} returned, or {@code ***} if it is secret
 */
public record ValueRecord(String type, String text) {}
