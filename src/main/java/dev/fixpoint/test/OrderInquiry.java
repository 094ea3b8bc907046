package dev.fixpoint.test;

import dev.fixpoint.graph.JobGraph;
import dev.fixpoint.test.Finding.Kind;
import dev.fixpoint.text.Columns;
import dev.fixpoint.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tries whether the dependencies say all that there is to say about the order: any legal one must do. */
final class OrderInquiry {

    private static final int WORKERS = 4;
    private static final int MOST_FINDINGS = 10;

    /** Of more jobs, the order is not told whole: the audit's seed repeats it. */
    private static final int MOST_NAMES = 100;

    private static final int COLUMNS = 10_000;

    private final Inquiry inquiry;
    private final Base base;
    private final JobGraph graph;
    private final LegalOrders legal;

    OrderInquiry(Inquiry inquiry, Base base) {
        this.inquiry = inquiry;
        this.base = base;
        this.graph = base.graph();
        this.legal = new LegalOrders(graph);
        base.hiddenOrder().forEach((job, others) -> others.forEach(other -> require(other, job)));
    }

    /** Two jobs of which something is known already go in the order of the graph from now on. */
    private void require(String one, String other) {
        legal.require(graph.position(one), graph.position(other));
    }

    void run() throws Exception {
        if (!inquiry.isAsked(Kind.ORDER) || inquiry.orders() == 0) {
            return;
        }
        List<int[]> orders = orders();
        boolean found = false;
        for (int findings = 0; findings < MOST_FINDINGS; findings++) {
            Optional<int[]> wrong = firstWrong(orders);
            if (wrong.isEmpty()) {
                break;
            }
            found = true;
            blame(wrong.get());
            orders = orders();
        }
        boolean areAll = base.hiddenOrder().isEmpty() && !graph.hasPriorities() && legal.hasAtMost(inquiry.orders());
        String number =
                areAll && orders.size() == 1 ? "the only legal order" : Inquiry.number(orders.size(), "legal order");
        if (graph.hasPriorities()) {
            inquiry.note("orders in which a job goes before one of a higher priority that is ready as well");
        }
        if (found) {
            inquiry.note("orders in parallel: they are tried when none goes wrong one job after the other");
        } else {
            inParallel(orders);
            inquiry.done((areAll && orders.size() > 1 ? "all " : "") + number + ", one job after the other and "
                    + WORKERS + " at once");
        }
    }

    private List<int[]> orders() {
        return legal.choose(inquiry.orders(), inquiry.random(Kind.ORDER));
    }

    private Optional<int[]> firstWrong(List<int[]> orders) throws Exception {
        for (int[] order : orders) {
            if (problem(order, 1).isPresent()) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> problem(int[] order, int workers) throws Exception {
        try (Place place = inquiry.open()) {
            Course course = Course.PLAIN.inOrder(names(order)).inParallel(workers);
            Trial trial = Trial.of(place, course, new StorageUse(), StaticFields.NONE);
            Optional<Problem> problem = Problem.of(trial, place.fingerprint(), base, inquiry::isKnown);
            return problem.isPresent() || place.hasRealTime()
                    ? problem
                    : Problem.ofRetry(trial, base, inquiry::isKnown);
        }
    }

    /**
     * Names the two jobs that must not be swapped: on the way from the order of the graph to one that goes wrong, in steps that
     * swap two neighbours each, the first step that does harm.
     */
    private void blame(int[] wrong) throws Exception {
        int good = 0;
        int bad = legal.swaps(wrong);
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (problem(legal.after(middle, wrong), 1).isPresent()) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        int[] last = legal.after(good, wrong);
        int[] first = legal.after(bad, wrong);
        int swapped = Arrays.mismatch(last, first);
        if (swapped < 0) { // the order of the graph itself, which has just gone right
            inquiry.note("order: the same order has gone right at first and wrong later");
            return;
        }
        legal.require(last[swapped], last[swapped + 1]);
        Optional<Problem> problem = problem(first, 1);
        if (problem.isPresent()) {
            boolean inBase = problem.get().inBase();
            String one = graph.name(last[swapped]);
            String other = graph.name(last[swapped + 1]);
            blame(problem.get(), inBase ? last : first, inBase ? other : one, inBase ? one : other);
        }
    }

    /** Says that one job has to go before another one, and what happens otherwise. */
    private void blame(Problem problem, int[] order, String earlier, String later) {
        if (inquiry.isKnown(earlier) || inquiry.isKnown(later)) {
            return;
        }
        boolean breaks = problem.job().filter(earlier::equals).isPresent();
        inquiry.found(new Finding(
                Kind.ORDER,
                later,
                problem.phase(),
                names(order),
                inquiry.seed(),
                (breaks ? "breaks " : "needs ") + Quoted.of(earlier) + (breaks ? " if it goes first" : " to go first")
                        + ", and neither depends on the other: " + problem.what(),
                "converge a fresh world in the order " + Columns.list(names(order), MOST_NAMES, COLUMNS),
                "let " + Quoted.of(later) + " depend on " + Quoted.of(earlier)));
        inquiry.consequence(earlier);
    }

    /** Several at once, in no order that could be told before. */
    private void inParallel(List<int[]> orders) throws Exception {
        for (int[] order : orders) {
            Optional<Problem> problem = problem(order, WORKERS);
            if (problem.isPresent()) {
                blameParallel(problem.get(), order);
                return; // one of them is enough to find the others by
            }
        }
    }

    private void blameParallel(Problem problem, int[] order) {
        String job = problem.job()
                .or(() -> problem.names().stream()
                        .flatMap(name -> base.maker(name).stream())
                        .findFirst())
                .orElseGet(() -> graph.name(graph.size() - 1));
        inquiry.found(new Finding(
                Kind.ORDER,
                job,
                problem.phase(),
                names(order),
                inquiry.seed(),
                "goes wrong while others go at the same time, and right one after the other: " + problem.what(),
                "converge a fresh world with " + WORKERS + " attempts at once, perhaps several times, in the order "
                        + Columns.list(names(order), MOST_NAMES, COLUMNS),
                "look for what it shares with jobs on which it does not depend, and let one depend on the other, or guard"
                        + " it with a lock"));
    }

    private List<String> names(int[] order) {
        return Arrays.stream(order).mapToObj(graph::name).toList();
    }
}
