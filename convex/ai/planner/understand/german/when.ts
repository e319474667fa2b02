// A stretch of a request that says when: kept together while its sentence is put in another order. Names are one sign each meanwhile, cities too.

const OPEN = "\uF8F0";
const CLOSE = "\uF8F1";

export const when = (text: string): string => `${OPEN}${text}${CLOSE}`;
export const plain = (text: string): string => text.replaceAll(OPEN, "").replaceAll(CLOSE, "");

/** As a source: any whole one. */
export const ANY_WHEN = `${OPEN}[^${CLOSE}]*${CLOSE}`;
/** One that begins with any of these words. */
export const whenWith = (prepositions: string): string => `${OPEN}(?:${prepositions}) [^${CLOSE}]*${CLOSE}`;

const FIRST_NAME = 0xe000;
const FIRST_CITY = 0xe700;
export const nameSign = (index: number): string => String.fromCharCode(FIRST_NAME + index);
export const citySign = (index: number): string => String.fromCharCode(FIRST_CITY + index);
export const MOST_NAMES = FIRST_CITY - FIRST_NAME;
export const MOST_CITIES = 0x100;
export const A_CITY = "[\uE700-\uE7FF]";
export const A_NAME = "[\uE000-\uE7FF]";
