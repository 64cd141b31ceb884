// The graph as SVG: boxes with label, value and gradient, the operation in front of each result, edges as curves.

const SVG = 'http://www.w3.org/2000/svg';
const ROW = 17;
const LETTER = 7.3; // width of a letter in the picture's fixed-width font

function svg(name, attributes, parent) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

class Picture {
  constructor(canvas, graph, names, digits) {
    Object.assign(this, { canvas, graph, names, digits });
  }

  draw(view) {
    this.view = view;
    const { items, edges } = view.build();
    for (const item of items) Object.assign(item, this.measure(item));
    for (const edge of edges) edge.parallel = this.portOffset(edge);
    this.layout = layOut(items, edges);
    this.canvas.replaceChildren();
    this.lines = this.layout.edges.map((edge) => this.line(edge));
    this.boxes = new Map();
    for (const box of this.layout.boxes.values()) this.boxes.set(box.id, this.box(box));
    this.shown = new Map();
    return this.layout;
  }

  operation(item) {
    if (item.id.startsWith('g')) return '';
    return this.graph.rules[this.graph.nodes[item.nodes[0]].op]?.symbol ?? '';
  }

  title(item) {
    return item.id.startsWith('g')
      ? this.view.groups[Number(item.id.slice(1))].name
      : this.names.of(item.nodes[0]);
  }

  measure(item) {
    const symbol = this.operation(item);
    const badge = symbol ? Math.max(26, symbol.length * LETTER + 14) : 0;
    const letters = Math.min(28, Math.max(14, this.title(item).length + 2));
    return { badge, width: (badge ? badge + 10 : 0) + letters * LETTER + 12, height: 3 * ROW + 9 };
  }

  // the first operand arrives above the second
  portOffset(edge) {
    const operands = edge.to.startsWith('n') ? this.graph.nodes[Number(edge.to.slice(1))].in.length : 1;
    return operands === 2 ? (edge.slot === 0 ? -6 : 6) : 0;
  }

  line(edge) {
    return { edge, element: svg('path', { class: 'edge', d: curve(edge.points) }, this.canvas) };
  }

  box(box) {
    const g = svg('g', { class: 'node', transform: `translate(${box.x} ${box.y})`, tabindex: -1, role: 'button', 'data-id': box.id }, this.canvas);
    if (box.badge) {
      const middle = box.height / 2;
      svg('line', { class: 'edge', x1: box.badge, x2: box.badge + 10, y1: middle, y2: middle }, g);
      svg('rect', { class: 'op', x: 0, y: middle - 13, width: box.badge, height: 26, rx: 13 }, g);
      svg('text', { class: 'symbol', x: box.badge / 2, y: middle + 4.5 }, g).textContent = this.operation(box).replace('-', MINUS);
    }
    g.append(' ');
    const x = box.badge ? box.badge + 10 : 0;
    svg('rect', { class: box.id.startsWith('g') ? 'box group' : 'box', x, y: 0, width: box.width - x, height: box.height, rx: 5 }, g);
    const text = (kind, row, content) => {
      const t = svg('text', { class: kind, x: x + (box.width - x) / 2, y: row * ROW - 2 }, g);
      t.textContent = content;
      g.append(' ');
      return t;
    };
    const title = this.title(box);
    const shown = title.length > 26 ? `${title.slice(0, 25)}\u2026` : title;
    text('name', 1, shown);
    const data = text('data', 2, '');
    const grad = text('grad', 3, '');
    if (shown !== title) svg('title', {}, g).textContent = title;
    return { box, g, data, grad, name: shown };
  }

  // Shows the numbers that are known, and lights what the step is about. Writes only what changed.
  update(state, step) {
    const lit = new Set((step.nodes || []).map((i) => this.view.item(i)));
    const operands = new Set((step.operands || []).map((i) => this.view.item(i)));
    const bad = new Set((step.bad || []).map((i) => this.view.item(i)));
    for (const [id, parts] of this.boxes) {
      const light = bad.has(id) ? ' bad' : lit.has(id) ? ' lit' : operands.has(id) ? ' operand' : '';
      const [data, grad, sign] = id.startsWith('g') ? this.groupTexts(parts.box) : this.nodeTexts(parts.box.nodes[0], state);
      const key = `${light}|${data}|${grad}`;
      if (this.shown.get(id) === key) continue;
      this.shown.set(id, key);
      parts.g.setAttribute('class', `node${light}`);
      parts.data.textContent = data;
      parts.grad.textContent = grad;
      parts.grad.setAttribute('class', `grad ${sign}`);
      parts.g.setAttribute('aria-label', `${this.operation(parts.box).replace('-', MINUS)} ${parts.name} ${data} ${grad}`.trim());
    }
    for (const { edge, element } of this.lines) {
      const on = step.edge && edge.uses.some((u) => u.from === step.edge.from && u.to === step.edge.to && u.slot === step.edge.slot);
      const kind = on ? 'edge lit' : 'edge';
      if (element.getAttribute('class') !== kind) element.setAttribute('class', kind);
    }
  }

  nodeTexts(i, state) {
    const data = state.known.has(i) ? `data ${fixed((state.data ?? this.graph.data)[i], this.digits)}` : 'data ?';
    if (!this.graph.takesGradient(i)) return [data, 'constant', 'none'];
    if (!state.reached.has(i)) return [data, 'grad \u00b7', 'none'];
    const grad = state.grad[i];
    return [data, `grad ${fixed(grad, this.digits)}`, grad > 0 ? 'plus' : grad < 0 ? 'minus' : 'none'];
  }

  groupTexts(box) {
    return [`${box.nodes.length} nodes`, 'click to open', 'none'];
  }

  select(id) {
    this.canvas.querySelector('.selected')?.classList.remove('selected');
    this.boxes.get(id)?.g.classList.add('selected');
  }
}

// Level where it leaves and arrives.
function curve(points) {
  let d = `M${points[0].map(round)}`;
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1];
    const [x1, y1] = points[i];
    const bend = Math.abs(x1 - x0) / 2;
    const way = Math.sign(x1 - x0) || 1;
    d += `C${[x0 + way * bend, y0, x1 - way * bend, y1, x1, y1].map(round)}`;
  }
  return d;
}

function round(x) {
  return Math.round(x * 10) / 10;
}
