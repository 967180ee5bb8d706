// Texts of which every line stands for itself, as marks on a film do.

const lines = (text) => text.split("\n").filter((line) => line.trim());

/** What two places made of `base`: lines added in either are in, lines taken away in either are out. */
export function bothSets(base, mine, theirs) {
  const [before, here, there] = [base, mine, theirs].map((text) => new Set(lines(text)));
  const kept = [...here].filter((line) => there.has(line) || !before.has(line));
  return [...kept, ...[...there].filter((line) => !before.has(line) && !here.has(line))].join("\n");
}
