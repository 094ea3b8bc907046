package dev.fixpoint.job;

/**
 * A job that does nothing: it is satisfied as soon as everything it depends on is. Its use is to give a group of jobs one
 * name to depend on. It fails only if its constructor throws.
 */
public non-sealed interface DummyJob extends AnyJob {}
