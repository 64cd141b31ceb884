// The moments of the lesson: leaves given, every operation forward, the seed, every contribution backward, the end.
// A step lists the nodes and the edge to light, and says what happens in words, as a formula and in numbers.

class Steps {
  constructor(graph, names) {
    this.graph = graph;
    this.names = names;
    this.forward = graph.nodes.map((n, i) => i).filter((i) => !graph.isLeaf(i));
    this.seed = this.forward.length + 1;
    this.last = this.seed + graph.contributions.length + 1;
  }

  phase(step) {
    if (step === 0) return 'start';
    if (step < this.seed) return 'forward';
    return step === this.last ? 'end' : 'backward';
  }

  // Which numbers are known at this step.
  state(step) {
    const known = new Set(this.graph.nodes.keys());
    this.forward.slice(Math.min(step, this.forward.length)).forEach((i) => known.delete(i));
    const done = Math.min(Math.max(step - this.seed, 0), this.graph.contributions.length);
    const grad = step < this.seed ? [] : this.graph.gradientsAfter(done);
    const reached = new Set(step < this.seed ? [] : [this.graph.root]);
    this.graph.contributions.slice(0, done).forEach((c) => reached.add(c.to));
    return { known, grad, reached };
  }

  describe(step) {
    const phase = this.phase(step);
    if (phase === 'start') return this.opening();
    if (phase === 'forward') return this.computing(this.forward[step - 1]);
    if (phase === 'end') return this.closing();
    return step === this.seed ? this.seeding() : this.flowing(this.graph.contributions[step - this.seed - 1]);
  }

  opening() {
    const leaves = this.graph.nodes.map((n, i) => i).filter((i) => this.graph.isLeaf(i));
    const shown = leaves.slice(0, 8).map((i) => `${this.names.of(i)} = ${show(this.graph.data[i])}`);
    const more = leaves.length > 8 ? `, and ${leaves.length - 8} more` : '';
    return { nodes: leaves, words: 'The leaves are given. Nothing else is known yet.', formula: '', numbers: shown.join(', ') + more };
  }

  computing(i) {
    const { graph, names } = this;
    return {
      nodes: [i],
      operands: graph.nodes[i].in,
      words: `Forward: ${names.of(i)} is computed from ${names.expression(i)}.`,
      formula: `${names.of(i)} = ${names.expression(i)}`,
      numbers: `= ${names.numbers(i)} = ${show(graph.data[i])}`,
    };
  }

  seeding() {
    const root = this.names.of(this.graph.root);
    return {
      nodes: [this.graph.root],
      words: `Backward: the result ${root} changes by exactly as much as itself, so its gradient starts at 1.`,
      formula: `\u2202${root}/\u2202${root}`,
      numbers: '= 1',
    };
  }

  flowing(c) {
    const { graph, names } = this;
    const result = graph.root;
    const to = names.of(c.to);
    const uses = graph.contributions.filter((d) => d.to === c.to);
    const nth = uses.indexOf(c) + 1;
    const sum = nth > 1
      ? { before: show(c.before), total: `${show(c.before)} + ${bracketed(c.amount)} = ${show(c.before + c.amount)}` }
      : null;
    const shared = uses.length === 1 ? ''
      : nth === 1 ? ` ${to} is used ${times(uses.length)}; this is the first contribution, and later ones are added to it.`
        : ` ${to} is used ${times(uses.length)}: this is contribution ${nth}, added to the ${sum.before} already there.`;
    return {
      nodes: [c.to],
      operands: [c.from],
      edge: { from: c.to, to: c.from, slot: c.slot },
      words: `Backward: ${names.of(c.from)} = ${names.expression(c.from)} passes its gradient to ${to}, `
        + `times the local derivative ${names.localRule(c.from, c.slot)}.${shared}`,
      formula: `${names.derivative(result, c.to)} += ${names.derivative(c.from, c.to)} \u00b7 ${names.derivative(result, c.from)}`,
      numbers: `= ${show(c.local)} \u00b7 ${show(c.above)} = ${show(c.amount)}`,
      sum: sum ? `${names.derivative(result, c.to)}: ${sum.total}` : '',
    };
  }

  closing() {
    const { graph, names } = this;
    const leaves = graph.nodes.map((n, i) => i).filter((i) => graph.isLeaf(i) && graph.takesGradient(i));
    const shown = leaves.slice(0, 8).map((i) => `${names.derivative(graph.root, i)} = ${show(graph.grad[i])}`);
    return {
      nodes: [],
      words: 'Done: every gradient is complete. Each says how fast the result grows with that number.',
      formula: '',
      numbers: shown.join(', ') + (leaves.length > 8 ? `, and ${leaves.length - 8} more` : ''),
    };
  }
}

function times(count) {
  return count === 2 ? 'twice' : `${count} times`;
}
