// What one can do about a problem: mend it as offered, or not be told of it any more. Both can be taken back.
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { useBusy } from "../../../lib/useBusy";
import { notify } from "../../../ui/toast";
import { useRoleQuery } from "../people/useRoleQuery";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { useHour, type Problem } from "./problemsShown";

export type Fix = FunctionReturnType<typeof api.trips.lint.lint.fixes>[number]["fixes"][number];

/** Ways out by the problem's id, while they are looked at; undefined until they are known. None for who may not edit. */
export function useFixes(problems: Problem[]): Map<string, Fix[]> | undefined {
  const { trip, canEdit } = useTripFrame();
  const at = useHour();
  const asked = problems.map(({ id }) => id).join("\n");
  const answer = useRoleQuery(api.trips.lint.lint.fixes, canEdit && problems.length > 0 ? { tripId: trip._id, problemIds: asked.split("\n"), at } : "skip");
  // What was offered stays until the next answer, so that buttons don't vanish under a finger.
  const [last, setLast] = useState(answer);
  if (answer && answer !== last) setLast(answer);
  return useMemo(() => (canEdit ? last && new Map(last.map(({ problemId, fixes }) => [problemId, fixes])) : new Map()), [canEdit, last]);
}

export function useMending() {
  const { trip } = useTripFrame();
  const { offerUndo } = useEdits();
  const at = useHour();
  const { busy, run } = useBusy<string>();
  const sendFix = useMutation(api.trips.lint.lint.fix);
  const muteForAll = useMutation(api.trips.lint.lint.mute);
  const muteOwn = useMutation(api.trips.lint.lint.muteOwn);
  const tripId = trip._id;
  const sendMute = ({ id, own }: Problem, muted: boolean) => (own ? muteOwn : muteForAll)({ tripId, problemId: id, muted });
  const unmute = (problem: Problem) => run(problem.id, () => sendMute(problem, false));
  return {
    /** The id of what is being done, of the problem and of its fix. */
    busy,
    mend: (problem: Problem, fix: Fix) =>
      run(`${problem.id} ${fix.id}`, async () => {
        const { batchId } = await sendFix({ tripId, problemId: problem.id, fixId: fix.id, at });
        offerUndo(t("Done: {fix}", { fix: told(fix.label) }), batchId);
      }),
    mute: (problem: Problem) =>
      run(problem.id, async () => {
        await sendMute(problem, true);
        notify.undo(t("You won’t be told of this any more"), () => void unmute(problem));
      }),
    unmute,
  };
}
