// HTML by a template that escapes whatever is put in it, unless it is such HTML itself.

export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | null | undefined | false | Piece[];

export function html(parts: TemplateStringsArray, ...values: Piece[]): Html {
  return new Html(parts.reduce((text, part, index) => text + part + (index < values.length ? rendered(values[index]) : ""), ""));
}

function rendered(value: Piece): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(rendered).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
