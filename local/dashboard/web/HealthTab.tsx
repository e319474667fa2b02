// How the deployment is: how long things take, how much it holds, what it runs on.
import { useState } from "react";
import type { Health, Latency } from "../types";
import { bytes, componentName, count, duration, milliseconds } from "./format";
import { Problem } from "./parts/Problem";
import { Scroll } from "./parts/Scroll";
import { useAsked } from "./useAsked";
import { useSession } from "./useConnection";

export function HealthTab() {
  const { data, problem } = useAsked("health", {}, 4000);
  return (
    <>
      <h1>Health</h1>
      <Problem text={problem} />
      {data && (
        <>
          <Figures health={data} />
          <section aria-labelledby="latency">
            <h2 id="latency">How long things take</h2>
            <Latencies latencies={data.latencies} />
          </section>
          <section aria-labelledby="sizes">
            <h2 id="sizes">Storage by table and index</h2>
            <p className="quiet">Bytes are estimates, from some entries of each.</p>
            <Sizes tables={data.tables} />
          </section>
          <section aria-labelledby="environment">
            <h2 id="environment">Environment variables</h2>
            {data.variables.length === 0 ? (
              <p className="empty">There are none.</p>
            ) : (
              <ul className="variables">
                {data.variables.map((name) => (
                  <Variable key={name} name={name} />
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </>
  );
}

function Figures({ health: { uptime, memory, versions, disk, documents, files } }: { health: Health }) {
  const [runtime, ...others] = versions;
  const figures = [
    { name: "Up for", value: duration(uptime) },
    { name: "Memory", value: bytes(memory.resident), note: `${bytes(memory.heap)} of it JavaScript` },
    { name: "On disk", value: bytes(disk.checkpoint + disk.log + disk.files), note: `checkpoint ${bytes(disk.checkpoint)}, log ${bytes(disk.log)}` },
    { name: "Documents", value: count(documents) },
    { name: "Files", value: count(files), note: files > 0 ? `about ${bytes(disk.files)}` : undefined },
    { name: runtime?.name ?? "", value: runtime?.version ?? "", note: others.map(({ name, version }) => `${name} ${version}`).join(", ") },
  ];
  return (
    <dl className="figures">
      {figures.map(({ name, value, note }: { name: string; value: string; note?: string }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <span className="quiet">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Latencies({ latencies }: { latencies: Latency[] }) {
  return (
    <Scroll label="Latencies">
      <table className="latencies">
        <thead>
          <tr>
            <th scope="col">Since the start</th>
            <th scope="col">Runs</th>
            <th scope="col">Median</th>
            <th scope="col">95 %</th>
            <th scope="col">99 %</th>
            <th scope="col">Longest</th>
            <th scope="col">Spread: each bar for twice the time</th>
          </tr>
        </thead>
        <tbody>
          {latencies.map((latency) => (
            <tr key={latency.name}>
              <th scope="row">{latency.name}</th>
              <td>{count(latency.count)}</td>
              {[latency.p50, latency.p95, latency.p99, latency.max].map((value, i) => (
                <td key={i}>{latency.count === 0 ? "–" : milliseconds(value)}</td>
              ))}
              <td>
                <Bars latency={latency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const BAR = { width: 14, height: 36 };

function Bars({ latency: { name, buckets } }: { latency: Latency }) {
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  const said = buckets.map(({ upTo, count: times }) => `${times} ${upTo === null ? "longer" : `up to ${upTo} ms`}`).join(", ");
  if (buckets.length === 0) return <span className="quiet">none yet</span>;
  return (
    <svg className="bars" role="img" aria-label={`${name}: ${said}`} width={buckets.length * BAR.width} height={BAR.height}>
      {buckets.map(({ upTo, count: times }, i) => {
        const height = times === 0 ? 1 : Math.max(3, (times / most) * BAR.height);
        return (
          <rect key={i} x={i * BAR.width + 1} y={BAR.height - height} width={BAR.width - 2} height={height} rx={1}>
            <title>{`${count(times)} ${upTo === null ? "longer" : `up to ${upTo} ms`}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function Sizes({ tables }: { tables: Health["tables"] }) {
  return (
    <Scroll label="Sizes">
      <table>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Of</th>
            <th scope="col">Documents</th>
            <th scope="col">About</th>
            <th scope="col">Indexes</th>
          </tr>
        </thead>
        <tbody>
          {[...tables].sort((a, b) => b.bytes - a.bytes).map((table) => (
            <tr key={`${table.component}/${table.name}`}>
              <th scope="row">{table.name}</th>
              <td>{componentName(table.component)}</td>
              <td>{count(table.documents)}</td>
              <td>{bytes(table.bytes)}</td>
              <td>
                {table.indexes.map((index) => (
                  <span key={index.name} className="index">
                    {index.name} <span className="quiet">{bytes(index.bytes)}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Variable({ name }: { name: string }) {
  const { connection } = useSession();
  const [value, setValue] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async () => {
    if (value !== null) return setValue(null);
    try {
      setValue((await connection.ask("variable", { name })).value ?? "");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <li>
      <code>{name}</code>
      <button type="button" className="plain" aria-expanded={value !== null} aria-label={`${value === null ? "Show" : "Hide"} ${name}`} onClick={() => void show()}>
        {value === null ? "Show" : "Hide"}
      </button>
      {value !== null && <code className="value">{value === "" ? "(empty)" : value}</code>}
      <Problem text={problem} />
    </li>
  );
}
