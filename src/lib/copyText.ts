/** Rejects where a browser doesn't allow it, also where it has no clipboard at all: pages that came without https have none. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
