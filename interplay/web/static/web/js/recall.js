// What was left unsent here before: put back for the same person; of a visitor who has since signed in, offered once.
import { drop, get, nameOf } from "./copies.js";
import { say } from "./words.js";

/** Puts the copy of that name into the field. The copy, if it was written to an older text of the server; else null. */
export function recall(name, field) {
  const copy = get(name);
  if (copy?.text === field.defaultValue) drop(name);
  else if (copy) {
    field.value = copy.text;
    return copy.unheard === field.defaultValue ? null : copy; // it had arrived, only the answer had not
  }
  return null;
}

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
