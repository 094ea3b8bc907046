package dev.fixpoint.picture;

import dev.fixpoint.picture.Layout.Box;
import dev.fixpoint.picture.Layout.Edge;
import dev.fixpoint.picture.Layout.Line;
import dev.fixpoint.picture.Layout.Point;
import dev.fixpoint.picture.Layout.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.GreedySwitchType;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays out graphs by Eclipse ELK, which is optional for users of the library. */
final class ElkLayout {

    /** The best way to place nodes takes too long above these. */
    private static final int MOST_NODES_PLACED_WELL = 300;

    private static final long MOST_SPAN_PLACED_WELL = 1500;

    private static final double NODE_GAP = 20;
    private static final double LINE_GAP = 12;
    private static final double LAYER_GAP = 28;

    private ElkLayout() {}

    static Layout of(List<Size> sizes, List<Edge> edges, Layers layers) {
        LayoutMetaDataService.getInstance(); // teaches ELK its own types
        boolean small = sizes.size() <= MOST_NODES_PLACED_WELL && layers.span(edges) <= MOST_SPAN_PLACED_WELL;
        ElkNode graph = graph(small);
        List<ElkNode> nodes = new ArrayList<>(sizes.size());
        for (Size size : sizes) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(size.width(), size.height());
            nodes.add(node);
        }
        List<ElkEdge> drawn = new ArrayList<>(edges.size());
        List<Edge> kept = new ArrayList<>(edges.size());
        for (Edge edge : edges) {
            if (edge.from() != edge.to()) {
                kept.add(edge);
                drawn.add(ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to())));
            }
        }
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        return read(graph, nodes, kept, drawn);
    }

    private static ElkNode graph(boolean small) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(Layout.MARGIN));
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, true);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, NODE_GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, LINE_GAP);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, LINE_GAP);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        if (small) {
            graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        } else {
            graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.SIMPLE);
            graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_GREEDY_SWITCH_TYPE, GreedySwitchType.OFF);
            graph.setProperty(LayeredOptions.THOROUGHNESS, 2);
        }
        return graph;
    }

    private static Layout read(ElkNode graph, List<ElkNode> nodes, List<Edge> edges, List<ElkEdge> drawn) {
        List<Box> boxes = new ArrayList<>(nodes.size());
        for (ElkNode node : nodes) {
            boxes.add(new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight()));
        }
        List<Line> lines = new ArrayList<>(edges.size());
        for (int i = 0; i < edges.size(); i++) {
            lines.add(new Line(
                    edges.get(i).from(), edges.get(i).to(), edges.get(i).soft(), points(drawn.get(i))));
        }
        return LayerGaps.narrowed(new Layout(graph.getWidth(), graph.getHeight(), boxes, lines));
    }

    private static List<Point> points(ElkEdge edge) {
        ElkEdgeSection section = ElkGraphUtil.firstEdgeSection(edge, false, false);
        return ElkUtil.createVectorChain(section).stream()
                .map(corner -> new Point(corner.x, corner.y))
                .toList();
    }
}
