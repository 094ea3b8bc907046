package dev.fixpoint.job;

/**
 * Any of the three kinds of job. A class implements exactly one of them, never this type itself.
 *
 * <ul>
 *   <li>{@link Job}: a check, and a run that makes the check pass;
 *   <li>{@link RunOnlyJob}: a run and nothing to check;
 *   <li>{@link DummyJob}: neither; it groups what it depends on.
 * </ul>
 */
public sealed interface AnyJob permits Job, RunOnlyJob, DummyJob {}
