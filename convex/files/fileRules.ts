// What may be kept as a file, of a trip or beside a booking: tickets, vouchers, pictures of them, maps. Pure.
import { sentence } from "../said";

export const MAX_FILE_BYTES = 20_000_000;
/** How much of a file has to be read to tell what it is. */
export const HEAD_BYTES = 512;

const isZip = (head: Uint8Array) => startsWith(head, [0x50, 0x4b, 0x03, 0x04]);
const isJpeg = (head: Uint8Array) => startsWith(head, [0xff, 0xd8, 0xff]);
/** Texts have no zero bytes; what a browser could take for a page is served as plain text anyway. */
const isText = (head: Uint8Array) => !head.includes(0);

type Kind = { type: string; fits: (head: Uint8Array) => boolean };

/** By what a file is called, as browsers don't know all of them; and how its first bytes must look. What a browser would run is none of them. */
const KINDS: Record<string, Kind> = {
  // Some programs put a few bytes before the mark.
  pdf: { type: "application/pdf", fits: (head) => latin(head).includes("%PDF-") },
  png: { type: "image/png", fits: (head) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  jpg: { type: "image/jpeg", fits: isJpeg },
  jpeg: { type: "image/jpeg", fits: isJpeg },
  webp: { type: "image/webp", fits: (head) => /^RIFF.{4}WEBP/s.test(latin(head)) },
  gif: { type: "image/gif", fits: (head) => /^GIF8[79]a/.test(latin(head)) },
  heic: { type: "image/heic", fits: (head) => /^.{4}ftyp(hei|hev|mif|msf)/s.test(latin(head)) },
  txt: { type: "text/plain", fits: isText },
  pkpass: { type: "application/vnd.apple.pkpass", fits: isZip },
  eml: { type: "message/rfc822", fits: isText },
};

export type Judged = { ok: true; name: string; type: string } | { ok: false; sentence: string };

/** Whether a file may be kept, and as what type it is served. */
export function judgeFile({ name, size }: { name: string; size: number }): Judged {
  const plain = plainName(name);
  const kind = KINDS[extensionOf(plain)];
  if (size === 0) return { ok: false, sentence: sentence("This file is empty.") };
  if (size > MAX_FILE_BYTES) return { ok: false, sentence: sentence("This file is too large: 20 MB at most.") };
  if (!kind) return { ok: false, sentence: sentence("Add a PDF, a picture, a text, an e-mail (.eml) or a pass (.pkpass).") };
  return { ok: true, name: plain, type: kind.type };
}

/** A name that is only a name, of 120 characters at most; its end is kept. */
export const plainName = (name: string): string => [...name.replace(/[\p{C}/\\]/gu, " ").trim()].slice(-120).join("");

/** In lower case, without the dot; empty where there is none. */
export const extensionOf = (name: string): string => /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";

/** Whether the first bytes of a file are those of what its name says. */
export const looksAsNamed = (name: string, head: Uint8Array): boolean => KINDS[extensionOf(name)]?.fits(head) ?? false;

/** Whether what arrived is what was judged: it is served as what it was uploaded as. */
export const isServedAs = (contentType: string | undefined, type: string): boolean => contentType?.split(";")[0]?.trim().toLowerCase() === type;

/** Said of a file whose name and content disagree. */
export const NOT_AS_NAMED = sentence("This isn't the kind of file that its name says.");

const startsWith = (head: Uint8Array, bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
const latin = (head: Uint8Array) => String.fromCharCode(...head.subarray(0, HEAD_BYTES));
