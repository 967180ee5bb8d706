// What the elements say stands in the page, in the page's language: <template id="auto-save-words">.

/** A copy of the words for `state`, with the time and the message put in; null where the page has none. */
export function say(state, { time = "", message = "" } = {}) {
  const words = document.getElementById("auto-save-words")?.content.querySelector(`[data-says="${state}"]`);
  if (!words) return null;
  const copy = words.cloneNode(true);
  for (const place of copy.querySelectorAll("[data-time]")) place.textContent = time;
  for (const place of copy.querySelectorAll("[data-message]")) place.textContent = message;
  return copy;
}

/** The time on this device, as on a clock. */
export const clock = (at = new Date()) => at.toTimeString().slice(0, 5);
