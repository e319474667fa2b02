// Faces for letters that a device may lack, from our own server, each fetched when a name needs it and the device can't draw it.
// Another script is another line here.
import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url";
import cyrillicExtended from "@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import greekExtended from "@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2?url";
import vietnamese from "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url";

export const MORE_LETTERS = "Caravan Letters";

const FACES: { url: string; range: string; letters: RegExp }[] = [
  { url: cyrillic, range: "U+301, U+400-45F, U+490-491, U+4B0-4B1, U+2116", letters: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u },
  { url: cyrillicExtended, range: "U+460-52F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F", letters: /[\u0460-\u052f\u20b4]/u },
  { url: greek, range: "U+370-377, U+37A-37F, U+384-38A, U+38C, U+38E-3A1, U+3A3-3FF", letters: /[\u0370-\u03ff]/u },
  { url: greekExtended, range: "U+1F00-1FFF", letters: /[\u1f00-\u1fff]/u },
  { url: vietnamese, range: "U+102-103, U+110-111, U+128-129, U+168-169, U+1A0-1A1, U+1AF-1B0, U+300-301, U+303-304, U+308-309, U+323, U+329, U+1EA0-1EF9, U+20AB", letters: /[\u1ea0-\u1ef9\u20ab]/u },
];

const loaded = new Set<string>();

/** Whether there is a face now that wasn't before. What can't be fetched is left for another time. */
export async function loadLettersFor(missing: string): Promise<boolean> {
  const wanted = FACES.filter(({ url, letters }) => letters.test(missing) && !loaded.has(url));
  const faces = await Promise.allSettled(wanted.map(({ url, range }) => new FontFace(MORE_LETTERS, `url("${url}") format("woff2")`, { weight: "100 900", unicodeRange: range }).load()));
  faces.forEach((face, index) => {
    if (face.status !== "fulfilled") return;
    document.fonts.add(face.value);
    loaded.add(wanted[index]!.url);
  });
  return faces.some(({ status }) => status === "fulfilled");
}
