// Runs before the first paint, so that the page never flashes in the wrong theme. src/lib/theme.ts goes on from here.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("caravan-theme");
  } catch {
    // Storage is switched off: the system's choice holds.
  }
  var dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
