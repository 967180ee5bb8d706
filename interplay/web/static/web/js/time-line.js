// The time line of a film with one's own marks, as the server draws it (plain/charts): bar, two lines, diamond.
import { moment } from "./marks.js";

const SVG = "http://www.w3.org/2000/svg";
const HIGH = 94;
const MIDDLE = 24;
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

const make = (name, facts, text = "") => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
};

const SHAPES = {
  lead: (x) => [make("rect", { class: "f-lead", x: x - 3.5, y: MIDDLE - 10, width: 7, height: 20 })],
  learn: (x) => [-3, 3].map((aside) => make("path", { class: "s-learn", "stroke-width": 2.2, "d": `M${x + aside} ${MIDDLE - 10}V${MIDDLE + 10}` })),
  both: (x) => [make("path", { class: "f-both", d: `M${x} ${MIDDLE - 11}L${x + 8} ${MIDDLE}L${x} ${MIDDLE + 11}L${x - 8} ${MIDDLE}Z` })],
  none: (x) => [make("circle", { class: "s-ink", "cx": x, "cy": MIDDLE, "r": 6, "fill": "none", "stroke": "currentColor", "stroke-width": 2 })],
};

/** Draws into `place`: `marks` ({at, strand}), the film's `seconds`, `now` or null. Nothing for a film of unknown length. */
export function draw(place, { marks, seconds, now, title, nowSaid }) {
  if (!seconds) return;
  const wide = Math.max(place.clientWidth || 632, 280);
  const x = (at) => 9 + Math.min(at / seconds, 1) * (wide - 18);
  const picture = make("svg", { "class": "chart", "viewBox": `0 0 ${wide} ${HIGH}`, "role": "img", "aria-label": title });
  picture.append(make("line", { class: "axis", x1: 9, x2: wide - 9, y1: 46, y2: 46 }));
  const step = STEPS.find((one) => seconds / one <= wide / 70) ?? 7200;
  for (let at = 0; at <= seconds; at += step) {
    picture.append(make("line", { class: "axis", x1: x(at), x2: x(at), y1: 46, y2: 52 }));
    picture.append(make("text", { class: `t-quiet ${at ? "t-mid" : ""}`, x: at ? x(at) : 0, y: 70 }, moment(at)));
  }
  for (const { at, strand } of marks) picture.append(...(SHAPES[strand] ?? SHAPES.none)(x(at)));
  if (now !== null) {
    picture.append(make("line", { class: "axis now", x1: x(now), x2: x(now), y1: 6, y2: 58 }));
    const text = make("text", { class: "t-strong t-mid", x: Math.min(Math.max(x(now), 34), wide - 34), y: 88 }, nowSaid(now));
    picture.append(text);
  }
  place.replaceChildren(picture);
}
