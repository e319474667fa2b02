// A module that throws while it is loaded throws that again whenever it is asked for, as the language has it. esbuild's own wrappers
// take it for loaded, and give what it has exported by then.

const ES_MODULE = `var __esm = (fn, res) => function __init() {
  return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
};`;
const COMMON_JS = `var __commonJS = (cb, mod) => function __require() {
  return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
};`;

/** `text`: what esbuild has bundled. */
export function rememberFailures(text: string): string {
  return [ES_MODULE, COMMON_JS].reduce((code, wrapper) => code.replace(wrapper, () => remembering(wrapper)), text);
}

/** The same, with a place for what it threw. */
function remembering(wrapper: string): string {
  return wrapper
    .replace(/\((fn, res|cb, mod)\) =>/, "($1, failed) =>")
    .replace(/\n {2}(return .*;)\n/, "\n  if (failed) throw failed.error;\n  try {\n    $1\n  } catch (error) {\n    failed = { error };\n    throw error;\n  }\n");
}
