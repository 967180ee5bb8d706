// <auto-save>: around the field of one answer. Keeps a copy on this device until the server has said that it has the
// text; never has two saves under way; never writes over what was written elsewhere. Hooks and protocol: web/README.md.
import * as copies from "../copies.js";
import { save } from "../post.js";
import { offerVisitors, recall } from "../recall.js";
import { saveBeforeSending } from "../sending.js";
import { bothSets } from "../lines.js";
import { Voice } from "../voice.js";
import { clock } from "../words.js";

const PAUSE = 800; // after the last key
const PATIENCE = 3_000; // then the page says "not saved yet"
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;
const UNCOPIED = { "kept": "uncopied", "signed-out": "signed-out-uncopied", "visitor": "uncopied" };

const HEARD = new Set(["saved", "versions", "refused"]);

const plain = (text) => text.replaceAll("\r\n", "\n");

class AutoSave extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("[data-text]");
    if (!this.field || this.name) return;
    this.mark = this.querySelector("[data-revision]");
    this.voice = new Voice(this, this.field);
    this.name = copies.nameOf(this.dataset.person, this.dataset.course, this.dataset.item);
    // defaultValue is what the server sent; value may be what the browser remembered from before a reload
    this.saved = this.field.defaultValue;
    this.revision = Number(this.mark?.defaultValue ?? 0);
    this.pause = FIRST_RETRY;
    this.dataset.state = "rest";
    this.listen();
    this.base = this.saved; // what the server had when it was at `revision`
    const copy = recall(this.name, this.field); // of an older revision: it will be answered with both versions
    if (copy && this.dataset.save) [this.revision, this.base] = [copy.revision, copy.base ?? ""];
    if (this.field.value !== this.saved) this.typed();
    if (this.dataset.save) offerVisitors(this.dataset, this.field, this.voice.notices, (text) => this.write(text));
  }

  get pending() {
    return Boolean(this.dataset.save) && this.field.value !== this.saved;
  }

  /** Whether every line of the field stands for itself. */
  get hasLines() { return this.field.matches("[data-lines]"); }

  listen() {
    this.field.addEventListener("input", () => this.typed());
    this.addEventListener("click", (event) => this.pressed(event));
    this.field.addEventListener("blur", () => this.save());
    for (const moment of ["online", "focus", "pagehide"]) addEventListener(moment, () => this.save());
    document.addEventListener("visibilitychange", () => this.save());
    addEventListener("beforeunload", (event) => this.pending && !this.isCopied && event.preventDefault());
  }

  write(text) {
    this.field.value = text;
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.save();
  }

  typed() {
    this.copy();
    for (const here of this.querySelectorAll("[data-here]")) here.textContent = this.field.value;
    if (!this.dataset.save) return this.tell("visitor", { time: clock() });
    if (this.dataset.state === "refused") this.clear();
    if (this.dataset.state === "rest" || this.dataset.state === "saved") this.dataset.state = "typing";
    this.later(PAUSE);
  }

  copy() {
    const { revision, unheard } = this;
    const base = this.hasLines ? this.base : undefined;
    this.isCopied = copies.put(this.name, { text: this.field.value, revision, unheard, base, at: Date.now() });
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  /** Saves what is unsaved, once at a time. The promise says whether the server has the present text. */
  save() {
    if (this.flight) return this.flight;
    if (!this.pending || this.rival || this.dataset.state === "refused") return Promise.resolve(!this.pending);
    clearTimeout(this.timer);
    // A text whose answer got lost may have arrived: it is sent again as it was, and what was written since after it.
    this.flight = this.send(this.unheard ?? this.field.value).finally(() => { this.flight = null; });
    return this.flight;
  }

  async send(text) {
    const waiting = setTimeout(() => this.dataset.state === "typing" && this.tell("waiting"), PATIENCE);
    const fields = { item: this.dataset.item, body: text, revision: this.revision };
    if (this.chosen) fields.keep = this.chosen;
    const answer = await save(this.dataset.save, fields, this.dataset);
    clearTimeout(waiting);
    if (answer.kind === "away") this.unheard = text;
    else if (HEARD.has(answer.kind)) delete this.unheard;
    const isLateYes = answer.kind === "versions" && plain(answer.body) === text;
    if (answer.kind === "saved" || isLateYes) this.acknowledge(answer, text);
    else if (answer.kind === "versions" && this.hasLines) this.join(answer);
    else if (answer.kind === "versions") this.showVersions(answer);
    else this.putOff(answer, text);
    return !this.pending;
  }

  acknowledge({ revision, saved_at: time }, text) {
    this.saved = this.base = text;
    this.settle(revision);
    this.pause = FIRST_RETRY;
    copies.drop(this.name, text);
    if (this.pending) this.typed(); // written meanwhile
    else this.tell("saved", { time });
    this.dispatchEvent(new CustomEvent("auto-save:saved", { bubbles: true, detail: { item: this.dataset.item, revision } }));
  }

  putOff({ kind, message }, text) {
    if (kind === "refused" && text !== this.field.value) return this.later(0);
    this.copy();
    this.tell(kind === "away" ? "kept" : kind, { message, time: clock() });
    if (kind === "refused") return;
    this.later(this.pause);
    this.pause = Math.min(this.pause * 2, LAST_RETRY);
  }

  showVersions({ revision, body, html }) {
    this.rival = { revision, body: plain(body) };
    this.dataset.state = "versions";
    this.voice.show(html);
  }

  /** A field in which every line stands for itself: what was added or taken away in either place is, in both. */
  join({ revision, body }) {
    const text = bothSets(this.base, this.field.value, plain(body));
    this.settle(revision);
    this.base = plain(body);
    this.saved = null; // the server has set one aside, and has to hear that nothing waits any more
    this.chosen = "both";
    this.field.value = text;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.later(0);
  }

  settle(revision) {
    this.revision = revision;
    this.chosen = this.rival = null;
    if (this.mark) this.mark.value = revision;
  }

  pressed(event) {
    const button = event.target.closest("[data-retry], [data-keep]");
    if (button?.matches("[data-retry]")) this.save();
    if (!button?.dataset.keep || !this.rival) return;
    event.preventDefault();
    this.choose(button.dataset.keep, this.rival);
  }

  choose(keep, { revision, body }) {
    const mine = this.field.value;
    this.settle(revision);
    this.saved = null; // whichever is kept, the server has to hear of the choice
    this.chosen = keep;
    this.clear();
    this.write({ here: mine, there: body, both: `${body}\n\n${mine}` }[keep]);
  }

  clear() {
    this.voice.clear();
    this.dataset.state = "typing";
  }

  tell(state, told = {}) {
    this.dataset.state = state;
    this.voice.tell(this.isCopied ? state : UNCOPIED[state] ?? state, told);
  }
}

customElements.define("auto-save", AutoSave);
saveBeforeSending();
