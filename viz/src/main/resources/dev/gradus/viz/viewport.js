// Which part of the picture is seen: drag or wheel to move and zoom, two fingers on a phone, buttons for the keyboard.

class Viewport {
  constructor(svgElement, scene) {
    this.svg = svgElement;
    this.scene = scene;
    this.fingers = new Map();
    this.moved = false;
    svgElement.addEventListener('wheel', (e) => {
      e.preventDefault();
      this.zoom(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0015)), this.toPicture(e));
    }, { passive: false });
    svgElement.addEventListener('pointerdown', (e) => {
      this.fingers.set(e.pointerId, e);
      this.moved = false;
    });
    window.addEventListener('pointermove', (e) => this.drag(e));
    for (const end of ['pointerup', 'pointercancel']) {
      window.addEventListener(end, (e) => this.fingers.delete(e.pointerId));
    }
    new ResizeObserver(() => this.apply()).observe(svgElement);
  }

  fit(layout) {
    this.picture = layout;
    this.whole();
    this.untouched = true;
  }

  whole() {
    const { left, top, width, height } = this.picture;
    const box = this.svg.getBoundingClientRect();
    this.scale = Math.min(1.6, box.width / (width + 40), box.height / (height + 40));
    this.x = left + width / 2;
    this.y = top + height / 2;
    this.untouched = false;
    this.apply();
  }

  zoom(factor, about = { x: this.x, y: this.y }) {
    const scale = Math.min(4, Math.max(0.02, this.scale * factor));
    const ratio = this.scale / scale;
    this.x = about.x + (this.x - about.x) * ratio;
    this.y = about.y + (this.y - about.y) * ratio;
    this.scale = scale;
    this.untouched = false;
    this.apply();
  }

  apply() {
    const box = this.svg.getBoundingClientRect();
    if (!this.scale || !box.width) return;
    const [x, y] = [box.width / 2 - this.x * this.scale, box.height / 2 - this.y * this.scale];
    const transform = `translate(${x} ${y}) scale(${this.scale})`;
    if (transform === this.transform) return;
    this.transform = transform;
    this.scene.setAttribute('transform', transform);
  }

  toPicture(e) {
    const box = this.svg.getBoundingClientRect();
    return {
      x: this.x + (e.clientX - box.left - box.width / 2) / this.scale,
      y: this.y + (e.clientY - box.top - box.height / 2) / this.scale,
    };
  }

  drag(e) {
    const before = this.fingers.get(e.pointerId);
    if (!before) return;
    const others = [...this.fingers.values()].filter((f) => f.pointerId !== e.pointerId);
    if (others.length) {
      const far = (f) => Math.hypot(f.clientX - others[0].clientX, f.clientY - others[0].clientY);
      this.zoom(far(e) / Math.max(1, far(before)), this.toPicture(others[0]));
    } else {
      this.x -= (e.clientX - before.clientX) / this.scale;
      this.y -= (e.clientY - before.clientY) / this.scale;
      this.apply();
    }
    if (Math.hypot(e.clientX - before.clientX, e.clientY - before.clientY) > 2) this.moved = true;
    this.fingers.set(e.pointerId, e);
  }

  // Brings a box into sight; and where the whole picture was too small to read, or `readable` is asked for, closer.
  show(box, readable = this.untouched) {
    const frame = this.svg.getBoundingClientRect();
    const closer = readable && this.scale < 0.6;
    if (closer) this.scale = 0.9;
    const [w, h] = [frame.width / this.scale / 2, frame.height / this.scale / 2];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const out = Math.abs(x - this.x) > w - box.width / 2 || Math.abs(y - this.y) > h - box.height / 2;
    if (out || closer) [this.x, this.y] = [x, y];
    this.apply();
  }
}
