// <keep-place>: tells the server which section is being read, once it has been looked at for a while. Without this script
// the place is where one wrote last, or where one pressed the button that stands here instead.
const A_WHILE = 5_000;

class KeepPlace extends HTMLElement {
  connectedCallback() {
    if (this.dataset.section) return this.after(A_WHILE, this.dataset.section);
    const seen = new IntersectionObserver((entries) => {
      const [last] = entries.filter((entry) => entry.isIntersecting).slice(-1);
      if (last) this.after(A_WHILE, last.target.dataset.section);
    }, { rootMargin: "0px 0px -60% 0px" });
    for (const head of document.querySelectorAll("[data-section]:not(keep-place)")) seen.observe(head);
  }

  after(pause, section) {
    clearTimeout(this.timer);
    if (section !== this.told) this.timer = setTimeout(() => this.tell(section), pause);
  }

  async tell(section) {
    if (document.visibilityState !== "visible") return this.after(A_WHILE, section);
    const token = document.querySelector("#answers input[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ section, csrfmiddlewaretoken: token });
    const answer = await fetch(this.dataset.place, { method: "POST", body, keepalive: true }).catch(() => null);
    if (answer?.ok) this.told = section;
  }
}

customElements.define("keep-place", KeepPlace);
