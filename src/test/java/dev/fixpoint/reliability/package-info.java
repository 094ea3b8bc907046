/**
 * The kill-it bench: what is left, and what is reported, when a convergence is killed, interrupted, starved or lied to. {@code mvn
 * -Preliability verify} runs {@link dev.fixpoint.reliability.Reliability}, which prints the table of {@code docs/reliability.md} and
 * writes it there; {@link dev.fixpoint.reliability.ReliabilityTest} does a little of each with every build.
 */
package dev.fixpoint.reliability;
