// All tables on one side, the rows of one on the other.
import type { TableEntry } from "../../types";
import { componentName, count } from "../format";
import { Problem } from "../parts/Problem";
import { useAsked } from "../useAsked";
import { addressOf, useRoute } from "../useRoute";
import { TableRows } from "./TableRows";

export function TablesTab() {
  const { data: tables, problem } = useAsked("tables", {}, 3000);
  const { params } = useRoute();
  if (!tables) return problem ? <Problem text={problem} /> : <p className="quiet">Loading…</p>;
  const shown = tables.find(({ component, name }) => component === (params.get("component") ?? "") && name === params.get("table")) ?? tables[0];
  const components = [...new Set(tables.map(({ component }) => component))];
  return (
    <div className="split">
      <nav aria-label="Tables" className="list">
        {components.map((component) => (
          <section key={component}>
            <h2>{componentName(component)}</h2>
            <ul>
              {tables.filter((table) => table.component === component).map((table) => (
                <li key={table.name}>
                  <a href={tableAddress(table)} aria-current={table === shown ? "true" : undefined}>
                    <span className="name">{table.name}</span> <span className="figure">{count(table.documents)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div>
        <Problem text={problem} />
        {shown ? <TableRows key={`${shown.component}/${shown.name}`} table={shown} /> : <p className="quiet">This project has no tables yet.</p>}
      </div>
    </div>
  );
}

const tableAddress = ({ component, name }: TableEntry) => addressOf("tables", { component, table: name });
