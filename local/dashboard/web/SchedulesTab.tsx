// What is to run later, what has run, and cron jobs.
import { useState } from "react";
import type { Cron, Job } from "../types";
import { briefJson } from "./convexJson";
import { fromNow, fullPath, moment } from "./format";
import { ConfirmButton } from "./parts/ConfirmButton";
import { Problem } from "./parts/Problem";
import { Scroll } from "./parts/Scroll";
import { useAsked } from "./useAsked";
import { useSession } from "./useConnection";
import { addressOf } from "./useRoute";

const STATES: Record<Job["state"], string> = { pending: "waiting", inProgress: "running", success: "done", failed: "failed", canceled: "cancelled" };

export function SchedulesTab() {
  const { connection } = useSession();
  const { data, problem, refresh } = useAsked("schedules", {});
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (name: "cancel" | "runNow", { component, id }: Job) => {
    setRefusal(null);
    await connection.ask(name, { component, id }).catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)));
    refresh();
  };
  return (
    <>
      <h1>Schedules</h1>
      <Problem text={problem} />
      <Problem text={refusal} />
      {data && (
        <>
          <section aria-labelledby="pending">
            <h2 id="pending">To run</h2>
            <Jobs label="Functions to run" jobs={data.pending} none="Nothing is waiting to run." onCancel={(job) => void change("cancel", job)} onRun={(job) => void change("runNow", job)} />
          </section>
          <section aria-labelledby="crons">
            <h2 id="crons">Cron jobs</h2>
            <Crons crons={data.crons} />
          </section>
          <section aria-labelledby="recent">
            <h2 id="recent">Over</h2>
            <Jobs label="Functions that are over" jobs={data.recent} none="Nothing that was scheduled has run yet." />
          </section>
        </>
      )}
    </>
  );
}

type JobsProps = { label: string; jobs: Job[]; none: string; onCancel?: (job: Job) => void; onRun?: (job: Job) => void };

function Jobs({ label, jobs, none, onCancel, onRun }: JobsProps) {
  if (jobs.length === 0) return <p className="empty">{none}</p>;
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">When</th>
            <th scope="col">State</th>
            <th scope="col">Arguments</th>
            {onCancel && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>{fullPath(job.component, job.path.replace(".js:", ":"))}</td>
              <td title={moment(job.completedTime ?? job.scheduledTime)}>{fromNow(job.completedTime ?? job.scheduledTime)}</td>
              <td>
                <span className={`state ${job.state}`}>{STATES[job.state]}</span>
                {job.error && <pre className="problem">{job.error}</pre>}
              </td>
              <td className="args">{briefJson(job.args)}</td>
              {onCancel && onRun && (
                <td>
                  {job.state === "pending" && (
                    <span className="bar">
                      <button type="button" onClick={() => onRun(job)}>
                        Run now
                      </button>
                      <ConfirmButton label="Cancel" question="Cancel it?" confirm="Cancel it" onConfirm={() => onCancel(job)} />
                    </span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Crons({ crons }: { crons: Cron[] }) {
  if (crons.length === 0) return <p className="empty">This project declares no cron jobs.</p>;
  return (
    <Scroll label="Cron jobs and their runs">
      <table>
        <thead>
          <tr>
            <th scope="col">Job</th>
            <th scope="col">Function</th>
            <th scope="col">Schedule</th>
            <th scope="col">Next</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {crons.map((cron) => (
            <tr key={`${cron.component}/${cron.name}`}>
              <th scope="row">{cron.name}</th>
              <td>
                <a href={addressOf("functions", { component: cron.component, path: cron.path, args: JSON.stringify(cron.args) })}>{fullPath(cron.component, cron.path)}</a>
              </td>
              <td>{cron.schedule}</td>
              <td title={moment(cron.nextRun)}>{cron.running ? "running now" : fromNow(cron.nextRun)}</td>
              <td>{cron.lastRun === null ? <span className="quiet">not yet</span> : <LastRun {...cron.lastRun} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function LastRun({ finishedAt, error }: NonNullable<Cron["lastRun"]>) {
  return (
    <>
      <span className={`state ${error === null ? "success" : "failed"}`}>{error === null ? "done" : "failed"}</span> <span title={moment(finishedAt)}>{fromNow(finishedAt)}</span>
      {error !== null && <pre className="problem">{error}</pre>}
    </>
  );
}
