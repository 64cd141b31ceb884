// The lab's page: choose a mistake, see its numbers beside the right ones, and where they lead in training.

const STEPS = 30;
const RATE = 0.1;
const graph = new Graph(MODEL.nodes, RULES);
const names = new Names(graph);
const byId = (id) => document.getElementById(id);
const picture = new Picture(byId('scene'), graph, names, MODEL.digits);
const viewport = new Viewport(byId('graph'), byId('scene'));
const leaves = graph.nodes.map((n, i) => i).filter((i) => is(graph, i, 'LEAF'));
const start = Object.fromEntries(leaves.map((i) => [names.of(i), graph.data[i]]));
let chosen = MISTAKES[0];

function differs(x, y) {
  return !Object.is(x, y) && !(Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x)));
}


function draw() {
  const wrong = runMistake(chosen, graph);
  const all = new Set(graph.nodes.keys());
  const bad = [...all].filter((i) => differs(graph.data[i], wrong.data[i]) || differs(graph.grad[i], wrong.grad[i]));
  picture.update({ known: all, reached: all, grad: wrong.grad, data: wrong.data }, { bad });
  byId('right').textContent = chosen.right;
  byId('wrong').textContent = chosen.wrong;
  byId('why').textContent = chosen.why;
  const own = bad.filter((i) => graph.takesGradient(i));
  byId('summary').textContent = own.length
    ? `${own.length} of ${graph.nodes.filter((n, i) => graph.takesGradient(i)).length} nodes have a wrong number: ${own.map((i) => names.of(i)).join(', ')}.`
    : 'With these numbers nothing differs: the mistake hides. Change the leaves.';
  byId('rows').replaceChildren(...[...all].reverse().filter((i) => graph.takesGradient(i)).map((i) => row(i, wrong)));
  drawDescent();
  for (const button of byId('mistakes').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', MISTAKES[button.dataset.mistake] === chosen);
  }
}

function row(i, wrong) {
  const cell = (right, other) => (differs(right, other)
    ? element('td', { class: 'bad' }, `${show(other)} \u2717`)
    : element('td', {}, show(other)));
  return element('tr', {},
    element('th', { scope: 'row' }, names.of(i)),
    element('td', {}, names.expression(i)),
    element('td', {}, show(graph.data[i])), cell(graph.data[i], wrong.data[i]),
    element('td', {}, show(graph.grad[i])), cell(graph.grad[i], wrong.grad[i]));
}

// Two curves of the result over the steps; what leaves the frame is said in words.
function drawDescent() {
  const right = descend(graph, (g) => g.grad, STEPS, RATE);
  const wrong = descend(graph, (g, before) => runMistake(chosen, g, before ?? zeros(g)).grad, STEPS, RATE);
  const top = Math.max(right[0], 1e-9) * 1.5;
  const low = Math.min(0, ...right);
  const frame = byId('descent');
  frame.replaceChildren();
  svg('path', { class: 'axis', d: 'M40 10V150H590' }, frame);
  const text = (x, y, content, anchor) => { svg('text', { x, y, 'text-anchor': anchor }, frame).textContent = content; };
  text(34, 18, show(top, 2), 'end');
  text(34, 152, show(low, 2), 'end');
  text(590, 170, `${STEPS} steps`, 'end');
  const line = (results, kind) => {
    let pen = 'M';
    let d = '';
    for (const [i, y] of results.entries()) {
      if (!Number.isFinite(y)) break;
      const part = Math.min(1.05, Math.max(-0.05, (y - low) / (top - low)));
      d += `${pen}${40 + (550 * i) / STEPS} ${150 - 140 * part}`;
      pen = 'L';
    }
    svg('path', { class: kind, d }, frame);
  };
  line(right, 'good');
  line(wrong, 'wrong');
  const last = names.of(graph.root);
  byId('outcome').textContent = `After ${STEPS} steps downhill with rate ${RATE}: right, ${last} = ${show(right[STEPS])}; `
    + `with the mistake, ${last} = ${show(wrong[STEPS])}.`;
}

function zeros(g) {
  return new Array(g.nodes.length).fill(0);
}

function choose(mistake) {
  const preset = { ...start, ...(mistake.at || {}) };
  if (mistake.at || chosen.at) leaves.forEach((i) => setLeaf(i, preset[names.of(i)]));
  chosen = mistake;
  draw();
}

function setLeaf(i, number) {
  graph.setLeaf(i, number);
  byId(`leaf${i}`).value = number;
}

byId('mistakes').append(...MISTAKES.map((mistake, k) => {
  const button = element('button', { type: 'button', 'data-mistake': k, 'aria-pressed': false }, mistake.name);
  button.addEventListener('click', () => choose(mistake));
  return button;
}));
byId('leaves').append(...leaves.flatMap((i) => {
  const input = element('input', { id: `leaf${i}`, type: 'number', step: 'any', value: graph.data[i] });
  input.addEventListener('input', () => {
    if (input.value === '' || !Number.isFinite(Number(input.value))) return;
    graph.setLeaf(i, Number(input.value));
    draw();
  });
  return [element('label', { for: `leaf${i}` }, `${names.of(i)} =`), input];
}));
viewport.fit(picture.draw(new View(graph, [], new Set())));
draw();
