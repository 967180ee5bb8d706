// <leave-safely data-person>: around the form that signs out. Asks first when words of that person are still here only.
import { drop, unsent } from "../copies.js";

class LeaveSafely extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    const left = unsent(this.dataset.person);
    if (event.submitter?.matches("[data-all-the-same]")) {
      for (const name of left) drop(name);
    } else if (left.length) {
      event.preventDefault();
      this.ask();
    }
  }

  ask() {
    const notice = this.querySelector("[data-unsent]");
    notice.hidden = false;
    notice.querySelector("[data-all-the-same]").focus();
  }
}

customElements.define("leave-safely", LeaveSafely);
