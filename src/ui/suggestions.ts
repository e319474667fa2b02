/** Esc in a field with open suggestions closes those, and not the panel around them. */
export const closesSuggestions = (event: Event): boolean =>
  event.type === "keydown" && event.target instanceof Element && event.target.matches('[role="combobox"][aria-expanded="true"], [data-suggesting]');
