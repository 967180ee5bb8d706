// Shows the passkey's button where a browser can make use of it, and says so in words when the ceremony fails.
const trouble = document.querySelector("[data-passkey-trouble]");

if (window.PublicKeyCredential) {
  for (const way of document.querySelectorAll("[data-passkey]")) {
    way.hidden = false;
    way.addEventListener("click", () => { trouble.hidden = true; });
  }
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  trouble.hidden = false;
});
