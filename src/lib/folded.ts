/** As words are compared: without case, and without what stands over and under letters. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
