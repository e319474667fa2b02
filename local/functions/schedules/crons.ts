// The jobs that a component's `crons.ts` declares, refused as a whole when one of them can't be run.
import type { CronJob } from "convex/server";
import { canonicalPath, displayPath, parsePath } from "../address";
import type { Component } from "../component";
import { checkSchedule } from "./cronSchedule";
import type { CronSpec } from "../types";

const MODULE = "crons";

/** Throws, as Convex does, for a function that doesn't exist or is a query. */
export function cronsOf(component: Component): CronSpec[] {
  if (!component.bundle.modules.has(MODULE)) return [];
  const exported = component.load(MODULE)?.default as { isCrons?: true; crons: Record<string, CronJob> } | undefined;
  if (!exported?.isCrons) throw new Error("crons.ts must export the result of cronJobs() as its default.");
  return Object.entries(exported.crons).map(([name, job]) => specOf(component, name, job));
}

function specOf(component: Component, name: string, job: CronJob): CronSpec {
  const address = parsePath(job.name);
  const kind = component.kindOf(address.module, address.name);
  const path = displayPath(address);
  const shown = canonicalPath(address);
  if (kind === null) throw new Error(`The cron job '${name}' schedules a function that does not exist: ${shown}`);
  if (kind === "query") throw new Error(`The cron job '${name}' schedules a query function, only actions and mutations can be scheduled: ${shown}`);
  checkSchedule(name, job.schedule);
  const [args] = job.args as [CronSpec["args"]?];
  return { name, path, args: args ?? {}, schedule: job.schedule, component: component.path };
}
