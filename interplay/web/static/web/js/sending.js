// A form with unsaved answers is sent after they are saved. If one cannot be, it stays, and the page says why.

async function saved(element) {
  return (await element.save()) || element.save(); // twice: something may have been written during the first
}

/** From now on, forms wait for their <auto-save> elements. */
export function saveBeforeSending() {
  document.addEventListener("submit", async (event) => {
    // Fields may stand outside their form and name it instead.
    const fields = [...document.querySelectorAll("auto-save")].filter(({ field }) => field?.form === event.target);
    const unsaved = fields.filter((element) => element.pending);
    if (event.defaultPrevented || !unsaved.length) return;
    event.preventDefault();
    const done = await Promise.all(unsaved.map(saved));
    const left = unsaved.find((_, index) => !done[index]);
    if (left) left.scrollIntoView({ block: "nearest" });
    else event.target.requestSubmit(event.submitter);
  });
}
