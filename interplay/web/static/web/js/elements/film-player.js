// <film-player>: the browser's own player with what it leaves out (ten seconds back and on, speed, keys, going on where one
// stopped). <film-words>: the transcript beside it, which follows the film unless its reader scrolls.

const KEPT = "interplay:film:"; // + the film: where one stopped, on this device
const NEAR_START = 5;
const NEAR_END = 10;
const SPEED = "interplay:speed";

const remembered = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* not kept, then */ } };

class FilmPlayer extends HTMLElement {
  connectedCallback() {
    this.film = this.querySelector("video, audio");
    if (!this.film || this.bar) return;
    this.bar = this.querySelector("[data-bar]");
    this.bar.hidden = false;
    this.rate = this.bar.querySelector("[data-speed]");
    this.name = KEPT + this.dataset.key;
    this.listen();
    if (this.film.readyState > 0) this.resume();
  }

  listen() {
    this.bar.addEventListener("click", ({ target }) => target.dataset.step && this.step(Number(target.dataset.step)));
    this.rate.addEventListener("change", () => this.speed(this.rate.value));
    this.querySelector("[data-again]").addEventListener("click", () => this.go(0));
    this.film.addEventListener("loadedmetadata", () => this.resume());
    this.film.addEventListener("pause", () => this.keep());
    addEventListener("pagehide", () => this.keep());
    this.addEventListener("keydown", (event) => this.key(event));
  }

  /** Goes where its reader stopped; never plays by itself. */
  resume() {
    const at = Number(remembered(this.name));
    this.speed(remembered(SPEED) ?? "1");
    if (this.film.currentTime > 0 || !(at > NEAR_START && at < this.film.duration - NEAR_END)) return;
    this.film.currentTime = at;
    this.querySelector("[data-resumed]").hidden = false;
  }

  keep() {
    if (this.film.currentTime > 0) remember(this.name, this.film.currentTime.toFixed(1));
  }

  speed(value) {
    if (![...this.rate.options].some((option) => option.value === value)) return;
    this.rate.value = value;
    this.film.playbackRate = Number(value);
    remember(SPEED, value);
  }

  step(seconds) { this.go(Math.min(Math.max(this.film.currentTime + seconds, 0), this.film.duration || 0)); }

  go(at) {
    this.film.currentTime = at;
    this.querySelector("[data-resumed]").hidden = true;
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select")) return;
    const does = { j: () => this.step(-10), l: () => this.step(10), c: () => this.captions(), f: () => this.fill() }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  captions() {
    const [track] = this.film.textTracks;
    if (track) track.mode = track.mode === "showing" ? "hidden" : "showing";
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.film.requestFullscreen?.();
  }
}

class FilmWords extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol.transcript");
    this.film = document.getElementById(this.dataset.film)?.querySelector("video, audio");
    if (!this.list || this.cues) return;
    this.cues = [...this.list.children].map((row) => ({ row, from: Number(row.dataset.cueFrom), to: Number(row.dataset.cueTo) }));
    this.follows = true;
    this.tools();
    if (!this.film) return;
    for (const news of ["timeupdate", "seeked"]) this.film.addEventListener(news, () => this.point());
    this.list.addEventListener("click", (event) => this.pressed(event));
    for (const own of ["wheel", "touchmove", "keydown", "pointerdown"]) this.list.addEventListener(own, (event) => this.scrolled(event), { passive: true });
  }

  tools() {
    const tools = this.querySelector("[data-tools]");
    if (!tools) return;
    tools.hidden = false;
    this.back = tools.querySelector("[data-follow]");
    tools.querySelector("[data-find]").addEventListener("input", ({ target }) => this.find(target.value));
    const copy = tools.querySelector("[data-copy]");
    copy.hidden = !navigator.clipboard; // over plain http there is none
    copy.addEventListener("click", () => this.copy(copy));
    this.back.addEventListener("click", () => { this.follow(true); this.list.focus({ preventScroll: true }); });
  }

  /** The line that is said now. Between two lines the earlier one stays. */
  point() {
    const at = this.film.currentTime;
    const now = this.cues.findLast(({ from }) => from <= at + 0.01);
    if (now?.row === this.now) return;
    this.now?.removeAttribute("aria-current");
    this.now = now?.row;
    this.now?.setAttribute("aria-current", "true");
    if (this.follows && this.now) this.bring(this.now);
  }

  /** Scrolls the list, never the page. */
  bring(row) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const down = row.getBoundingClientRect().top - this.list.getBoundingClientRect().top;
    const top = this.list.scrollTop + down - (this.list.clientHeight - row.offsetHeight) / 3;
    this.list.scrollTo({ top, behavior: isCalm ? "auto" : "smooth" });
  }

  scrolled(event) {
    if (event.type === "keydown" && !["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"].includes(event.key)) return;
    if (event.type === "pointerdown" && event.target !== this.list) return; // on its bar, then
    this.follow(false);
  }

  follow(follows) {
    if (follows === this.follows) return;
    this.follows = follows;
    if (this.back) this.back.hidden = follows;
    if (follows && this.now) this.bring(this.now);
  }

  pressed(event) {
    const row = event.target.closest("li");
    const selects = String(getSelection()).length > 0;
    if (!row || (!event.target.closest("a") && selects)) return;
    event.preventDefault();
    this.film.currentTime = Number(row.dataset.cueFrom);
    this.follow(true);
  }

  find(asked) {
    const wanted = asked.trim().toLocaleLowerCase();
    let number = 0;
    for (const { row } of this.cues) {
      const isFound = Boolean(wanted) && row.textContent.toLocaleLowerCase().includes(wanted);
      row.toggleAttribute("data-hit", isFound);
      if (isFound && number === 0) { this.follow(false); this.bring(row); }
      number += isFound;
    }
    const told = this.querySelector("[data-found]");
    told.textContent = wanted ? told.dataset.found.replace("%(number)d", number) : "";
  }

  async copy(button) {
    const said = this.cues.map(({ row }) => [row.querySelector(".who")?.textContent, row.querySelector("div").lastChild.textContent].filter(Boolean).join(": "));
    try { await navigator.clipboard.writeText(said.join("\n")); } catch { return; /* the browser has said no, and says so */ }
    button.dataset.copy ||= button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = button.dataset.copy; }, 2_000);
  }
}

customElements.define("film-player", FilmPlayer);
customElements.define("film-words", FilmWords);
