// Where one journey of a mail ends and the next begins: at the words for there and back. Pure.

/** `back`: it is the way back. */
export type Segment = { from: number; until: number; back: boolean };

const ANYWHERE = /\b(?:hinfahrt|rückfahrt|hinflug|rückflug|outbound|outward journey|inbound|heenreis|heenvlucht|terugreis|terugvlucht|(?:volo|viaggio) di (?:andata|ritorno)|vol (?:aller|retour)|vuelo de (?:ida|vuelta))\b/iu;
const AT_START = /^\s*(?:out|return|returning|departing flight|going|aller|retour|andata|ritorno|ida|vuelta)\b(?!.*\b(?:location|time|date|policy|to pool)\b)/i;
const BACK = /^\W*(?:return|returning|retour|ritorno|vuelta)\b|\b(?:rückfahrt|rückflug|inbound|terugreis|terugvlucht|di ritorno|vol retour|de vuelta)\b/iu;
const LONGEST = 100;

const isDirection = (line: string): boolean => line.length <= LONGEST && (ANYWHERE.test(line) || AT_START.test(line));

/** All lines, in parts. */
export function segmentsOf(lines: readonly string[]): Segment[] {
  const cuts = lines.flatMap((line, index) => (index > 0 && isDirection(line) ? [index] : []));
  return [0, ...cuts].map((from, at) => ({ from, until: cuts[at] ?? lines.length, back: BACK.test(lines[from] ?? "") }));
}
