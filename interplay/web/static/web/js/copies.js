// Texts that the server does not have yet, kept in this browser under the person who wrote them.
// A browser may refuse (private window, storage full): every function then does nothing and says so.

const START = "interplay:";

export const nameOf = (person, course, item) => `${START}${person}:${course}:${item}`;

const TAB = Math.random().toString(36).slice(2, 10); // this page, as long as it is open

/** Keeps `copy` ({text, revision, at}) under a key of this tab: tabs do not see at once what others write, so that one
 *  key for all would lose a text. Copies of other tabs that are part of this text go. False when this browser cannot. */
export function put(name, copy) {
  try {
    localStorage.setItem(`${name}#${TAB}`, JSON.stringify({ ...copy, tab: TAB }));
    for (const [key, other] of all(name)) {
      if (other.tab !== TAB && copy.text.includes(other.text)) localStorage.removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}

/** What is kept under that name, or null; what several tabs left, one after the other. */
export function get(name) {
  try {
    const left = all(name).map(([, copy]) => copy);
    const texts = left.map(({ text }) => text);
    const whole = texts.filter((text, at) => !texts.some((other, then) => holds(other, then, text, at)));
    return left.length ? { ...left[0], text: whole.join("\n\n") } : null;
  } catch {
    return null;
  }
}

/** Forgets what is kept under that name; with `text`, only what says the same: another tab may have gone on writing. */
export function drop(name, text) {
  try {
    for (const [key, copy] of all(name)) {
      if (text === undefined || copy.text === text) localStorage.removeItem(key);
    }
  } catch { /* nothing was kept, so nothing is left behind */ }
}

// Every copy of that name, whichever tab it is of.
function all(name) {
  const names = Object.keys(localStorage).filter((key) => key === name || key.startsWith(`${name}#`)).sort();
  return names.map((key) => [key, read(key)]).filter(([, copy]) => typeof copy?.text === "string");
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

const holds = (other, then, text, at) => then !== at && other.includes(text) && (other !== text || then < at);

/** Names of everything that is kept for `person`. */
export function unsent(person) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${START}${person}:`));
  } catch {
    return [];
  }
}
