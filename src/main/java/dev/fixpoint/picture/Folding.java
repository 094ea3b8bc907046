package dev.fixpoint.picture;

import dev.fixpoint.picture.Drawing.Node;
import dev.fixpoint.picture.Layout.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Folds satisfied jobs into groups, so that what went wrong can be seen among thousands that went well.
 *
 * <p>Unsatisfied jobs stay, and so do the targets and what is directly connected to an unsatisfied job, as long as there are
 * few of these. The others are folded if they have the same <em>rank</em> and hang together, or serve the same node. The rank
 * of a node is how often, at the most, a path from it to the bottom changes between what stays and what is folded. It never
 * rises along an edge, and falls wherever an edge leads into or out of what is folded, so groups form no cycle.
 */
final class Folding {

    /** A job that needs thousands of satisfied ones shall not keep them all visible. */
    private static final int MOST_NEIGHBOURS = 12;

    private record Group(int rank, int serves) {}

    private final Drawing drawing;
    private final List<Node> nodes;

    /** Those that say who needs whom; soft ones do not hold anything together. */
    private final List<Edge> edges;

    private final int size;
    private final boolean[] stays;
    private final int[] rank;
    private final int[] component;

    Folding(Drawing drawing) {
        this.drawing = drawing;
        this.nodes = drawing.nodes();
        this.edges = drawing.edges().stream().filter(edge -> !edge.soft()).toList();
        this.size = nodes.size();
        this.stays = new boolean[size];
        this.rank = new int[size];
        this.component = new int[size];
    }

    Drawing fold() {
        choose();
        rank();
        connect();
        return merge(groups());
    }

    private static boolean isSatisfied(Node node) {
        return node.state().isSatisfied();
    }

    private void choose() {
        int targets = 0;
        for (int i = 0; i < size; i++) {
            Node node = nodes.get(i);
            stays[i] = !isSatisfied(node) || (node.target() && targets++ < MOST_NEIGHBOURS);
        }
        int[] neighbours = new int[size];
        for (Edge edge : edges) {
            keep(edge.to(), edge.from(), neighbours);
            keep(edge.from(), edge.to(), neighbours);
        }
    }

    private void keep(int node, int of, int[] neighbours) {
        if (isSatisfied(nodes.get(node)) && !isSatisfied(nodes.get(of)) && neighbours[of]++ < MOST_NEIGHBOURS) {
            stays[node] = true;
        }
    }

    /** Goes through the edges from the bottom to the top, so that the rank of what a node depends on is known. */
    private void rank() {
        Layers layers = Layers.of(size, edges);
        List<List<Edge>> byLayer = new ArrayList<>();
        for (int i = 0; i < layers.count(); i++) {
            byLayer.add(new ArrayList<>());
        }
        edges.forEach(edge -> byLayer.get(layers.of(edge.from())).add(edge));
        for (int i = layers.count() - 1; i >= 0; i--) {
            for (Edge edge : byLayer.get(i)) {
                int changes = stays[edge.from()] == stays[edge.to()] ? 0 : 1;
                rank[edge.from()] = Math.max(rank[edge.from()], rank[edge.to()] + changes);
            }
        }
    }

    /** Finds what hangs together among the folded of one rank; a component is named by the first node in it. */
    private void connect() {
        Arrays.setAll(component, i -> i);
        for (Edge edge : edges) {
            if (!stays[edge.from()] && !stays[edge.to()] && rank[edge.from()] == rank[edge.to()]) {
                int a = root(edge.from());
                int b = root(edge.to());
                component[Math.max(a, b)] = Math.min(a, b);
            }
        }
    }

    private int root(int node) {
        int at = node;
        while (component[at] != at) {
            component[at] = component[component[at]];
            at = component[at];
        }
        return at;
    }

    /** Returns for each node the number of the node that it becomes part of. */
    private int[] groups() {
        int[] serves = new int[size];
        Arrays.fill(serves, size);
        for (Edge edge : edges) {
            if (!stays[edge.to()] && (stays[edge.from()] || root(edge.from()) != root(edge.to()))) {
                int served = stays[edge.from()] ? edge.from() : root(edge.from());
                serves[root(edge.to())] = Math.min(serves[root(edge.to())], served);
            }
        }
        Map<Group, Integer> known = new HashMap<>();
        int[] group = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (stays[i]) {
                group[i] = count++;
            } else {
                Integer old = known.putIfAbsent(new Group(rank[i], serves[root(i)]), count);
                group[i] = old == null ? count++ : old;
            }
        }
        return group;
    }

    private Drawing merge(int[] group) {
        List<List<Node>> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (group[i] == members.size()) {
                members.add(new ArrayList<>());
            }
            members.get(group[i]).add(nodes.get(i));
        }
        Set<String> taken = new HashSet<>();
        nodes.forEach(node -> taken.add(node.name()));
        List<Node> merged = new ArrayList<>();
        members.forEach(of -> merged.add(of.size() == 1 ? of.get(0) : group(of, taken)));
        Set<Edge> kept = new LinkedHashSet<>();
        for (Edge edge : drawing.edges()) {
            boolean shown = !edge.soft() || (stays[edge.from()] && stays[edge.to()]);
            if (shown && group[edge.from()] != group[edge.to()]) {
                kept.add(new Edge(group[edge.from()], group[edge.to()], edge.soft()));
            }
        }
        return new Drawing(drawing.title(), merged, List.copyOf(kept));
    }

    private static Node group(List<Node> members, Set<String> taken) {
        int jobs = members.stream().mapToInt(Node::jobs).sum();
        String plain = String.format(Locale.ROOT, "%,d satisfied jobs", jobs);
        String name = plain;
        for (int i = 2; !taken.add(name); i++) {
            name = plain + " (" + i + ")";
        }
        String tooltip =
                plain + "\n" + Tooltip.names(members.stream().map(Node::name).toList());
        boolean plan = members.get(0).state() == State.SATISFIED;
        return new Node(
                name,
                plan ? State.SATISFIED : State.PASSED,
                tooltip,
                jobs,
                members.stream().anyMatch(Node::target));
    }
}
