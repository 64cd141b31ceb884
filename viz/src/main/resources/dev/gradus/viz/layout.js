// Places boxes in layers from left to right (after Sugiyama, Tagawa, Toda 1981): a layer for each box, stand-ins
// where an edge passes a layer, an order in each layer that crosses few edges, then heights that keep edges straight.

const COLUMN_GAP = 56;
const ROW_GAP = 18;
const MOST_BENDS = 40000;

function layOut(items, edges) {
  const cells = new Map(operandsFirst(items, edges).map((item, order) =>
    [item.id, { ...item, order, left: [], right: [], layer: 0 }]));
  // closed groups may lead back to each other: an edge against the order counts as if turned round
  const links = edges.map((edge) => {
    const [a, b] = [cells.get(edge.from), cells.get(edge.to)];
    const turned = a.order > b.order;
    return { edge, turned, start: turned ? b : a, end: turned ? a : b, via: [] };
  });
  const layers = assignLayers([...cells.values()], links);
  insertStandIns(layers, links);
  orderLayers(layers);
  placeColumns(layers);
  placeRows(layers);
  return { boxes: cells, edges: links.map(route), ...extent(layers.flat()) };
}

// Depth first from the result, the last item: each item after what leads to it, but for edges that close a circle.
function operandsFirst(items, edges) {
  const byId = new Map(items.map((item) => [item.id, { item, operands: [], next: 0 }]));
  edges.forEach((edge) => byId.get(edge.to).operands.push(byId.get(edge.from)));
  const order = [];
  const seen = new Set();
  for (const start of [...byId.values()].reverse()) {
    const path = seen.has(start) ? [] : [start];
    seen.add(start);
    while (path.length) {
      const at = path[path.length - 1];
      const operand = at.operands[at.next++];
      if (at.next > at.operands.length) order.push(path.pop().item);
      else if (!seen.has(operand)) {
        seen.add(operand);
        path.push(operand);
      }
    }
  }
  return order;
}

// As late as its users allow, so that inputs stand beside what uses them.
function assignLayers(cells, links) {
  const byOrder = cells.slice().sort((a, b) => b.order - a.order);
  const outgoing = new Map(cells.map((c) => [c, []]));
  links.forEach((link) => outgoing.get(link.start).push(link.end));
  for (const c of byOrder) c.layer = Math.max(0, ...outgoing.get(c).map((end) => end.layer + 1));
  const depth = largest(cells.map((c) => c.layer));
  const layers = Array.from({ length: depth + 1 }, () => []);
  for (const c of cells) {
    c.layer = depth - c.layer;
    layers[c.layer].push(c);
  }
  return layers;
}

// One row of stand-ins serves all edges that leave a box. Where bends become too many, edges run straight.
function insertStandIns(layers, links) {
  let left = MOST_BENDS;
  const rows = new Map();
  for (const link of links) {
    const { start, end } = link;
    if (!rows.has(start)) rows.set(start, []);
    const row = rows.get(start);
    let last = start;
    for (let layer = start.layer + 1; layer < end.layer && left-- > 0; layer++) {
      if (!row[layer]) {
        row[layer] = { width: 0, height: 8, left: [last], right: [], layer };
        last.right.push(row[layer]);
        layers[layer].push(row[layer]);
      }
      link.via.push(row[layer]);
      last = row[layer];
    }
    last.right.push(end);
    end.left.push(last);
  }
}

function orderLayers(layers) {
  const number = (layer) => layer.forEach((c, i) => { c.rank = (i + 0.5) / layer.length; });
  layers.forEach(number);
  for (let sweep = 0; sweep < 12; sweep++) {
    const side = sweep % 2 ? 'left' : 'right';
    for (const layer of sweep % 2 ? layers : layers.slice().reverse()) {
      for (const c of layer) {
        c.wish = c[side].length ? mean(c[side].map((n) => n.rank)) : c.rank;
      }
      layer.sort((a, b) => a.wish - b.wish);
      number(layer);
    }
  }
}

function placeColumns(layers) {
  let x = 0;
  for (const layer of layers) {
    const width = largest(layer.map((c) => c.width));
    for (const c of layer) {
      c.x = c.id ? x + width - c.width : x;
      if (!c.id) c.width = width;
    }
    x += width + COLUMN_GAP;
  }
}

function placeRows(layers) {
  for (const layer of layers) {
    const total = layer.reduce((sum, c) => sum + c.height + ROW_GAP, 0);
    let y = -total / 2;
    for (const c of layer) {
      c.y = y;
      y += c.height + ROW_GAP;
    }
  }
  for (let sweep = 0; sweep < 8; sweep++) {
    for (const layer of sweep % 2 ? layers : layers.slice().reverse()) settle(layer);
  }
}

// Each box wishes to stand level with its neighbours; where wishes collide, those concerned stand closely around
// the mean of their wishes.
function settle(layer) {
  const runs = [];
  for (const c of layer) {
    const near = [...c.left, ...c.right];
    const wish = near.length ? mean(near.map((n) => n.y + n.height / 2)) - c.height / 2 : c.y;
    let run = { cells: [c], start: wish, size: c.height + ROW_GAP };
    while (runs.length && runs[runs.length - 1].start + runs[runs.length - 1].size > run.start) {
      const above = runs.pop();
      const n = above.cells.length;
      const m = run.cells.length;
      run = {
        cells: above.cells.concat(run.cells),
        start: (above.start * n + (run.start - above.size) * m) / (n + m),
        size: above.size + run.size,
      };
    }
    runs.push(run);
  }
  for (const run of runs) {
    let y = run.start;
    for (const c of run.cells) {
      c.y = y;
      y += c.height + ROW_GAP;
    }
  }
}

function route(link) {
  const { edge, turned, start, end, via } = link;
  const inner = via.flatMap((c) => [c.x, c.x + c.width].map((x) => [x, c.y + c.height / 2]));
  const points = [
    [start.x + start.width, start.y + start.height / 2],
    ...inner,
    [end.x, end.y + end.height / 2 + (edge.parallel || 0)],
  ];
  return { ...edge, points: turned ? points.reverse() : points };
}

function extent(cells) {
  const left = -largest(cells.map((c) => -c.x));
  const top = -largest(cells.map((c) => -c.y));
  return {
    left,
    top,
    width: largest(cells.map((c) => c.x + c.width)) - left,
    height: largest(cells.map((c) => c.y + c.height)) - top,
  };
}

function largest(numbers) {
  return numbers.reduce((a, b) => Math.max(a, b));
}

function mean(numbers) {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}
