// The buttons, the slider and the clock that move through the steps.

class Player {
  constructor(onStep) {
    this.onStep = onStep;
    this.step = 0;
    this.last = 0;
    this.slider = document.getElementById('scrub');
    this.slider.addEventListener('input', () => { this.pause(); this.go(Number(this.slider.value)); });
    const on = (id, act) => document.getElementById(id).addEventListener('click', act);
    on('first', () => { this.pause(); this.go(0); });
    on('back', () => { this.pause(); this.go(this.step - 1); });
    on('play', () => this.toggle());
    on('next', () => { this.pause(); this.go(this.step + 1); });
    on('last', () => { this.pause(); this.go(this.last); });
    document.addEventListener('keydown', (e) => this.key(e));
  }

  setLast(last) {
    this.last = last;
    this.slider.max = last;
    this.go(this.step);
  }

  go(step) {
    this.step = Math.min(this.last, Math.max(0, step));
    this.slider.value = this.step;
    this.onStep(this.step);
  }

  get playing() {
    return this.timer !== undefined;
  }

  toggle() {
    if (this.playing) return this.pause();
    if (this.step === this.last) this.go(0);
    const tick = () => {
      this.go(this.step + 1);
      if (this.step === this.last) this.pause();
      else this.timer = setTimeout(tick, this.pace());
    };
    this.timer = setTimeout(tick, this.pace() / 2);
    this.label();
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.label();
  }

  pace() {
    return Number(document.getElementById('speed').value);
  }

  label() {
    document.getElementById('play').textContent = this.playing ? 'Pause' : 'Play';
    // while it plays, a screen reader would only fall behind
    document.getElementById('words').setAttribute('aria-live', this.playing ? 'off' : 'polite');
  }

  key(e) {
    const inField = e.target.closest('input, select, textarea');
    const inButton = e.target.closest('button, summary, a, [role=button]');
    if (e.altKey || e.ctrlKey || e.metaKey || inField || e.defaultPrevented) return;
    const acts = {
      ArrowRight: () => { this.pause(); this.go(this.step + 1); },
      ArrowLeft: () => { this.pause(); this.go(this.step - 1); },
      Home: () => { this.pause(); this.go(0); },
      End: () => { this.pause(); this.go(this.last); },
    };
    if (!inButton) acts[' '] = () => this.toggle();
    if (!acts[e.key]) return;
    e.preventDefault();
    acts[e.key]();
  }
}
