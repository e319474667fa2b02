// Live queries with what each has read, and the connections that watch them.
import { useState } from "react";
import type { LiveQuery, LiveSession } from "../types";
import { briefJson } from "./convexJson";
import { bytes, count, fromNow, fullPath, milliseconds, moment, plural } from "./format";
import { Problem } from "./parts/Problem";
import { Scroll } from "./parts/Scroll";
import { useAsked } from "./useAsked";

export function SubscriptionsTab() {
  const [search, setSearch] = useState("");
  const { data, problem } = useAsked("subscriptions", { search });
  return (
    <>
      <h1>Subscriptions</h1>
      <p className="quiet">A query runs again when a commit touches what it has read, once for all who watch it.</p>
      <div className="bar">
        <label>
          Function
          <input type="search" spellCheck={false} value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <Problem text={problem} />
      {data && (
        <>
          <section aria-labelledby="queries">
            <h2 id="queries">
              {count(data.queryCount)} {data.queryCount === 1 ? "live query" : "live queries"}
              {data.queryCount > data.queries.length && `, the ${count(data.queries.length)} that ran most often`}
            </h2>
            {data.queries.length === 0 ? (
              <p className="empty">{search === "" ? "Nobody watches a query now." : "Nobody watches a query of this name now."}</p>
            ) : (
              <ul className="cards">
                {data.queries.map((query) => (
                  <QueryCard key={JSON.stringify([query.component, query.path, query.args, query.identity])} query={query} />
                ))}
              </ul>
            )}
          </section>
          <section aria-labelledby="sessions">
            <h2 id="sessions">{plural(data.sessionCount, "connection")}{data.sessionCount > data.sessions.length && `, ${count(data.sessions.length)} of them`}</h2>
            {data.sessions.length > 0 && <Sessions sessions={data.sessions} />}
          </section>
        </>
      )}
    </>
  );
}

function QueryCard({ query }: { query: LiveQuery }) {
  const { component, path, args, subscribers, identity, runs, took, size, failed, reads } = query;
  return (
    <li>
      <h3>{fullPath(component, path)}</h3>
      <p className="args">{briefJson(args)}</p>
      <p className="quiet">
        {plural(subscribers, "subscriber")} · {identity === null ? "shared by whoever asks" : `for ${identity}`} · run {runs === 1 ? "once" : `${count(runs)} times`}, last in {milliseconds(took)}
        {size !== null && ` · ${bytes(size)}`}
        {failed && <strong className="bad"> · failed</strong>}
      </p>
      <p className="label">Read</p>
      {reads.length === 0 ? (
        <p className="quiet">nothing</p>
      ) : (
        <ul className="reads">
          {reads.map((read, i) => (
            <li key={i}>
              <strong>{fullPath(read.component, read.table)}</strong> <span className="quiet">{read.index}</span> <code>{read.range}</code>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Sessions({ sessions }: { sessions: LiveSession[] }) {
  return (
    <Scroll label="Connections">
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Since</th>
            <th scope="col">Queries</th>
            <th scope="col">From</th>
            <th scope="col">Session</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session, i) => (
            <tr key={session.id ?? i}>
              <td>{session.who}</td>
              <td title={moment(session.since)}>{fromNow(session.since)}</td>
              <td>{count(session.queries)}</td>
              <td>{session.address ?? "not known"}</td>
              <td>
                <code>{session.id ?? "not said yet"}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
