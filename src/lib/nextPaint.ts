const HIDDEN_MS = 100;

/** Resolves once what the page shows now has been painted; soon after where nothing is painted, as in a tab behind another. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const hidden = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() => {
      clearTimeout(hidden);
      setTimeout(resolve);
    });
  });
}
