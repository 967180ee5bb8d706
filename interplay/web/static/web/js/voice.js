// Where an <auto-save> speaks: short things in its status line, the rest as a notice below its field.
import { sayIn } from "./words.js";

const IN_THE_LINE = ["saved", "waiting", "visitor"];

export class Voice {
  constructor(element, field) {
    this.status = element.querySelector("[data-status]") ?? document.createElement("p");
    this.notices = element.querySelector("[data-notices]");
    if (this.notices) return;
    this.notices = document.createElement("div");
    (field.closest(".field") ?? field).after(this.notices);
  }

  tell(words, told) {
    const [place, other] = IN_THE_LINE.includes(words) ? [this.status, this.notices] : [this.notices, this.status];
    sayIn(place, words, told);
    other.replaceChildren();
  }

  /** A notice made by our own server, which escapes what is in it. */
  show(html) {
    this.status.replaceChildren();
    this.notices.innerHTML = html;
  }

  clear() {
    this.notices.replaceChildren();
  }
}
