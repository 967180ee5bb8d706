// Texts that the server does not have yet, kept in this browser under the person who wrote them.
// A browser may refuse (private window, storage full): every function then does nothing and says so.

const START = "interplay:";

export const nameOf = (person, course, item) => `${START}${person}:${course}:${item}`;

/** Keeps `copy` ({text, revision, at}). False when this browser cannot. */
export function put(name, copy) {
  try {
    localStorage.setItem(name, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** The copy of that name, or null. */
export function get(name) {
  try {
    const copy = JSON.parse(localStorage.getItem(name));
    return typeof copy?.text === "string" ? copy : null;
  } catch {
    return null;
  }
}

/** Forgets the copy of that name; with `text`, only if it says the same: another tab may have gone on writing. */
export function drop(name, text) {
  try {
    if (text === undefined || get(name)?.text === text) localStorage.removeItem(name);
  } catch { /* nothing was kept, so nothing is left behind */ }
}

/** Names of everything that is kept for `person`. */
export function unsent(person) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${START}${person}:`));
  } catch {
    return [];
  }
}
