// What is being written on this page and hasn't reached the server: for whoever takes away what it is written in.

export type Unsent = { text: string; send: () => Promise<string | null> };
/** Null where all has been sent. It is the caller's from then on: the field sends it no more. */
type Field = { take: () => Unsent | null };

const fields = new Set<Field>();

export function watchUnsent(field: Field): () => void {
  fields.add(field);
  return () => void fields.delete(field);
}

export const takeUnsent = (): Unsent[] => [...fields].flatMap(({ take }) => take() ?? []);
