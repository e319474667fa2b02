// The specialists' work on the trip around, as every member sees it, and what one can do to it. A
// refusal is shown as a note, so that callers needn't.
import { useMutation, useQuery } from "convex/react";
import { useMemo, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { told } from "../../../i18n/told";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";
import { progressOf, type AdviceJob } from "./adviceWords";

/** The newest job, its specialists by their names here; null before the first, undefined while loading. */
export function useLatestAdvice(): AdviceJob | null | undefined {
  const job = useQuery(api.ai.agents.jobs.latest, { tripId: useTripFrame().trip._id });
  return useMemo(() => job && { ...job, tasks: job.tasks.map((task) => ({ ...task, name: told(task.name), purpose: told(task.purpose) })) }, [job]);
}

/** How many of how many have ended while somebody's job is under way; else null. */
export function useAdviceProgress() {
  const job = useQuery(api.ai.agents.jobs.current, { tripId: useTripFrame().trip._id });
  return job ? progressOf(job.tasks) : null;
}

/** Without a task, `stop` and `retry` mean the whole job. `asking` until a start or a retry was taken or refused. */
export function useAdviceActions() {
  const { trip } = useTripFrame();
  const [asking, setAsking] = useState(false);
  const startJob = useMutation(api.ai.agents.jobs.start);
  const stopTasks = useMutation(api.ai.agents.jobs.stop);
  const retryTasks = useMutation(api.ai.agents.jobs.retry);
  const tripId = trip._id;
  const whileAsking = async (request: () => Promise<unknown>) => {
    setAsking(true);
    await request().catch(notify.error);
    setAsking(false);
  };
  return {
    asking,
    start: () => void whileAsking(() => startJob({ tripId })),
    retry: (jobId: Id<"aiJobs">, taskId?: Id<"aiTasks">) => void whileAsking(() => retryTasks({ tripId, jobId, taskId })),
    stop: (jobId: Id<"aiJobs">, taskId?: Id<"aiTasks">) => void stopTasks({ tripId, jobId, taskId }).catch(notify.error),
  };
}
