package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.plan.Plan;
import dev.fixpoint.record.JobRecord;
import dev.fixpoint.record.RunRecord;
import dev.fixpoint.text.NearestNames;
import dev.fixpoint.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a picture shows of a run: nodes, and what depends on what. Immutable.
 *
 * @param title what was run
 * @param nodes the nodes, each of another name
 * @param edges the edges, by the indexes of the nodes
 */
public record Drawing(String title, List<Node> nodes, List<Edge> edges) {

    /**
     * One job, or several satisfied jobs that are drawn as one.
     *
     * @param name the name of the job, or how many jobs there are
     * @param state how the job ended, or what would become of it
     * @param tooltip the name, the state, and why, as lines
     * @param jobs how many jobs there are
     * @param target whether it is a target, or has one in it
     */
    public record Node(String name, State state, String tooltip, int jobs, boolean target) {

        /** Returns whether there are several jobs in it. */
        public boolean isGroup() {
            return jobs > 1;
        }
    }

    /** Creates the drawing with immutable copies of the lists. */
    public Drawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * Returns a drawing of all jobs of a run; of one that did not act it shows the plan.
     *
     * @throws IllegalArgumentException if a job depends on one that is not there
     */
    public static Drawing of(RunRecord run) {
        Map<String, Integer> indexes = new HashMap<>();
        for (JobRecord job : run.jobs()) {
            indexes.put(job.name(), indexes.size());
        }
        Set<String> targets = new HashSet<>(run.targets());
        Optional<Plan> plan = run.mode() == RunRecord.Mode.CONVERGE ? Optional.empty() : Optional.of(Plan.of(run));
        List<Node> nodes = new ArrayList<>(run.jobs().size());
        List<Edge> edges = new ArrayList<>();
        for (JobRecord job : run.jobs()) {
            boolean target = targets.contains(job.name());
            nodes.add(plan.map(made -> made.step(job.name()))
                    .map(step -> new Node(job.name(), State.of(step.verdict()), Tooltip.of(step), 1, target))
                    .orElseGet(() -> new Node(job.name(), State.of(job.outcome()), Tooltip.of(job), 1, target)));
            for (String dependency : job.dependencies()) {
                Integer index = indexes.get(dependency);
                if (index == null) {
                    throw new IllegalArgumentException("job " + Quoted.of(job.name()) + " depends on "
                            + Quoted.of(dependency) + ", which is not in the report; make the report anew");
                }
                edges.add(new Edge(nodes.size() - 1, index));
            }
        }
        for (JobRecord job : run.jobs()) { // behind the others: their targets may have a higher index
            for (String before : job.terms().softDependencies()) {
                Integer from = indexes.get(job.name());
                Integer to = indexes.get(before);
                if (from != null && to != null && !job.dependencies().contains(before)) {
                    edges.add(new Edge(from, to, true));
                }
            }
        }
        return new Drawing(run.program(), nodes, edges);
    }

    /** Returns one job, everything that it needs, and everything that needs it. */
    public Drawing focus(String job) {
        return focus(job, Integer.MAX_VALUE);
    }

    /**
     * Returns one job, what it needs and what needs it, as far as a number of edges away.
     *
     * @throws IllegalArgumentException if there is no such job; the message gives the nearest names
     */
    public Drawing focus(String job, int depth) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).name().equals(job)) {
                return only(new Reach(nodes.size(), edges).around(i, depth));
            }
        }
        throw new IllegalArgumentException("there is no job " + Quoted.of(job)
                + NearestNames.hint(job, nodes.size(), index -> nodes.get(index).name()));
    }

    private Drawing only(boolean[] kept) {
        int[] newIndex = new int[nodes.size()];
        List<Node> keptNodes = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            newIndex[i] = keptNodes.size();
            if (kept[i]) {
                keptNodes.add(nodes.get(i));
            }
        }
        List<Edge> keptEdges = edges.stream()
                .filter(edge -> kept[edge.from()] && kept[edge.to()])
                .map(edge -> new Edge(newIndex[edge.from()], newIndex[edge.to()], edge.soft()))
                .toList();
        return new Drawing(title, keptNodes, keptEdges);
    }

    /** Returns the same, or, if there are more than 2,000 nodes, a drawing in which satisfied jobs are folded into groups. */
    public Drawing folded() {
        return folded(2000);
    }

    /** Returns the same with satisfied jobs folded into groups, if there are more nodes than that. */
    Drawing folded(int most) {
        return nodes.size() > most ? new Folding(this).fold() : this;
    }
}
