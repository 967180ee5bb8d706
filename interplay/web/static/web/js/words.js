// What the elements say stands in the page, in the page's language: <template id="auto-save-words">.

const fill = (words, { time, message }) => {
  for (const place of words.querySelectorAll("[data-time]")) place.textContent = time ?? "";
  for (const place of words.querySelectorAll("[data-message]")) place.textContent = message ?? "";
  return words;
};

/** A copy of the words for `state`, with the time and the message put in; null where the page has none. */
export function say(state, told = {}) {
  const words = document.getElementById("auto-save-words")?.content.querySelector(`[data-says="${state}"]`);
  return words ? fill(words.cloneNode(true), told) : null;
}

/** Puts those words into `place`. Said already: only time and message change, so that nothing there loses its focus. */
export function sayIn(place, state, told) {
  const said = place.firstElementChild;
  if (said?.dataset.says === state) fill(said, told);
  else place.replaceChildren(...[say(state, told)].filter(Boolean));
}

/** The time on this device, as on a clock. */
export const clock = (at = new Date()) => at.toTimeString().slice(0, 5);
