// Puts the step-through page together.

const graph = new Graph(MODEL.nodes, RULES);
const names = new Names(graph);
const byId = (id) => document.getElementById(id);
const canvas = byId('graph');
const picture = new Picture(byId('scene'), graph, names, MODEL.digits);
const viewport = new Viewport(canvas, byId('scene'));
const view = new View(graph, MODEL.groups, new Set(MODEL.closed));
const groupList = new GroupList(byId('groups'), view, () => redraw());
const details = new Details(byId('details'), graph, names, edit);
let steps = new Steps(graph, names);
const player = new Player(render);

function render(step) {
  const described = steps.describe(step);
  picture.update(steps.state(step), described);
  byId('words').textContent = described.words;
  byId('formula').textContent = described.formula;
  byId('numbers').textContent = described.numbers;
  byId('sum').textContent = described.sum || '';
  byId('count').textContent = `${step} / ${player.last}`;
  player.slider.setAttribute('aria-valuetext', `step ${step} of ${player.last}, ${steps.phase(step)}`);
  document.body.dataset.phase = steps.phase(step);
  const first = described.nodes[0];
  if (step > 0 && first !== undefined) viewport.show(picture.boxes.get(view.item(first)).box);
}

function redraw() {
  viewport.fit(picture.draw(view));
  canvas.querySelector('.node')?.setAttribute('tabindex', 0);
  groupList.draw();
  render(player.step);
}

function edit(leaf, number) {
  graph.setLeaf(leaf, number);
  steps = new Steps(graph, names);
  details.refresh();
  player.setLast(steps.last);
}

// A closed group opens; a node shows its details.
function choose(id) {
  if (id.startsWith('g')) {
    groupList.toggle(Number(id.slice(1)));
    return;
  }
  details.show(Number(id.slice(1)));
  picture.select(id);
}

function focusNode(id) {
  canvas.querySelector('[tabindex="0"]')?.setAttribute('tabindex', -1);
  const { g, box } = picture.boxes.get(id);
  g.setAttribute('tabindex', 0);
  viewport.show(box);
  g.focus({ preventScroll: true });
}

canvas.addEventListener('click', (e) => {
  const node = e.target.closest('.node');
  if (node && !viewport.moved) choose(node.dataset.id);
});

// With a node in focus, the arrows walk along the edges and Enter chooses.
canvas.addEventListener('keydown', (e) => {
  const id = e.target.closest('.node')?.dataset.id;
  if (!id) return;
  if (e.key === 'Enter' || e.key === ' ') {
    e.preventDefault();
    choose(id);
  } else if (e.key.startsWith('Arrow')) {
    e.preventDefault();
    const next = neighbour(id, e.key);
    if (next) focusNode(next);
  }
});

function neighbour(id, key) {
  const { edges, boxes } = picture.layout;
  if (key === 'ArrowLeft') return edges.find((edge) => edge.to === id)?.from;
  if (key === 'ArrowRight') return edges.find((edge) => edge.from === id)?.to;
  const here = boxes.get(id);
  const way = key === 'ArrowDown' ? 1 : -1;
  return [...boxes.values()]
    .filter((b) => b.layer === here.layer && (b.y - here.y) * way > 0)
    .sort((a, b) => (a.y - b.y) * way)[0]?.id;
}

byId('search').addEventListener('submit', (e) => {
  e.preventDefault();
  const wanted = byId('wanted').value.trim().toLowerCase();
  const found = graph.nodes.map((n, i) => i).filter((i) => wanted && names.of(i).toLowerCase().includes(wanted));
  byId('found').textContent = !wanted ? '' : found.length ? `${found.length} found` : `No node is called \u2018${byId('wanted').value}\u2019.`;
  if (!found.length) return;
  // pressing Enter again goes to the next one
  const next = found.find((i) => i > details.node && byId('wanted').dataset.last === wanted) ?? found[0];
  byId('wanted').dataset.last = wanted;
  groupList.reveal(next);
  choose(`n${next}`);
  viewport.show(picture.boxes.get(`n${next}`).box, true);
});

byId('closer').addEventListener('click', () => viewport.zoom(1.3));
byId('farther').addEventListener('click', () => viewport.zoom(1 / 1.3));
byId('whole').addEventListener('click', () => viewport.whole());

redraw();
player.setLast(steps.last);
