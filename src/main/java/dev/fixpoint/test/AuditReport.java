package dev.fixpoint.test;

import dev.fixpoint.text.Quoted;
import java.util.List;

/**
 * What an {@link Audit} has found. Immutable.
 *
 * @param findings what is wrong, one finding for each job at the most: mend it, and audit again
 * @param done what was done, in a line for each thing
 * @param notes what could not be looked at, and why, in a line for each thing
 * @param seed the seed: the same graph, world and seed are audited in the same way
 */
public record AuditReport(List<Finding> findings, List<String> done, List<String> notes, long seed) {

    /** Creates the report with immutable copies of the lists. */
    public AuditReport {
        findings = List.copyOf(findings);
        done = List.copyOf(done);
        notes = List.copyOf(notes);
    }

    /** Returns whether nothing was found. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** Returns {@code audit: clean} or the findings, then what was done and what could not be. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("audit: ");
        switch (findings.size()) {
            case 0 -> text.append("clean");
            case 1 -> text.append("1 finding");
            default -> text.append(findings.size()).append(" findings");
        }
        text.append(", seed ").append(seed).append('\n');
        findings.forEach(finding -> text.append(finding).append('\n'));
        done.forEach(line -> text.append("- ").append(Quoted.visible(line)).append('\n'));
        notes.forEach(line ->
                text.append("- not audited: ").append(Quoted.visible(line)).append('\n'));
        return text.substring(0, text.length() - 1);
    }
}
