// The project's functions as a tree, and one of them to run.
import { useState } from "react";
import type { ModuleEntry } from "../../types";
import { componentName } from "../format";
import { Problem } from "../parts/Problem";
import { useAsked } from "../useAsked";
import { addressOf, useRoute } from "../useRoute";
import { FunctionRunner, type Runnable } from "./FunctionRunner";

export function FunctionsTab() {
  const { data: modules, problem } = useAsked("functions", {}, 10_000);
  const [search, setSearch] = useState("");
  const { params } = useRoute();
  if (!modules) return problem ? <Problem text={problem} /> : <p className="quiet">Loading…</p>;
  const all = modules.flatMap(listed);
  const shown = all.find(({ component, path }) => component === (params.get("component") ?? "") && path === params.get("path"));
  const wanted = search.toLowerCase();
  const fits = ({ path, component }: Runnable) => `${component}/${path}`.toLowerCase().includes(wanted);
  const components = [...new Set(modules.map(({ component }) => component))];
  return (
    <div className="split">
      <nav aria-label="Functions" className="list">
        <label className="search">
          Find a function
          <input type="search" spellCheck={false} value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
        {components.map((component) => {
          const own = modules.filter((module) => module.component === component && (listed(module).some(fits) || (wanted === "" && (module.problem || module.routes.length > 0))));
          return own.length === 0 ? null : (
            <section key={component}>
              <h2>{componentName(component)}</h2>
              {own.map((module) => (
                <ModuleList key={module.module} module={module} functions={listed(module).filter(fits)} shown={shown} />
              ))}
            </section>
          );
        })}
        {!all.some(fits) && <p className="quiet">No function is called so.</p>}
      </nav>
      <div>
        <Problem text={problem} />
        {shown ? (
          <FunctionRunner key={`${shown.component}/${shown.path}/${params.get("args") ?? ""}`} target={shown} given={params.get("args")} />
        ) : (
          <>
            <h1>Functions</h1>
            <p className="quiet">Choose one to see what it takes, and to run it.</p>
          </>
        )}
      </div>
    </div>
  );
}

const listed = ({ component, module, functions }: ModuleEntry): Runnable[] => functions.map((one) => ({ ...one, component, path: `${module}:${one.name}` }));

function ModuleList({ module, functions, shown }: { module: ModuleEntry; functions: Runnable[]; shown: Runnable | undefined }) {
  return (
    <details open>
      <summary>
        {module.module}
        {module.node && <span className="quiet"> Node</span>}
      </summary>
      {module.problem && <p className="problem">{module.problem}</p>}
      <ul>
        {functions.map((one) => (
          <li key={one.name}>
            <a href={addressOf("functions", { component: one.component, path: one.path })} aria-current={one.path === shown?.path && one.component === shown.component ? "true" : undefined}>
              <span className="name">{one.name}</span>{" "}
              <span className={`kind ${one.kind}`}>
                {one.isPublic ? "" : "internal "}
                {one.kind}
              </span>
            </a>
          </li>
        ))}
        {module.routes.map(({ method, path }) => (
          <li key={`${method} ${path}`} className="route">
            <span className="quiet">{method}</span> {path}
          </li>
        ))}
      </ul>
    </details>
  );
}
