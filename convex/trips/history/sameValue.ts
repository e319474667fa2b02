/** Whether two values of a field are one. Fields hold plain JSON whose keys come in any order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1));
}
