package dev.fixpoint.test;

import dev.fixpoint.job.Phase;
import dev.fixpoint.test.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** One audit while it is going on: what it is to look for, and what it has found. */
final class Inquiry {

    private final World<?> world;
    private final long seed;
    private final int orders;
    private final int stops;
    private final Set<Kind> kinds;
    private final Set<String> readAfterwards;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** The jobs that need not be named any more, since something is known to be wrong with them. */
    private final Set<String> known = new HashSet<>();

    private int worlds;

    Inquiry(World<?> world, long seed, int orders, int stops, Set<Kind> kinds, Set<String> readAfterwards) {
        this.world = world;
        this.seed = seed;
        this.orders = orders;
        this.stops = stops;
        this.kinds = kinds;
        this.readAfterwards = readAfterwards;
    }

    /** Does it all. What cannot be trusted any more after a finding is not asked. */
    void run(int kills, List<String> command) throws Exception {
        Optional<Base> base = FirstWorlds.visit(this);
        if (base.isPresent()) {
            if (hasFound(Kind.STATE)) {
                notes.add("order, cleanup and crash-safe: what jobs keep in this process outlives every world");
            } else {
                new OrderInquiry(this, base.get()).run();
                new CleanupInquiry(this, base.get()).run();
                new CrashInquiry(this, base.get()).run();
                new KillInquiry(this, base.get(), command).run(kills);
            }
        }
        done.add(number(worlds, "fresh world"));
    }

    boolean hasFound() {
        return !findings.isEmpty();
    }

    boolean hasFound(Kind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }

    AuditReport report() {
        return new AuditReport(findings, done, notes, seed);
    }

    Place open() throws Exception {
        worlds++;
        return world.open();
    }

    boolean isAsked(Kind kind) {
        return kinds.contains(kind);
    }

    long seed() {
        return seed;
    }

    int orders() {
        return orders;
    }

    Set<String> readAfterwards() {
        return readAfterwards;
    }

    /** Returns random numbers for one purpose, the same in each audit with the seed. */
    Random random(Kind purpose) {
        return new Random(31 * seed + purpose.name().hashCode());
    }

    /** Returns some of the numbers from 0 on in rising order: all of them, unless there are more than may be tried. */
    List<Integer> sample(int size, Kind purpose) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Random random = random(purpose);
        while (all.size() > stops) {
            all.remove(random.nextInt(all.size()));
        }
        return all;
    }

    boolean isKnown(String job) {
        return known.contains(job);
    }

    /** Says that something is wrong with a job because of another one, which is named instead. */
    void consequence(String job) {
        known.add(job);
    }

    void done(String line) {
        done.add(line);
    }

    void note(String line) {
        notes.add(line);
    }

    static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Adds a finding, unless something is known to be wrong with its job already, or its kind was not asked for. */
    void found(Kind kind, String job, Optional<Phase> phase, String what, String replay, String remedy) {
        found(new Finding(kind, job, phase, List.of(), seed, what, replay, remedy));
    }

    void found(Finding finding) {
        if (isAsked(finding.kind()) && known.add(finding.job())) {
            findings.add(finding);
        }
    }
}
