// <film-marks>: marks on the time line of a film, set with keys or buttons while it plays. What it knows stands as text in
// its field, one line a mark, and <auto-save> around it keeps that; so marks are never lost where answers are not.
import { lineOf, moment, read, secondsOf, tenth, written } from "../marks.js";
import { draw } from "../time-line.js";

const OFFSET = "interplay:seconds-before"; // one's own, on this device
const FIVE = 5;

const make = (name, facts = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
};

class FilmMarks extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("[data-lines]");
    if (!this.field || this.list) return;
    this.list = this.querySelector("[data-list]");
    this.words = this.querySelector("[data-words]").content;
    this.codes = new Map([...this.querySelectorAll("[data-code]")].map((button) => [button.dataset.code, button]));
    this.known = read(this.field.value, this.codes);
    this.spoken = new Map([...this.list.querySelectorAll("li")].map((row) => [row.firstElementChild.dataset.at, row.querySelector(".quiet")?.textContent]));
    this.readOffset();
    this.listen();
    this.show();
  }

  get figure() { return document.getElementById(this.dataset.film); }

  get film() { return this.figure?.querySelector("video, audio"); }

  /** How long the film is, 0 where nobody knows; never longer than the server takes it to be. */
  get seconds() {
    const known = [this.film?.duration, Number(this.dataset.seconds)].filter((long) => Number.isFinite(long) && long > 0);
    return known.length ? Math.min(...known) : 0;
  }

  say(what, told = {}) {
    const said = this.words.querySelector(`[data-say="${what}"]`).textContent;
    return said.replace(/\{(\w+)\}/gu, (_, name) => told[name] ?? "");
  }

  named(code) { return this.codes.get(code).querySelector("span").textContent; }

  readOffset() {
    this.offset = this.querySelector("input[data-before]");
    try { this.offset.value = localStorage.getItem(OFFSET) ?? FIVE; } catch { this.offset.value = FIVE; }
    this.offset.addEventListener("change", () => {
      this.offset.value = Math.min(60, Math.max(0, Number(this.offset.value) || 0));
      try { localStorage.setItem(OFFSET, this.offset.value); } catch { /* kept for this page only */ }
    });
  }

  listen() {
    for (const shown of this.querySelectorAll("[data-keys]")) shown.hidden = !this.film;
    this.field.addEventListener("input", () => this.heard());
    this.addEventListener("click", (event) => this.pressed(event));
    for (const place of [this.figure, this]) place?.addEventListener("keydown", (event) => this.key(event));
    const [at, , note] = this.fieldsOf(this.querySelector(".mark-new"));
    for (const field of [at, note]) field.addEventListener("keydown", (event) => this.enter(event));
    for (const news of ["loadedmetadata", "timeupdate", "seeked"]) this.film?.addEventListener(news, () => this.drawLine());
  }

  heard() {
    if (this.isWriting) return;
    this.known = read(this.field.value, this.codes);
    this.show();
  }

  key(event) {
    const writes = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || writes) return;
    const button = [...this.codes.values()].find((one) => one.dataset.key === event.key);
    if (!button || !this.film) return;
    event.preventDefault();
    event.stopPropagation();
    this.set(button.dataset.code);
  }

  fieldsOf(place) { return ["at", "code", "note"].map((what) => place.querySelector(`[data-new=${what}]`)); }

  enter(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.add();
  }

  pressed(event) {
    const button = event.target.closest("button, a[data-at]");
    if (!button) return;
    if (button.dataset.code) this.set(button.dataset.code);
    else if (button.matches("[data-add]")) { event.preventDefault(); this.add(); }
    else if (button.matches("a[data-at]")) this.go(event, Number(button.dataset.at));
    else if (button.matches("[data-edit]")) this.edit(button.closest("li"));
    else if (button.matches("[data-remove]")) this.remove(button.closest("li"));
    else if (button.matches("[data-undo]")) this.undo();
  }

  /** A key was pressed: the mark stands the reader's own few seconds before now. */
  set(code) {
    const now = Math.min(this.film.currentTime, this.seconds || Infinity);
    const before = Math.min(Number(this.offset.value) || 0, now);
    this.put({ at: tenth(now - before), code, before: tenth(before), note: "" });
  }

  add() {
    const [at, code, note] = this.fieldsOf(this.querySelector(".mark-new"));
    const moment = secondsOf(at.value);
    const fits = moment !== null && (!this.seconds || moment <= this.seconds + 0.05);
    if (!fits) return this.refuse(at);
    at.removeAttribute("aria-invalid");
    this.put({ at: moment, code: code.value, before: 0, note: note.value.trim() });
    at.value = note.value = "";
    at.focus();
  }

  /** What is asked for is no moment of this film. */
  refuse(at) {
    at.setAttribute("aria-invalid", "true");
    at.focus();
    this.tell(this.say("moment"));
  }

  /** Adds a mark; one that says the same, and the one it stands `instead` of, go. */
  put(mark, instead = mark) {
    this.write((marks) => [...marks.filter((one) => ![lineOf(mark), lineOf(instead)].includes(lineOf(one))), mark]);
    this.tell(this.say("set", { kind: this.named(mark.code), time: moment(mark.at) }));
  }

  remove(row) {
    this.gone = this.markOf(row);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    this.write((marks) => marks.filter((one) => lineOf(one) !== row.dataset.line));
    this.tell(this.say("gone", { kind: this.named(this.gone.code), time: moment(this.gone.at) }), this.button("[data-undo]"));
    (next?.querySelector("a") ?? this.querySelector("[data-heard] [data-undo]")).focus();
  }

  undo() {
    if (!this.gone) return;
    this.put(this.gone);
    this.rowOf(lineOf(this.gone))?.querySelector("a").focus();
    this.gone = null;
  }

  go(event, at) {
    if (!this.film) return;
    event.preventDefault();
    this.film.currentTime = at;
    this.figure.scrollIntoView({ block: "nearest" });
    this.film.focus({ preventScroll: true });
  }

  /** Writes what `change` makes of the marks in the field, as they are there now. */
  write(change) {
    const { marks, odd } = read(this.field.value, this.codes);
    this.known = read(written({ marks: change(marks), odd }), this.codes);
    this.isWriting = true;
    this.field.value = written(this.known);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.isWriting = false;
    this.show();
  }

  tell(said, ...more) {
    this.querySelector("[data-heard]").replaceChildren(said, ...more.flatMap((one) => [" ", one]));
  }

  // --- what is shown ---

  /** Rows of marks that stay are not touched, so that neither focus nor a note that is being written is lost. */
  show() {
    const lines = this.known.marks.map(lineOf);
    for (const row of [...this.list.children]) if (!lines.includes(row.dataset.line)) row.remove();
    this.known.marks.forEach((mark, at) => {
      const there = this.list.children[at];
      if (there?.dataset.line !== lines[at]) this.list.insertBefore(this.row(mark), there ?? null);
    });
    this.querySelector("[data-none]").hidden = this.known.marks.length > 0;
    this.drawLine();
    this.dispatchEvent(new CustomEvent("film-marks:changed", { bubbles: true, detail: this.known.marks }));
  }

  drawLine() {
    const place = this.querySelector("[data-line]");
    const marks = this.known.marks.map((mark) => ({ at: mark.at, strand: this.codes.get(mark.code).dataset.strand }));
    const now = this.film && this.film.currentTime > 0 ? this.film.currentTime : null;
    const title = this.say("line");
    draw(place, { marks, seconds: this.seconds, now, title, nowSaid: (at) => this.say("now", { time: moment(at) }) });
  }

  button(which) { return this.words.querySelector(which).cloneNode(true); }

  rowOf(line) { return [...this.list.children].find((row) => row.dataset.line === line); }

  markOf(row) { return this.known.marks.find((mark) => lineOf(mark) === row.dataset.line); }

  row(mark) {
    const code = this.codes.get(mark.code);
    const strand = make("span", { class: `strand strand-${code.dataset.strand}` });
    strand.append(...[code.querySelector("svg")?.cloneNode(true)].filter(Boolean), this.named(mark.code));
    const time = make("a", { "href": this.dataset.place, "data-at": mark.at }, moment(mark.at));
    const speaker = this.speakerAt(mark.at);
    const note = make("span", { dir: "auto" }, mark.note);
    const said = make("span", {}, note, ...(speaker ? [" ", make("span", { class: "quiet small" }, speaker)] : []));
    const tools = make("span", { class: "mark-tools" }, this.button("[data-edit]"), " ", this.button("[data-remove]"));
    for (const tool of tools.children) tool.setAttribute("aria-label", `${tool.textContent}: ${this.named(mark.code)} ${moment(mark.at)}`);
    said.append(" ", tools);
    return make("li", { "data-line": lineOf(mark) }, time, strand, said);
  }

  /** Who speaks at that moment, by the transcript on the page; where it is on another, as the server has said. */
  speakerAt(at) {
    const cues = this.figure?.querySelectorAll("[data-cue-from]") ?? [];
    const cue = [...cues].find((one) => Number(one.dataset.cueFrom) <= at && at < Number(one.dataset.cueTo));
    const who = cue?.querySelector(".who")?.textContent;
    if (cue?.matches(".cue-told")) return who;
    return who ? this.say("speaks", { speaker: who }) : this.spoken.get(at.toFixed(1));
  }

  edit(row) {
    const mark = this.markOf(row);
    const fields = this.querySelector(".mark-new .mark-fields").cloneNode(true);
    const [at, code, note] = this.fieldsOf(fields);
    at.removeAttribute("aria-invalid");
    for (const one of [at, code, note]) for (const name of ["name", "form"]) one.removeAttribute(name);
    [at.value, code.value, note.value] = [moment(mark.at, true), mark.code, mark.note];
    const done = make("button", { type: "button", class: "button button-second" }, this.say("done"));
    fields.querySelector("[data-add]").replaceWith(done);
    const finish = () => this.change(mark, at, code.value, note.value.trim());
    done.addEventListener("click", finish);
    fields.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target !== done) { event.preventDefault(); finish(); }
      if (event.key === "Escape") this.unedit(row);
    });
    row.replaceChildren(fields);
    note.focus();
  }

  /** The row as it was before somebody began to change it. */
  unedit(row) {
    const anew = this.row(this.markOf(row));
    row.replaceWith(anew);
    anew.querySelector("a").focus();
  }

  change(mark, at, code, note) {
    const moved = secondsOf(at.value);
    if (moved === null || (this.seconds && moved > this.seconds + 0.05)) return this.refuse(at);
    const changed = { at: moved, code, before: mark.before, note };
    this.rowOf(lineOf(mark))?.remove();
    this.put(changed, mark);
    this.rowOf(lineOf(changed))?.querySelector("a")?.focus();
  }
}

customElements.define("film-marks", FilmMarks);
