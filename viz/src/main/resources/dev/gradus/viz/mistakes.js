// The classic mistakes. Each computes on the same graph as the right way does, but for one thing that it gets wrong:
// a rule of the forward pass, or something in this sweep.

function sweepWith(graph, { seed = 1, start, amount, overwrites } = {}) {
  // what is left of a pass before is left in the leaves: the nodes above them are made anew
  const grad = graph.nodes.map((n, i) => (start && n.op === 'LEAF' ? start[i] : 0));
  grad[graph.root] = seed;
  for (let i = graph.root; i >= 0; i--) {
    graph.nodes[i].in.forEach((operand, slot) => {
      if (!graph.takesGradient(operand)) return;
      const share = amount?.(i, slot, grad) ?? graph.local(i, slot) * grad[i];
      grad[operand] = overwrites?.(i) ? share : grad[operand] + share;
    });
  }
  return grad;
}

// Hands on what a node has so far each time it is reached, instead of once when it is complete.
function recurse(graph) {
  const grad = new Array(graph.nodes.length).fill(0);
  grad[graph.root] = 1;
  const visit = (i) => graph.nodes[i].in.forEach((operand, slot) => {
    if (!graph.takesGradient(operand)) return;
    grad[operand] += graph.local(i, slot) * grad[i];
    visit(operand);
  });
  visit(graph.root);
  return grad;
}

function is(graph, i, op) {
  return graph.nodes[i].op === op;
}

const MISTAKES = [
  {
    name: '= instead of +=',
    right: 'self.grad += local * out.grad',
    wrong: 'self.grad = local * out.grad',
    why: 'A node that is used twice must add up what comes back from both uses; with = the later one erases the earlier.',
    gradients: (graph) => sweepWith(graph, { overwrites: () => true }),
  },
  {
    name: 'no topological order',
    right: 'for v in reversed(topological_order): v.step()',
    wrong: 'def backward(self): self.step(); for v in operands: v.backward()',
    why: 's is reached once from tanh and once from the power, and hands on its first contribution both times: what lies below it is counted too often.',
    gradients: recurse,
  },
  {
    name: 'gradients not zeroed',
    right: 'zero_grad(); loss.backward()',
    wrong: 'loss.backward()   # the second time',
    why: 'The gradients of the pass before are still there, and the new ones are added to them: every pass follows the sum of all passes so far.',
    gradients: (graph, before) => sweepWith(graph, { start: before ?? sweepWith(graph) }),
  },
  {
    name: 'seeded with 0',
    right: 'loss.grad = 1',
    wrong: 'loss.grad = 0   # as it was made',
    why: 'Every gradient is a product that starts with that of the result by itself, which is 1; with 0 all products are 0 and nothing ever learns.',
    gradients: (graph) => sweepWith(graph, { seed: 0 }),
  },
  {
    name: 'self.grad for out.grad in +',
    right: 'other.grad += 1.0 * out.grad',
    wrong: 'other.grad += 1.0 * self.grad',
    why: 'A sum hands the gradient of its result to both operands; here the second gets that of the first, right only as long as the first is used nowhere else.',
    gradients: (graph) => sweepWith(graph, {
      amount: (i, slot, grad) => (is(graph, i, 'PLUS') && slot === 1 ? grad[graph.nodes[i].in[0]] : undefined),
    }),
  },
  {
    name: 'reversed subtraction',
    right: 'def __rsub__(self, other): return other - self',
    wrong: 'def __rsub__(self, other): return self - other',
    why: 'For 1 \u2212 t Python calls t.__rsub__(1): the operands come the other way round, so self \u2212 other is t \u2212 1, and value and gradients have the wrong sign.',
    rules: (rules) => ({ MINUS: { ...rules.MINUS, value: (a, b) => b - a, da: () => -1, db: () => 1 } }),
  },
  {
    name: 'power overwrites',
    right: 'self.grad += k * self.data**(k-1) * out.grad',
    wrong: 'self.grad = k * self.data**(k-1) * out.grad',
    why: 'One rule with = among many with += is enough: the power is handled after tanh here and erases what tanh had given to s; in another order it would go unnoticed.',
    gradients: (graph) => sweepWith(graph, { overwrites: (i) => is(graph, i, 'POW') }),
  },
  {
    name: 'tanh overflows',
    right: 't = math.tanh(x)',
    wrong: 't = (math.exp(2*x) - 1) / (math.exp(2*x) + 1)',
    why: 'Beyond x = 354 the exponential is greater than any double: Python stops with an error, and elsewhere \u221e / \u221e is NaN, which then spreads to every number made from it.',
    at: { a: 1000 },
    rules: (rules) => ({ TANH: { ...rules.TANH, value: (x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1) } }),
  },
];

// Values and gradients as the mistake has them; `before` are the gradients of the pass before.
function runMistake(mistake, right, before) {
  const rules = mistake.rules ? { ...right.rules, ...mistake.rules(right.rules) } : right.rules;
  const graph = new Graph(right.nodes.map((n, i) => ({ ...n, data: right.data[i] })), rules);
  return { data: graph.data, grad: mistake.gradients ? mistake.gradients(graph, before) : graph.grad };
}

// The result at every step downhill with these gradients, computed rightly.
function descend(right, gradients, steps, rate) {
  const graph = new Graph(right.nodes.map((n, i) => ({ ...n, data: right.data[i] })), right.rules);
  const results = [graph.data[graph.root]];
  let grad;
  for (let step = 0; step < steps; step++) {
    grad = gradients(graph, grad);
    graph.nodes.forEach((n, i) => {
      if (n.op === 'LEAF') graph.data[i] -= rate * grad[i];
    });
    graph.recompute();
    results.push(graph.data[graph.root]);
  }
  return results;
}
