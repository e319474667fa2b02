// A project's code as it serves now: its components with their functions, what each finds in its environment, its cron
// jobs. Another one takes its place when the folder is loaded again; calls that have begun end in theirs.
import type { JSONValue } from "convex/values";
import type { ComponentPath, ComponentSchema } from "../database/types";
import { ActionRealms } from "./runtime/actionRealms";
import { displayPath, type FunctionAddress } from "./address";
import { loadComponents, type Component } from "./component";
import { cronsOf } from "./schedules/crons";
import { told } from "./failure";
import type { LoadedCode } from "./build/projectCode";
import { checkNodeModules } from "./nodeModules";
import { COMPONENT_TABLES } from "./system/systemTables";
import type { CronSpec, FunctionKind, ModuleProblem } from "./types";

export class LoadedProject {
  readonly components: Map<ComponentPath, Component>;
  readonly actions = new ActionRealms();
  readonly crons: CronSpec[];
  readonly schemas: ComponentSchema[];
  authProviders: JSONValue[] = [];

  /** Throws for a schema or a `crons.ts` that can't be. `code` null: nothing is loaded yet. */
  constructor(code: LoadedCode | null, appEnv: () => Record<string, string> = () => ({})) {
    this.components = code ? loadComponents(code, (component) => this.env(component, appEnv())) : new Map();
    const all = [...this.components.values()];
    all.forEach(checkNodeModules);
    this.schemas = all.map((component) => component.schema());
    for (const schema of this.schemas) schema.tables.push(...COMPONENT_TABLES);
    this.crons = all.flatMap(cronsOf);
  }

  get app(): Component {
    return this.components.get("")!;
  }

  kindOf({ component, module, name }: FunctionAddress): FunctionKind | null {
    return this.components.get(component)?.kindOf(module, name) ?? null;
  }

  hasModule({ component, module }: FunctionAddress): boolean {
    return this.components.get(component)?.bundle.modules.has(module) ?? false;
  }

  /** Why modules can't be loaded. Evaluates them all, one at a turn of the event loop, until `isOver`. */
  async problems(isOver: () => boolean): Promise<ModuleProblem[]> {
    const problems: ModuleProblem[] = [];
    for (const component of this.components.values()) {
      for (const { name: module, node } of component.bundle.modules.values()) {
        await new Promise(setImmediate);
        if (isOver()) return [];
        try {
          // Where its functions will run: they find it loaded.
          if (node) this.actions.of(component).load(module);
          else component.load(module);
        } catch (error) {
          problems.push({ component: component.path, module, error, why: (await told(error, true)).trimEnd() });
        }
      }
    }
    return problems;
  }

  /** Throws when there is no such function. */
  resolve(address: FunctionAddress): void {
    if (this.kindOf(address) === null) throw new Error(`Could not find function ${displayPath(address)}. Is it exported?`);
  }

  /** A component has what its parent passes to it, and where the deployment is. */
  env(component: ComponentPath, app: Record<string, string>): Record<string, string | undefined> {
    if (component === "") return app;
    const parent = component.includes("/") ? component.slice(0, component.lastIndexOf("/")) : "";
    const bound = this.components.get(component)?.source.env ?? {};
    const parents = this.env(parent, app);
    const system = { CONVEX_CLOUD_URL: app.CONVEX_CLOUD_URL, CONVEX_SITE_URL: app.CONVEX_SITE_URL };
    return { ...system, ...Object.fromEntries(Object.entries(bound).map(([name, to]) => [name, "ref" in to ? parents[to.ref] : to.value])) };
  }
}
