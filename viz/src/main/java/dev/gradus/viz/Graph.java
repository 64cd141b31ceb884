package dev.gradus.viz;

import java.util.List;

/**
 * What is drawn, before it has a place.
 *
 * @param boxes the boxes; {@code boxes.get(i).id() == i}
 * @param edges the edges, by the box they lead to and then in operand order
 * @param values how many values the boxes hold together
 */
record Graph(List<Box> boxes, List<Edge> edges, int values) {
    /**
     * From an operand to what uses it.
     *
     * @param from the operand's box
     * @param to the box of the result
     * @param operand which operand it is, from 0; −1 where the result is folded
     * @param uses how many uses of operands the edge stands for
     */
    record Edge(Box from, Box to, int operand, int uses) {}
}
