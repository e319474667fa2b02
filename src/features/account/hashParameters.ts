/** What a link of a mail carries after its "#": there neither servers nor other sites get to see it. */
export function hashParameter(hash: string, name: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get(name) ?? "";
}
