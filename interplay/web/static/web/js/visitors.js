// What somebody wrote before signing in is offered at its place once: taken over, or deleted.
import { drop, get, nameOf } from "./copies.js";
import { say } from "./words.js";

/** Shows the offer before `place`; `take` is called with the text. Nothing is asked when the text is in the field. */
export function offerVisitors({ course, item }, field, place, take) {
  const name = nameOf("visitor", course, item);
  const text = get(name)?.text;
  if (text === undefined) return;
  if (!text.trim() || text === field.value) {
    drop(name);
    return;
  }
  const notice = say("offered", { message: text });
  notice?.addEventListener("click", ({ target }) => {
    if (!target.matches("[data-take], [data-leave]")) return;
    if (target.matches("[data-take]")) take([field.value, text].filter(Boolean).join("\n\n"));
    drop(name);
    notice.remove();
  });
  if (notice) place.before(notice);
}
