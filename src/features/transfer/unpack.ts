// From the bytes of a file to its text: archives are opened within bounds, and letters are read in the encoding they are in. What the
// text means is the server's to say.
import { unzipSync } from "fflate";
import { t } from "../../i18n/t";

const MAX_FILE = 20_000_000;
/** A little more than is read: the server says what is too much, with its line. */
const MAX_ENTRY = 3_000_000;
const MAX_ENTRIES = 5000;
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
/** By what every workbook and document of an office has in it. */
const OFFICE = /^(?:xl|word|ppt)\/|^content\.xml$|^Index\/Document\.iwa$/;
const READABLE = /\.(kml|gpx|ics|csv|tsv|json|geojson|xml|txt|html?|eml)$/i;
/** The file that matters in the archives that we know, first. */
const KNOWN = [/(^|\/)data\.json$/i, /(^|\/)doc\.kml$/i, /\.kml$/i, /\.gpx$/i, /\.ics$/i, /saved places\.json$/i, /\.(geo)?json$/i, /\.csv$/i];

export type Unpacked = { name: string; text: string; /** Others of the archive that could be read too. */ others: string[] };

/** A sentence for whoever chose the file. */
export class CantOpen extends Error {
  override name = "CantOpen";
}

export function unpack(bytes: Uint8Array, name: string): Unpacked {
  if (bytes.length > MAX_FILE) throw new CantOpen(t("This file is larger than 20 MB. Export a single trip, or unpack it and choose the file inside."));
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (PDF.every((byte, index) => bytes[index] === byte)) throw new CantOpen(t("This is a PDF. Open it, copy its words and paste them below."));
  if (!isArchive) return { name, text: decode(bytes), others: [] };
  const entries = readableEntries(bytes);
  const names = Object.keys(entries);
  const best = KNOWN.map((known) => names.find((entry) => known.test(entry))).find(Boolean) ?? names[0];
  if (best === undefined) throw new CantOpen(t("There is no file in this archive that can be read here."));
  return { name: best.replace(/^.*\//, ""), text: decode(entries[best]!), others: names.filter((entry) => entry !== best) };
}

/** Sizes are those that the archive states, and no entry is given more room than that. */
function readableEntries(bytes: Uint8Array): Record<string, Uint8Array> {
  let [count, room] = [0, MAX_FILE];
  let tooLarge: string | null = null;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (OFFICE.test(name)) throw new CantOpen(t("This is a workbook or a document. Save its table as CSV, or copy its words and paste them below."));
        if (count > MAX_ENTRIES) throw new CantOpen(t("There are more than {count, number} files in this archive. Unpack it and choose one.", { count: MAX_ENTRIES }));
        if (!READABLE.test(name) || name.startsWith("__MACOSX/")) return false;
        if (originalSize > MAX_ENTRY || originalSize > room) {
          tooLarge ??= name;
          return false;
        }
        room -= originalSize;
        return true;
      },
    });
    if (Object.keys(entries).length === 0 && tooLarge !== null) throw new CantOpen(t("“{file}” in this archive is larger than 2 MB. Export a single trip.", { file: tooLarge }));
    return entries;
  } catch (error) {
    if (error instanceof CantOpen) throw error;
    throw new CantOpen(t("This archive can't be opened. It may be cut off or protected."));
  }
}

/** UTF-8, UTF-16 by its mark or its zeros, or else the old Windows letters. */
export function decode(bytes: Uint8Array): string {
  const sixteen = utf16Of(bytes);
  if (sixteen) return new TextDecoder(sixteen).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const LOOKED_AT = 512;

/** Without a mark: where nearly every other byte is zero, and none of those between. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = Math.min(LOOKED_AT, bytes.length) >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [first, second] = zeros as [number, number];
  if (pairs < 4 || Math.max(first, second) < pairs * 0.8 || Math.min(first, second) > 0) return null;
  return second > first ? "utf-16le" : "utf-16be";
}
