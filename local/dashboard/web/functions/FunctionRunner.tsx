// One function: what it takes, arguments, as whom, and what came of it; a query may be watched.
import { useEffect, useId, useRef, useState } from "react";
import type { JSONValue } from "convex/values";
import type { FunctionEntry } from "../../types";
import type { FunctionCall, Outcome } from "../connection";
import { parsedJson, shownJson } from "../convexJson";
import { fullPath, milliseconds } from "../format";
import { Problem } from "../parts/Problem";
import { useSession } from "../useConnection";
import { OutcomeView } from "./OutcomeView";

export type Runnable = FunctionEntry & { component: string; path: string };

const SOMEBODY = shownJson({ subject: "user", issuer: "https://issuer.example" });

type Activity = { kind: "idle" } | { kind: "running" } | { kind: "watching"; stop: () => void; results: number };

/** `given`: arguments to begin with, as JSON. */
export function FunctionRunner({ target, given }: { target: Runnable; given: string | null }) {
  const { connection } = useSession();
  const argsEditor = useId();
  const claimsEditor = useId();
  const [args, setArgs] = useState(() => argumentsOf(given) ?? shownJson(target.example));
  const [asSomebody, setAsSomebody] = useState(false);
  const [claims, setClaims] = useState(SOMEBODY);
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [activity, setActivity] = useState<Activity>({ kind: "idle" });
  const stopper = useRef<(() => void) | null>(null);
  useEffect(() => () => stopper.current?.(), []);

  const call = (): FunctionCall | null => {
    const read = (text: string, what: string) => {
      try {
        return parsedJson(text);
      } catch (error) {
        setProblem(`${what}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    };
    setProblem(null);
    const given = read(args, "The arguments aren’t JSON yet");
    const who = asSomebody ? read(claims, "The claims aren’t JSON yet") : null;
    return given === undefined || who === undefined ? null : { component: target.component, path: target.path, args: given, claims: who };
  };
  const stop = () => {
    stopper.current?.();
    stopper.current = null;
    setActivity({ kind: "idle" });
  };
  const run = async () => {
    const made = call();
    if (!made) return;
    stop();
    setActivity({ kind: "running" });
    try {
      setOutcome(await connection.run(made));
    } catch {
      setProblem("The deployment doesn’t answer. Whether the function has run isn’t known.");
    }
    setActivity({ kind: "idle" });
  };
  const watch = () => {
    const made = call();
    if (!made) return;
    stop();
    let results = 0;
    try {
      const end = connection.watch(made, (result) => {
        setOutcome(result);
        setActivity({ kind: "watching", stop: end, results: ++results });
      });
      stopper.current = end;
      setActivity({ kind: "watching", stop: end, results });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-labelledby="function-name">
      <header className="title">
        <div>
          <h1 id="function-name">{fullPath(target.component, target.path)}</h1>
          <p>
            <span className={`kind ${target.kind}`}>{target.kind}</span> <span className="quiet">{visibility(target)}</span>
          </p>
        </div>
      </header>
      <dl className="facts">
        <dt>Takes</dt>
        <dd className="wrap">
          <code>{target.args}</code>
        </dd>
        <dt>Returns</dt>
        <dd className="wrap">{target.returns ? <code>{target.returns}</code> : <span className="quiet">not declared</span>}</dd>
      </dl>
      <label htmlFor={argsEditor}>Arguments, as Convex JSON</label>
      <textarea id={argsEditor} className="code" rows={Math.min(16, args.split("\n").length + 2)} spellCheck={false} value={args} onChange={(event) => setArgs(event.target.value)} />
      <fieldset>
        <legend>Run as</legend>
        <label>
          <input type="radio" name="who" checked={!asSomebody} onChange={() => setAsSomebody(false)} /> Administrator
        </label>
        <label>
          <input type="radio" name="who" checked={asSomebody} onChange={() => setAsSomebody(true)} /> Somebody who is signed in
        </label>
      </fieldset>
      {asSomebody && (
        <>
          <label htmlFor={claimsEditor}>Claims of the identity</label>
          <textarea id={claimsEditor} className="code" rows={5} spellCheck={false} value={claims} onChange={(event) => setClaims(event.target.value)} />
        </>
      )}
      <Problem text={problem} />
      <div className="bar">
        <button type="button" className="primary" disabled={activity.kind === "running"} onClick={() => void run()}>
          Run
        </button>
        {target.kind === "query" && (activity.kind === "watching" ? <button type="button" onClick={stop}>Stop watching</button> : <button type="button" onClick={watch}>Watch</button>)}
        <p className="quiet" role="status">
          {activity.kind === "running" && "Running…"}
          {activity.kind === "watching" && (activity.results === 0 ? "Waiting for the first result…" : `Live: ${activity.results === 1 ? "the first result" : `result ${activity.results}`}.`)}
          {activity.kind === "idle" && outcome?.took != null && `${outcome.ok ? "Done" : "Failed"} in ${milliseconds(outcome.took)}, there and back.`}
        </p>
      </div>
      {outcome && <OutcomeView outcome={outcome} />}
    </section>
  );
}

/** Null when the address says nothing that can be read. */
function argumentsOf(given: string | null): string | null {
  try {
    return given === null ? null : shownJson(JSON.parse(given) as JSONValue);
  } catch {
    return null;
  }
}

function visibility({ isPublic, component }: Runnable): string {
  if (!isPublic) return "internal: only functions and administrators may call it";
  return component === "" ? "public: clients may call it" : "public: the app that mounts the component may call it";
}
