// A query that an administrator sends as the text of a module, to be asked once: it reads what a query of that component could, and
// nothing of it is kept. It imports nothing but its builders.
import type { BuildFailure, Plugin } from "esbuild";
import { OPTIONS } from "./build/buildOptions";
import { withImports } from "./build/dynamicImports";
import type { Code } from "./build/script";
import { mapLater, mappedOutput, positionsOf, withMap } from "./build/sourceMaps";
import { Component } from "./component";
import { told } from "./failure";

export const INLINE = "testQuery";
const FILE = `${INLINE}.js`;
const BUILDERS = "convex:/_system/repl/wrappers.js";
/** There is nothing that it may ask for while it runs. */
const ALONE = "const require = undefined;\n";

/** What was sent is no query, for a reason that its author can do something about. */
export class InlineQueryRefusal extends Error {
  constructor(
    readonly code: "InvalidModules" | "InvalidTestQuery" | "UnsupportedTestQuery",
    message: string,
  ) {
    super(message);
  }
}

/** A component as it is mounted, with this module in place of its own. Throws an InlineQueryRefusal for a module that isn't one query. */
export async function inlineComponent({ source, env }: Component, text: string): Promise<Component> {
  const code = await bundled(text, source.dir);
  const component = new Component(source, { code, modules: new Map([[INLINE, { name: INLINE, file: FILE, node: false }]]) }, env);
  const functions = await exported(component);
  if (functions.some(([name]) => name !== "default")) throw new InlineQueryRefusal("InvalidTestQuery", "Only `export default` is supported.");
  const kind = functions[0]?.[1].kind;
  if (kind === undefined) throw new InlineQueryRefusal("InvalidTestQuery", "Default export is not a Convex function.");
  if (kind !== "query") throw new InlineQueryRefusal("UnsupportedTestQuery", `${{ mutation: "Mutations", action: "Actions", http: "HTTP actions" }[kind]} are not supported in the REPL yet.`);
  return component;
}

const notAModule = (why: string) => new InlineQueryRefusal("InvalidModules", `Could not analyze the given module:\n${why.trimEnd()}`);

async function exported(component: Component) {
  try {
    return component.functionsOf(INLINE);
  } catch (error) {
    throw notAModule(await told(error, true));
  }
}

async function bundled(source: string, dir: string): Promise<Code> {
  const { build } = await import("esbuild");
  try {
    const footer = { js: `const own = module.exports;\nmodule.exports = { ${INLINE}: () => own };` };
    const { outputFiles } = await build({ ...OPTIONS, ...withMap(dir), entryPoints: [FILE], plugins: [inline(source, dir)], footer });
    const { text, map } = mappedOutput(outputFiles);
    const code = { text: ALONE + withImports(text) };
    mapLater(code, async () => positionsOf({ map, added: 1 }));
    return code;
  } catch (error) {
    throw notAModule((error as BuildFailure).message);
  }
}

const inline = (text: string, dir: string): Plugin => ({
  name: "inline",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind, namespace }) => {
      if (kind === "entry-point") return { path, namespace: "inline" };
      if (namespace !== "inline") return undefined;
      return path === BUILDERS ? { path, namespace: "builders" } : { errors: [{ text: `An inline query can import nothing but ${BUILDERS}.` }] };
    });
    build.onLoad({ filter: /.*/, namespace: "inline" }, () => ({ contents: text, loader: "js" }));
    build.onLoad({ filter: /.*/, namespace: "builders" }, () => ({ contents: 'export { queryGeneric as query, internalQueryGeneric as internalQuery } from "convex/server";', loader: "js", resolveDir: dir }));
  },
});
