/** Scrolls what has just opened into view: below the last line on screen it would open unseen. For `ref`. */
export const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });
