// <auto-save>: around the field of one answer. Keeps a copy on this device until the server has said that it has the
// text; never has two saves under way; never writes over what was written elsewhere. Hooks and protocol: web/README.md.
import * as copies from "../copies.js";
import { save } from "../post.js";
import { clock, say } from "../words.js";

const PAUSE = 800; // after the last key
const PATIENCE = 3_000; // then the page says "not saved yet"
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;
const QUIET = new Set(["saved", "waiting", "visitor"]); // said in the status line; the rest are notices

const plain = (text) => text.replaceAll("\r\n", "\n");

class AutoSave extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("[data-text]");
    if (!this.field || this.name) return;
    this.mark = this.querySelector("[data-revision]");
    this.status = this.querySelector("[data-status]");
    this.notices = this.querySelector("[data-notices]") ?? this.makeNotices();
    const { person, course, item } = this.dataset;
    this.name = copies.nameOf(person, course, item);
    // defaultValue is what the server sent; value may be what the browser remembered from before a reload
    this.saved = this.field.defaultValue;
    this.revision = Number(this.mark?.defaultValue ?? 0);
    this.pause = FIRST_RETRY;
    this.state = "rest";
    this.listen();
    this.recall();
  }

  get pending() {
    return Boolean(this.dataset.save) && this.field.value !== this.saved;
  }

  set state(state) {
    this.dataset.state = state;
  }

  get state() {
    return this.dataset.state;
  }

  makeNotices() {
    const place = document.createElement("div");
    (this.field.closest(".field") ?? this.field).after(place);
    return place;
  }

  listen() {
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("blur", () => this.save());
    this.addEventListener("click", (event) => this.pressed(event));
    addEventListener("online", () => this.save());
    addEventListener("focus", () => this.save());
    addEventListener("pagehide", () => this.save());
    document.addEventListener("visibilitychange", () => this.save());
    addEventListener("beforeunload", (event) => {
      if (this.pending && !this.isCopied) event.preventDefault();
    });
  }

  /** What was left unsent here before: by the same person, or by a visitor who has since signed in. */
  recall() {
    const copy = copies.get(this.name);
    if (copy && copy.text !== this.saved) {
      this.field.value = copy.text;
      if (this.dataset.save) this.revision = copy.revision; // an older one is answered with both versions
    } else if (copy && this.dataset.save) copies.drop(this.name);
    if (this.field.value !== this.saved) this.typed();
    if (this.dataset.save) this.offerVisitors();
  }

  offerVisitors() {
    const name = copies.nameOf("visitor", this.dataset.course, this.dataset.item);
    const text = copies.get(name)?.text;
    if (text === undefined) return;
    if (!text.trim() || text === this.field.value) return copies.drop(name);
    const notice = say("offered", { message: text });
    if (!notice) return;
    this.notices.before(notice);
    notice.addEventListener("click", ({ target }) => {
      if (!target.matches("[data-take], [data-leave]")) return;
      copies.drop(name);
      notice.remove();
      if (target.matches("[data-take]")) this.write([this.field.value, text].filter(Boolean).join("\n\n"));
    });
  }

  write(text) {
    this.field.value = text;
    this.field.focus();
    this.typed();
    this.save();
  }

  typed() {
    const text = this.field.value;
    this.isCopied = copies.put(this.name, { text, revision: this.revision, at: Date.now() });
    for (const here of this.querySelectorAll("[data-here]")) here.textContent = text;
    if (!this.dataset.save) return this.tell(this.isCopied ? "visitor" : "rest", { time: clock() });
    if (this.state === "refused") this.clear();
    if (this.state === "rest" || this.state === "saved") this.state = "typing";
    this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  /** Saves what is unsaved, once at a time. The promise says whether the server has the present text. */
  save() {
    if (this.flight) return this.flight;
    if (!this.pending || this.rival || this.state === "refused") return Promise.resolve(!this.pending);
    clearTimeout(this.timer);
    this.flight = this.send(this.field.value).finally(() => { this.flight = null; });
    return this.flight;
  }

  async send(text) {
    const waiting = setTimeout(() => this.state === "typing" && this.tell("waiting"), PATIENCE);
    const { item, token, person } = this.dataset;
    const fields = { item, body: text, revision: this.revision, ...(this.chosen && { keep: this.chosen }) };
    const answer = await save(this.dataset.save, fields, { token, person });
    clearTimeout(waiting);
    if (answer.kind === "versions" && plain(answer.body) === text) answer.kind = "saved"; // a yes that got lost
    this.hear(answer, text);
    return answer.kind === "saved" && !this.pending;
  }

  hear(answer, text) {
    if (answer.kind === "saved") return this.acknowledge(answer, text);
    if (answer.kind === "versions") return this.showVersions(answer);
    const state = answer.kind === "away" ? "kept" : answer.kind;
    this.tell(this.wordsFor(state), { message: answer.message, time: clock() });
    if (state === "refused") return;
    this.later(this.pause);
    this.pause = Math.min(this.pause * 2, LAST_RETRY);
  }

  wordsFor(state) {
    if (this.isCopied) return state;
    return { "kept": "uncopied", "signed-out": "signed-out-uncopied" }[state] ?? state;
  }

  acknowledge({ revision, saved_at: time }, text) {
    this.saved = text;
    this.settle(revision);
    this.pause = FIRST_RETRY;
    copies.drop(this.name, text);
    this.tell("saved", { time });
    this.dispatchEvent(new CustomEvent("auto-save:saved", { bubbles: true, detail: { item: this.dataset.item, revision } }));
    if (this.pending) this.typed(); // written meanwhile
  }

  settle(revision) {
    this.revision = revision;
    this.chosen = this.rival = null;
    if (this.mark) this.mark.value = revision;
  }

  showVersions({ revision, body, html }) {
    this.rival = { revision, body: plain(body) };
    this.state = "versions";
    this.notices.innerHTML = html; // made by our own server, which escapes both texts
    this.status?.replaceChildren();
  }

  pressed(event) {
    const button = event.target.closest("[data-retry], [data-keep]");
    if (button?.matches("[data-retry]")) this.save();
    if (!button?.dataset.keep || !this.rival) return;
    event.preventDefault();
    this.choose(button.dataset.keep);
  }

  choose(keep) {
    const { revision, body } = this.rival;
    const mine = this.field.value;
    this.settle(revision);
    this.saved = null; // whichever is kept, the server has to hear of the choice
    this.chosen = keep;
    this.clear();
    this.write({ here: mine, there: body, both: `${body}\n\n${mine}` }[keep]);
  }

  clear() {
    this.notices.replaceChildren();
    this.state = "typing";
  }

  tell(state, words) {
    const said = say(state, words);
    this.state = state.replace("signed-out-uncopied", "signed-out").replace("visitor", "kept");
    if (QUIET.has(state)) {
      this.notices.replaceChildren();
      if (this.status?.textContent.trim() !== said?.textContent.trim()) this.status?.replaceChildren(...(said ? [said] : []));
    } else if (said && this.notices.textContent !== said.textContent) {
      this.status?.replaceChildren();
      this.notices.replaceChildren(said);
    }
  }
}

customElements.define("auto-save", AutoSave);

// A form with unsaved answers is sent after they are saved; if one cannot be, it stays, and the page says why.
document.addEventListener("submit", async (event) => {
  const unsaved = [...event.target.querySelectorAll("auto-save")].filter((element) => element.pending);
  if (event.defaultPrevented || !unsaved.length) return;
  event.preventDefault();
  const done = await Promise.all(unsaved.map((element) => element.save().then((all) => all || element.save())));
  const left = unsaved.find((_, index) => !done[index]);
  if (left) left.scrollIntoView({ block: "nearest" });
  else event.target.requestSubmit(event.submitter);
});
