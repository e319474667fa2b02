// `import()` of bundled code as a name of its own, which a realm gives to it: esbuild writes what can't be told from a promise.

/** Given what loads the module; as long as what esbuild writes, so that lines and columns stay. */
export const IMPORTED = "__importedAsItIsNeeded";
const WRITTEN = "Promise.resolve().then";
const LOADS = /\(\(\) => (?:\(init_|__toESM\(require|[\w$]+_exports\))/y;

/** `text`: what esbuild has bundled. */
export function withImports(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(WRITTEN); at !== -1; at = text.indexOf(WRITTEN, at + WRITTEN.length)) {
    LOADS.lastIndex = at + WRITTEN.length;
    if (!LOADS.test(text)) continue;
    parts.push(text.slice(from, at), IMPORTED);
    from = at + WRITTEN.length;
  }
  return from === 0 ? text : parts.join("") + text.slice(from);
}
