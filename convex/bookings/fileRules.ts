// What may be kept beside a booking: tickets, vouchers, pictures of them. Pure.

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_FILES = 20;

/** Types by what a file is called: browsers don't know all of them, and what a browser would run is none of them. */
const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
  heic: "image/heic",
  txt: "text/plain",
  pkpass: "application/vnd.apple.pkpass",
  eml: "message/rfc822",
};

export type Judged = { ok: true; name: string; type: string } | { ok: false; sentence: string };

/** Whether a file may be kept, and as what type it is served. */
export function judgeFile({ name, size }: { name: string; size: number }): Judged {
  const plain = [...name.replace(/[\p{C}/\\]/gu, " ").trim()].slice(-120).join("");
  const type = TYPES[/\.([a-z]+)$/i.exec(plain)?.[1]?.toLowerCase() ?? ""];
  if (size === 0) return { ok: false, sentence: "This file is empty." };
  if (size > MAX_FILE_BYTES) return { ok: false, sentence: "This file is too large: 10 MB at most." };
  if (!type) return { ok: false, sentence: "Add a PDF, a picture, a text, an e-mail (.eml) or a pass (.pkpass)." };
  return { ok: true, name: plain, type };
}

/** Whether what arrived is what was judged: it is served as what it was uploaded as. */
export const isServedAs = (contentType: string | undefined, type: string): boolean => contentType?.split(";")[0]?.trim().toLowerCase() === type;
