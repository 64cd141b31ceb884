// Numbers and rules as people read them.

const MINUS = '\u2212';
const SIGNS = { '*': '\u00b7', '-': MINUS };

function show(x, digits = 4) {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return (x < 0 ? MINUS : '') + '\u221e';
  if (x === 0) return '0';
  const magnitude = Math.abs(x);
  const text = magnitude >= 1e6 || magnitude < 10 ** -digits
    ? x.toExponential(Math.min(digits, 3)).replace('e+', 'e')
    : String(Number(x.toFixed(digits)));
  return text.replace(/-/g, MINUS);
}

// As in the boxes of the picture, with a fixed number of decimals, so that columns line up.
function fixed(x, digits) {
  if (!Number.isFinite(x) || (Math.abs(x) >= 1e6)) return show(x);
  return x.toFixed(digits).replace('-', MINUS);
}

class Names {
  constructor(graph) {
    this.graph = graph;
  }

  of(i) {
    const node = this.graph.nodes[i];
    return node.label || (node.op === 'CONSTANT' ? show(this.graph.data[i]) : `v${i}`);
  }

  // a + b, or tanh(n)
  expression(i, name = (k) => this.of(k)) {
    const node = this.graph.nodes[i];
    if (!node.in.length) return name(i, '');
    const { symbol } = this.graph.rules[node.op];
    if (/^\w/.test(symbol)) {
      return `${symbol === 'neg' ? MINUS : symbol}(${node.in.map((k) => name(k, '')).join(', ')})`;
    }
    return node.in.map((k) => name(k, symbol)).join(` ${SIGNS[symbol] || symbol} `);
  }

  // The same with numbers; one below 0 stands in brackets behind + and the like, and as a base.
  numbers(i) {
    const [first] = this.graph.nodes[i].in;
    return this.expression(i, (k, symbol) =>
      symbol === '' || symbol === '*' || (k === first && symbol !== '**')
        ? show(this.graph.data[k]) : bracketed(this.graph.data[k]));
  }

  derivative(y, x) {
    return `\u2202${this.of(y)}/\u2202${this.of(x)}`;
  }

  // The rule of a local derivative, such as 1 − y², with the nodes' names for a, b and y.
  localRule(i, slot) {
    const node = this.graph.nodes[i];
    const rule = this.graph.rules[node.op];
    const names = { a: node.in[0], b: node.in[1], y: i };
    return (slot === 0 ? rule.daText : rule.dbText)
      .replace(/\*/g, SIGNS['*']).replace(/-/g, MINUS).replace(/\^2/g, '\u00b2')
      .replace(/(?<![\w.])[aby](?![\w(])/g, (letter) => this.factor(names[letter]));
  }

  factor(i) {
    const name = this.of(i);
    return /^[\p{L}\p{N}_.]+$/u.test(name) ? name : `(${name})`;
  }
}

function bracketed(x) {
  const text = show(x);
  return text.startsWith(MINUS) ? `(${text})` : text;
}
