// What of the graph is on the picture: nodes, or the closed groups that stand for them, and the edges between these.
// Items are named 'n7' for node 7 and 'g2' for closed group 2.

class View {
  constructor(graph, groups, closed) {
    this.graph = graph;
    this.groups = groups;
    this.closed = closed;
  }

  // From the outermost group that holds the node to the innermost.
  groupsOf(i) {
    const chain = [];
    for (let g = this.graph.nodes[i].group ?? -1; g >= 0; g = this.groups[g].parent) chain.unshift(g);
    return chain;
  }

  item(i) {
    const hidden = this.groupsOf(i).find((g) => this.closed.has(g));
    return hidden === undefined ? `n${i}` : `g${hidden}`;
  }

  members(group) {
    return this.graph.nodes.map((n, i) => i).filter((i) => this.groupsOf(i).includes(group));
  }

  build() {
    const items = new Map();
    const edges = new Map();
    this.graph.nodes.forEach((node, i) => {
      const id = this.item(i);
      if (!items.has(id)) items.set(id, { id, nodes: [] });
      items.get(id).nodes.push(i);
      node.in.forEach((operand, slot) => {
        const from = this.item(operand);
        if (from === id) return;
        // x·x keeps its two edges; what runs between groups is one line
        const key = `${from} ${id} ${from.startsWith('n') && id.startsWith('n') ? slot : ''}`;
        if (!edges.has(key)) edges.set(key, { from, to: id, slot, uses: [] });
        edges.get(key).uses.push({ from: operand, to: i, slot });
      });
    });
    return { items: [...items.values()], edges: [...edges.values()] };
  }
}
