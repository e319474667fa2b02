const HIDDEN_MS = 200;

/**
 * Resolves once what the page shows now has been painted; soon after where nothing is painted, as in a tab behind another. The frame after
 * that has to have begun: until then the browser may still be busy with the one that was asked for, and be held up by what comes next.
 */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const hidden = setTimeout(resolve, HIDDEN_MS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(hidden);
        setTimeout(resolve);
      }),
    );
  });
}
