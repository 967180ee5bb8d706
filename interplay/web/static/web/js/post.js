// One request that saves a text, and what came of it: {kind: "saved" | "versions" | "signed-out" | "someone-else" |
// "refused" | "full" | "away", ...what the server said}. Only a whole revision number counts as a yes.

const PATIENCE = 20_000;
const KEEPALIVE_LIMIT = 60_000; // browsers let at most 64 KiB outlive the page
const KINDS = { 401: "signed-out", 413: "refused", 422: "refused", 503: "full", 507: "full" };

const tokens = () => document.querySelectorAll("input[name=csrfmiddlewaretoken]");

async function ask(url, options) {
  return fetch(url, { credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(PATIENCE), ...options });
}

async function post(url, fields) {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    "Accept": "application/json",
    "Content-Type": "application/x-www-form-urlencoded",
    "X-CSRFToken": tokens()[0]?.value ?? "",
  };
  return ask(url, { method: "POST", headers, body, keepalive: body.length < KEEPALIVE_LIMIT });
}

/** Asks who is signed in now and puts the present token into every form of the page. "" when nobody answers. */
async function renew(url) {
  const answer = await ask(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) return "";
  const { token, person } = await answer.json();
  for (const input of tokens()) input.value = token;
  return person;
}

async function understand(answer) {
  if (answer.type === "opaqueredirect") return { kind: "signed-out" };
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return Number.isInteger(said.revision) ? { kind: "saved", ...said } : { kind: "away" };
  if (answer.status === 409 && Number.isInteger(said.revision)) return { kind: "versions", ...said };
  return { kind: KINDS[answer.status] ?? "away", ...said };
}

/** Saves `fields` at `url`. Never throws. A token that has grown old is renewed once, for the same person only. */
export async function save(url, fields, { token, person }) {
  try {
    let answer = await post(url, fields);
    if (answer.status === 403) {
      const now = await renew(token);
      if (now !== person) return { kind: now && now !== "visitor" ? "someone-else" : "signed-out" };
      answer = await post(url, fields);
    }
    return await understand(answer);
  } catch {
    return { kind: "away" };
  }
}
