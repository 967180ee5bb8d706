// While a zip is on its way: how much of it has gone. Without this the browser's own sign of waiting does.

class BringIn extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.send(event));
  }

  send(event) {
    const form = event.target;
    const [file] = form.querySelector("[type=file]").files;
    if (!file || file.size > Number(form.dataset.most) * 1e6) return; // the server says what is wrong
    event.preventDefault();
    const status = form.querySelector("[data-status]");
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      status.textContent = `${Math.floor((loaded / total) * 100)} % ${status.dataset.words}`;
    });
    request.addEventListener("load", () => this.show(request, form));
    request.addEventListener("error", () => form.submit()); // by hand, so that the browser tells what happened
    request.open("POST", form.action);
    request.send(new FormData(form));
    form.querySelector("button").disabled = true;
  }

  show(request, form) {
    if (request.responseURL !== form.action) location.assign(request.responseURL);
    else form.submit();
  }
}

customElements.define("bring-in", BringIn);
