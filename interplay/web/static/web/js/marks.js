// Marks on a film as lines of text, the same as the server keeps them: "1:11.0 leading (5) a note" (plain/marks.py).

const LINE = /^([^\s()]+)\s+([^\s()]+)(?:\s+\(([^()\s]{1,6})\))?(?:\s+([^]*))?$/u;
const MOMENT = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,6})?)$/u;
const tenth = (seconds) => Math.round(seconds * 10) / 10;
const two = (number) => String(number).padStart(2, "0");

/** "1:11.5" as 71.5; null for what is no moment of a film. */
export function secondsOf(said) {
  const [, hours, minutes, seconds] = MOMENT.exec(said.trim()) ?? [];
  const rest = Number(seconds?.replace(",", "."));
  if (seconds === undefined || (minutes && rest >= 60) || (hours && Number(minutes) >= 60)) return null;
  return tenth(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + rest);
}

/** 71.5 as "1:11", or with tenths as "1:11.5". */
export function moment(seconds, tenths = false) {
  const all = tenths ? Math.round(seconds * 10) : Math.floor(seconds) * 10;
  const whole = Math.floor(all / 10);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const said = hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return tenths ? `${said}.${all % 10}` : said;
}

export function lineOf({ at, code, before, note }) {
  const lead = before || note.startsWith("(") ? ` (${tenth(before)})` : "";
  return `${moment(at, true)} ${code}${lead}${note ? ` ${note}` : ""}`;
}

/** The marks of a text by their moments; lines that are none come back in `odd`. */
export function read(text, codes) {
  const found = { marks: [], odd: [] };
  for (const line of new Set(text.split("\n").map((one) => one.trim()).filter(Boolean))) {
    const [, said, code, before, note] = LINE.exec(line) ?? [];
    const at = said === undefined ? null : secondsOf(said);
    if (at === null || !codes.has(code)) found.odd.push(line);
    else found.marks.push({ at, code, before: secondsOf(before ?? "0") ?? 0, note: note ?? "" });
  }
  found.marks.sort((one, other) => one.at - other.at || (one.code < other.code ? -1 : 1));
  return found;
}

export const written = ({ marks, odd }) => [...marks.map(lineOf), ...odd].join("\n");
