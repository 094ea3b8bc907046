/**
 * The benchmarks: what Fixpoint costs, as ratios to peers that are measured in the same run. {@code mvn -Pbench verify} runs
 * {@link dev.fixpoint.bench.Bench}, which prints the table of {@code docs/performance.md} and writes it there.
 */
package dev.fixpoint.bench;
