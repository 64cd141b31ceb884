// The list of groups, each with a button that opens or closes it in the picture.

class GroupList {
  constructor(panel, view, onChange) {
    Object.assign(this, { panel, view, onChange });
    panel.hidden = view.groups.length === 0;
    this.sizes = view.groups.map((group, g) => view.members(g).length);
  }

  toggle(group) {
    if (!this.view.closed.delete(group)) this.view.closed.add(group);
    this.onChange();
  }

  setAll(closed) {
    this.view.groups.forEach((group, g) => (closed ? this.view.closed.add(g) : this.view.closed.delete(g)));
    this.onChange();
  }

  // Opens every group that hides a node.
  reveal(node) {
    const hiding = this.view.groupsOf(node).filter((g) => this.view.closed.has(g));
    hiding.forEach((g) => this.view.closed.delete(g));
    if (hiding.length) this.onChange();
  }

  draw() {
    const focused = document.activeElement?.dataset?.group;
    const all = (text, closed) => {
      const button = element('button', { type: 'button' }, text);
      button.addEventListener('click', () => this.setAll(closed));
      return button;
    };
    const items = this.view.groups.map((group, g) => {
      const open = !this.view.closed.has(g);
      const button = element('button', { type: 'button', 'aria-expanded': open, 'data-group': g }, `${group.name} (${this.sizes[g]})`);
      button.addEventListener('click', () => this.toggle(g));
      return element('li', {}, button);
    });
    this.panel.querySelector('div').replaceChildren(all('Open all', false), all('Close all', true), element('ul', {}, ...items));
    if (focused !== undefined) this.panel.querySelector(`[data-group="${focused}"]`)?.focus();
  }
}
