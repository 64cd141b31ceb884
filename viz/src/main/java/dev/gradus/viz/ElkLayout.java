package dev.gradus.viz;

import dev.gradus.viz.Layout.Point;
import dev.gradus.viz.Layout.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places boxes in layers by the Eclipse Layout Kernel, always the same way for the same graph. */
final class ElkLayout {
    private static final double MARGIN = 16;
    /** Boxes above which neither many sweeps nor the order of the operands' boxes are worth their time. */
    private static final int LARGE = 1000;
    /** Parts of ELK recurse along chains of nodes. */
    private static final long STACK_BYTES = 512L << 20;

    private final Graph graph;
    private final Direction direction;
    private final boolean dense;
    private final List<NodeShape> shapes;
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();
    /** Where the edges to folded boxes arrive. */
    private final List<ElkConnectableShape> entrances = new ArrayList<>();
    /** Where the edges of each box leave; folded boxes let ELK choose, unless there are so many that one place is best. */
    private final List<ElkConnectableShape> exits = new ArrayList<>();

    private ElkLayout(Graph graph, Options options) {
        this.graph = graph;
        direction = options.direction();
        dense = graph.isDense();
        shapes = graph.boxes().stream().map(box -> NodeShape.of(box, options)).toList();
    }

    static Layout of(Graph graph, Options options) {
        FutureTask<Layout> task = new FutureTask<>(() -> new ElkLayout(graph, options).layout());
        Thread thread = new Thread(null, task, "gradus-layout", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("The graph could not be laid out: " + e.getCause(), e);
            } finally {
                if (interrupted && task.isDone()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private Layout layout() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root);
        graph.boxes().forEach(box -> add(root, box));
        graph.edges().forEach(this::add);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new Layout(graph, placed(), routes(), root.getWidth(), root.getHeight());
    }

    private void configure(ElkNode root) {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(
                LayeredOptions.DIRECTION,
                switch (direction) {
                    case LR -> org.eclipse.elk.core.options.Direction.RIGHT;
                    case RL -> org.eclipse.elk.core.options.Direction.LEFT;
                    case TB -> org.eclipse.elk.core.options.Direction.DOWN;
                    case BT -> org.eclipse.elk.core.options.Direction.UP;
                });
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(LayeredOptions.EDGE_ROUTING, dense ? EdgeRouting.POLYLINE : EdgeRouting.ORTHOGONAL);
        if (dense) {
            root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.SIMPLE);
        }
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 16.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, dense ? 200.0 : 36.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
        if (graph.boxes().size() > LARGE) {
            root.setProperty(LayeredOptions.THOROUGHNESS, 1);
        } else {
            root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
        }
    }

    private void add(ElkNode root, Box box) {
        NodeShape shape = shapes.get(box.id());
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(shape.width(), shape.height());
        nodes.add(node);
        if (box instanceof Box.Folded && !dense) {
            exits.add(node);
            entrances.add(node);
            return;
        }
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        double x = shape.record().centreX();
        double y = shape.record().centreY();
        exits.add(port(node, side(direction), x, y));
        entrances.add(box instanceof Box.Folded ? port(node, side(direction.opposite()), x, y) : node);
    }

    private void add(Graph.Edge edge) {
        ElkConnectableShape from = exits.get(edge.from().id());
        ElkNode node = nodes.get(edge.to().id());
        Rect op = shapes.get(edge.to().id()).op();
        ElkConnectableShape to = op == null ? entrances.get(edge.to().id()) : entrance(node, edge, op);
        edges.add(ElkGraphUtil.createSimpleEdge(from, to));
    }

    /** The first operand enters above the second, or left of it. */
    private ElkPort entrance(ElkNode node, Graph.Edge edge, Rect op) {
        int operands = ((Box.Single) edge.to()).value().operands().size();
        double offset = operands == 1 ? 0 : edge.operand() == 0 ? -5 : 5;
        return port(node, side(direction.opposite()), op.centreX() + offset, op.centreY() + offset);
    }

    /** The side of a box that results leave from. */
    private static PortSide side(Direction direction) {
        return switch (direction) {
            case LR -> PortSide.EAST;
            case RL -> PortSide.WEST;
            case TB -> PortSide.SOUTH;
            case BT -> PortSide.NORTH;
        };
    }

    /** A place on a side of a node, at the height or the abscissa given. */
    private static ElkPort port(ElkNode node, PortSide side, double x, double y) {
        ElkPort port = ElkGraphUtil.createPort(node);
        switch (side) {
            case EAST -> port.setLocation(node.getWidth(), y);
            case WEST -> port.setLocation(0, y);
            case SOUTH -> port.setLocation(x, node.getHeight());
            default -> port.setLocation(x, 0);
        }
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }

    private List<Layout.Node> placed() {
        List<Layout.Node> placed = new ArrayList<>();
        for (Box box : graph.boxes()) {
            ElkNode node = nodes.get(box.id());
            placed.add(shapes.get(box.id()).at(box, node.getX(), node.getY()));
        }
        return placed;
    }

    private List<Layout.Route> routes() {
        List<Layout.Route> routes = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            ElkEdgeSection section = edges.get(i).getSections().get(0);
            List<Point> points = new ArrayList<>();
            points.add(new Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(p -> points.add(new Point(p.getX(), p.getY())));
            points.add(new Point(section.getEndX(), section.getEndY()));
            routes.add(new Layout.Route(graph.edges().get(i), List.copyOf(points)));
        }
        return routes;
    }
}
