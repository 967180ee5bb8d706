// The one script that pages name. It brings in what the page at hand uses, and nothing else.
if (document.querySelector("auto-save")) import("./elements/auto-save.js");
if (document.querySelector("film-player")) import("./elements/film-player.js");
if (document.querySelector("film-moments")) import("./elements/film-moments.js");
if (document.querySelector("film-marks")) import("./elements/film-marks.js");
if (document.querySelector("leave-safely")) import("./elements/leave-safely.js");
