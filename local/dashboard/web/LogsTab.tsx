// Executions as they end, newest first; what is filtered out or paused is kept, and comes back.
import { useMemo, useState } from "react";
import type { LogEntry } from "./connection";
import { fullPath, milliseconds, plural, timeOfDay } from "./format";
import { LogLines } from "./parts/LogLines";
import { Problem } from "./parts/Problem";
import { useLogs } from "./useLogs";

const SHOWN = 300;

export function LogsTab() {
  const { entries, problem } = useLogs();
  const [search, setSearch] = useState("");
  const [failuresOnly, setFailuresOnly] = useState(false);
  /** What there was when somebody paused. */
  const [pausedAt, setPausedAt] = useState<LogEntry[] | null>(null);
  const visible = useMemo(() => {
    const wanted = search.toLowerCase();
    return (pausedAt ?? entries).filter((entry) => (!failuresOnly || entry.error !== null) && textOf(entry).includes(wanted)).slice(-SHOWN).reverse();
  }, [entries, pausedAt, search, failuresOnly]);
  const shownUntil = pausedAt?.at(-1)?.timestamp ?? 0;
  const waiting = pausedAt ? entries.filter(({ timestamp }) => timestamp > shownUntil).length : 0;
  return (
    <section aria-labelledby="logs">
      <header className="title">
        <div>
          <h1 id="logs">Logs</h1>
          <p className="quiet">Everything that has run since the start, up to the last thousand executions.</p>
        </div>
        <button type="button" aria-pressed={pausedAt !== null} onClick={() => setPausedAt(pausedAt ? null : entries)}>
          {pausedAt ? `Go on${waiting > 0 ? ` (${waiting} new)` : ""}` : "Pause"}
        </button>
      </header>
      <div className="bar">
        <label>
          Function, request or text
          <input type="search" spellCheck={false} value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={failuresOnly} onChange={(event) => setFailuresOnly(event.target.checked)} /> Failures only
        </label>
        <p className="quiet">{plural(visible.length, "execution")}</p>
      </div>
      <Problem text={problem} />
      {visible.length === 0 && <p className="empty">Nothing has run yet that fits.</p>}
      <ol className="log" aria-label="Executions">
        {visible.map((entry) => (
          <li key={entry.timestamp} className={entry.error === null ? undefined : "failed"}>
            <div className="line">
              <time>{timeOfDay(entry.timestamp * 1000)}</time>
              <span className={`kind ${entry.udfType.toLowerCase()}`}>{entry.udfType === "HttpAction" ? "HTTP" : entry.udfType.toLowerCase()}</span>
              <span className="name">{fullPath(entry.componentPath, entry.identifier)}</span>
              <span className="figure">{milliseconds(entry.executionTime * 1000)}</span>
              <code className="quiet request">{entry.requestId}</code>
            </div>
            {entry.logLines.length > 0 && <LogLines lines={entry.logLines} />}
            {entry.error !== null && <pre className="problem">{entry.error}</pre>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const textOf = ({ componentPath, identifier, requestId, logLines, error }: LogEntry) => [fullPath(componentPath, identifier), requestId, ...logLines, error ?? ""].join("\n").toLowerCase();
