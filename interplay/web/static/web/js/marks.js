// Marks on a film as lines of text, the same as the server keeps them: "1:11.0 leading (5) a note" (plain/marks.py).

const LINE = /^([^\s()]+)\s+([^\s()]+)(?:\s+\(([^()\s]{1,6})\))?(?:\s+([^]*))?$/u;
const MOMENT = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,6})?)$/u;
const ODD = /[\u0000-\u0008\u000b-\u001f\u2028\u2029]/gu;
const MOST_BEFORE = 60;
const LONGEST = 24 * 3600;

/** To one decimal, as the server rounds: what lies just between two goes to the even one. */
export function tenth(seconds) {
  const isBetween = Number.isInteger(seconds * 4) && !Number.isInteger(seconds * 2);
  return isBetween ? (2 * Math.round(seconds * 5)) / 10 : Number(seconds.toFixed(1));
}

const two = (number) => String(number).padStart(2, "0");

/** "1:11.5" as 71.5; null for what is no moment of a film. */
export function secondsOf(said) {
  const [, hours, minutes, seconds] = MOMENT.exec(said.trim()) ?? [];
  const rest = Number(seconds?.replace(",", "."));
  if (seconds === undefined || (minutes && rest >= 60) || (hours && Number(minutes) >= 60)) return null;
  const at = tenth(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + rest);
  return at <= LONGEST ? at : null;
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
  const known = new Map();
  for (const line of new Set(text.split("\n").map((one) => one.trim()).filter(Boolean))) {
    const mark = markOf(line, codes);
    if (mark) known.set(lineOf(mark), mark);
    else found.odd.push(line);
  }
  found.marks.push(...[...known.values()].sort(inOrder));
  return found;
}

/** The mark that a line is, or null: a line that is none is kept as it is, whatever is wrong with it. */
function markOf(line, codes) {
  const [, said, code, lead, note] = LINE.exec(line) ?? [];
  const [at, before] = [secondsOf(said ?? ""), secondsOf(lead ?? "0")];
  if (at === null || before === null || before > MOST_BEFORE || !codes.has(code)) return null;
  return { at, code, before, note: (note ?? "").replace(ODD, " ").trim() };
}

const compare = (one, other) => (one < other ? -1 : Number(one > other));

const inOrder = (one, other) =>
  one.at - other.at || compare(one.code, other.code) || one.before - other.before || compare(one.note, other.note);

export const written = ({ marks, odd }) => [...marks.map(lineOf), ...odd].join("\n");
