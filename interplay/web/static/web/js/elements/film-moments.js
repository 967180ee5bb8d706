// <film-moments>: moments of a film, each played from its beginning to its end when its link is pressed.

class FilmMoments extends HTMLElement {
  connectedCallback() {
    this.film = this.querySelector("video, audio");
    if (!this.film || this.isListening) return;
    this.isListening = true;
    this.addEventListener("click", (event) => this.pressed(event));
    this.film.addEventListener("timeupdate", () => this.passed());
    this.film.addEventListener("seeking", () => { if (!this.isOurs) this.until = Infinity; });
    this.film.addEventListener("seeked", () => { this.isOurs = false; });
  }

  pressed(event) {
    const link = event.target.closest("a[data-at]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.isOurs = true;
    this.until = Number(link.dataset.to);
    this.film.currentTime = Number(link.dataset.at);
    this.film.play().catch(() => { /* the browser says why, in its player */ });
    this.film.scrollIntoView({ block: "nearest" });
    this.film.focus({ preventScroll: true });
  }

  /** Stops at the end of the moment; whoever presses play again watches on. */
  passed() {
    if (this.film.currentTime < (this.until ?? Infinity)) return;
    this.until = Infinity;
    this.film.pause();
  }
}

customElements.define("film-moments", FilmMoments);
