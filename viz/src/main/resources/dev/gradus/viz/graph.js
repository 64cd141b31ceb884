// The expression graph as numbers: the forward pass, the backward pass, and what can be asked of one node.
// nodes[i] = {op, in: [operand indices], label, data}; operands stand before their users, the result is last.
// A PICK also has `indices`, those that name the choice it took: the other choices are not here.

class Graph {
  constructor(nodes, rules) {
    this.nodes = nodes;
    this.rules = rules;
    this.data = nodes.map((n) => n.data);
    this.users = nodes.map(() => []);
    nodes.forEach((n, i) => n.in.forEach((operand, slot) => this.users[operand].push({ user: i, slot })));
    this.root = nodes.length - 1;
    this.recompute();
  }

  isLeaf(i) {
    return this.nodes[i].in.length === 0;
  }

  takesGradient(i) {
    return this.nodes[i].op !== 'CONSTANT';
  }

  value(i, data) {
    const { op, in: [a, b], indices } = this.nodes[i];
    if (indices && !indices.includes(data[b])) return NaN; // another choice, so unknown
    return this.rules[op].value(data[a], data[b]);
  }

  // ∂(node i)/∂(its operand in that slot)
  local(i, slot, data = this.data) {
    const [a, b] = this.nodes[i].in;
    const rule = this.rules[this.nodes[i].op];
    return slot === 0 ? rule.da(data[a], data[b], data[i]) : rule.db(data[a], data[b], data[i]);
  }

  recompute() {
    this.nodes.forEach((n, i) => {
      if (n.in.length) this.data[i] = this.value(i, this.data);
    });
    this.contributions = this.sweep();
    this.grad = this.gradientsAfter(this.contributions.length);
  }

  setLeaf(i, number) {
    this.data[i] = number;
    this.recompute();
  }

  // Every `operand gradient += local derivative · gradient` of the backward pass, in the order it happens.
  sweep() {
    const grad = new Array(this.nodes.length).fill(0);
    const all = [];
    grad[this.root] = 1;
    for (let i = this.root; i >= 0; i--) {
      this.nodes[i].in.forEach((operand, slot) => {
        if (!this.takesGradient(operand)) return;
        const local = this.local(i, slot);
        const amount = local * grad[i];
        all.push({ from: i, to: operand, slot, local, above: grad[i], amount, before: grad[operand] });
        grad[operand] += amount;
      });
    }
    return all;
  }

  gradientsAfter(count) {
    const grad = new Array(this.nodes.length).fill(0);
    grad[this.root] = this.takesGradient(this.root) ? 1 : 0;
    for (const c of this.contributions.slice(0, count)) grad[c.to] += c.amount;
    return grad;
  }

  // The result if node i held this number, with detached nodes kept as they are.
  resultWith(i, number) {
    const data = this.data.slice();
    const changed = new Set([i]);
    data[i] = number;
    for (let j = i + 1; j <= this.root; j++) {
      if (this.nodes[j].op !== 'DETACH' && this.nodes[j].in.some((k) => changed.has(k))) {
        data[j] = this.value(j, data);
        changed.add(j);
      }
    }
    return data[this.root];
  }

  // Central difference, with the step that balances truncation against rounding.
  finiteDifference(i) {
    const h = 2 ** -17 * Math.max(1, Math.abs(this.data[i]));
    return (this.resultWith(i, this.data[i] + h) - this.resultWith(i, this.data[i] - h)) / (2 * h);
  }

  // The paths from node i to the result: the `most` with the largest |product| of local derivatives, and how many
  // there are in all. A path of a node is one step to a user and then a path of that user, so the best paths of a
  // node are among the best of its users.
  paths(i, most) {
    const best = new Map([[this.root, { count: 1, paths: [{ product: 1, node: this.root }] }]]);
    for (let j = this.root - 1; j >= i; j--) {
      let count = 0;
      const candidates = [];
      for (const { user, slot } of this.users[j]) {
        const rest = best.get(user);
        if (!rest) continue;
        const local = this.local(user, slot);
        count += rest.count;
        for (const tail of rest.paths) candidates.push({ product: local * tail.product, node: j, local, tail });
      }
      candidates.sort((p, q) => size(q.product) - size(p.product));
      if (count) best.set(j, { count, paths: candidates.slice(0, most) });
    }
    const { count, paths } = best.get(i);
    return { count, paths: paths.map(unrolled) };
  }
}

function unrolled(path) {
  const nodes = [];
  const locals = [];
  for (let p = path; p; p = p.tail) {
    nodes.push(p.node);
    if (p.tail) locals.push(p.local);
  }
  return { product: path.product, nodes, locals };
}

function size(x) {
  return Number.isNaN(x) ? Infinity : Math.abs(x);
}
