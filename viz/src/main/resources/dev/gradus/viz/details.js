// What is known of one node: its numbers, its rule, its paths to the result, and a difference quotient beside them.

const MOST_PATHS = 12;

class Details {
  constructor(panel, graph, names, onEdit) {
    Object.assign(this, { panel, graph, names, onEdit });
  }

  show(i) {
    this.node = i;
    const { graph, names } = this;
    const parts = [element('h2', {}, `${names.of(i)}`)];
    parts.push(graph.isLeaf(i) ? this.editor(i) : element('p', {}, `${names.of(i)} = ${names.expression(i)} = ${names.numbers(i)}`));
    parts.push(this.numbers(i));
    if (!graph.isLeaf(i)) parts.push(element('h3', {}, 'Local derivatives'), this.locals(i));
    if (graph.takesGradient(i)) parts.push(element('h3', {}, 'Paths to the result'), ...this.paths(i));
    this.panel.replaceChildren(...parts);
    this.panel.hidden = false;
  }

  refresh() {
    if (this.node === undefined) return;
    const editing = document.activeElement?.id === 'number';
    this.show(this.node);
    if (editing) document.getElementById('number').focus();
  }

  numbers(i) {
    const { graph, names } = this;
    const rows = [['value', show(graph.data[i], 10)]];
    if (!graph.takesGradient(i)) {
      rows.push(['gradient', 'none: a constant takes no gradient']);
    } else {
      const difference = graph.finiteDifference(i);
      rows.push([`gradient ${names.derivative(graph.root, i)}`, show(graph.grad[i], 10)]);
      rows.push(['by finite differences', show(difference, 10)]);
      if (!(Math.abs(difference - graph.grad[i]) <= 1e-4 * Math.max(1, Math.abs(difference)))) {
        rows.push(['note', 'The two differ: there is a kink, a jump or a number beyond range nearby.']);
      }
    }
    return list(rows);
  }

  locals(i) {
    const { graph, names } = this;
    return list(graph.nodes[i].in.map((operand, slot) => [
      `${names.derivative(i, operand)}${graph.nodes[i].in[0] === graph.nodes[i].in[1] ? `, operand ${slot + 1}` : ''}`,
      graph.takesGradient(operand)
        ? equation(names.localRule(i, slot), show(graph.local(i, slot), 6))
        : 'not needed: a constant takes no gradient',
    ]));
  }

  paths(i) {
    const { graph, names } = this;
    if (i === graph.root) return [element('p', {}, 'This is the result itself: its gradient is 1.')];
    const { count, paths } = graph.paths(i, MOST_PATHS);
    const items = paths.map((p) => element('li', {},
      element('span', { class: 'route' }, brief(p.nodes.map((k) => names.of(k)), ' \u2192 ')),
      element('span', { class: 'sum' }, `${brief(p.locals.map((x) => show(x)), ' \u00b7 ')} = ${show(p.product, 6)}`)));
    const rest = count > paths.length
      ? `There are ${count < 1e15 ? count.toLocaleString('en') : show(count)} paths; these are the ${paths.length} whose product is largest. The gradient is the sum over all.`
      : count === 1 ? 'One path: the gradient is its product.' : `${count} paths: the gradient is the sum of their products.`;
    return [element('p', {}, rest), element('ol', {}, ...items)];
  }

  editor(i) {
    const { graph } = this;
    const input = element('input', { id: 'number', type: 'text', inputmode: 'decimal', value: String(graph.data[i]), autocomplete: 'off', 'aria-describedby': 'problem' });
    const problem = element('p', { id: 'problem', role: 'alert' });
    const form = element('form', {},
      element('label', { for: 'number' }, graph.takesGradient(i) ? 'Change this leaf:' : 'Change this constant:'),
      input, element('button', { type: 'submit' }, 'Set'), problem);
    form.addEventListener('submit', (e) => {
      e.preventDefault();
      const text = input.value.trim().replace(MINUS, '-');
      if (text === '' || !Number.isFinite(Number(text))) {
        problem.textContent = `\u2018${input.value}\u2019 is not a number; the old one stays. Write it like ${MINUS}0.5 or 1e-3.`;
        return;
      }
      this.onEdit(i, Number(text));
    });
    return form;
  }
}

function brief(texts, separator) {
  return texts.length <= 16
    ? texts.join(separator)
    : [...texts.slice(0, 8), '\u2026', ...texts.slice(-7)].join(separator);
}

function equation(rule, number) {
  return rule === number ? number : `${rule} = ${number}`;
}

function list(rows) {
  return element('dl', {}, ...rows.flatMap(([name, content]) => [element('dt', {}, name), element('dd', {}, content)]));
}
