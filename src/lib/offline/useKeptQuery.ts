// As `useQuery`, for the few queries that a page needs to open: what they last said is kept on this device, and stands in
// for their answer where the page has to do without the server.
import { useConvex, useQuery } from "convex/react";
import type { FunctionReference, FunctionReturnType } from "convex/server";
import { useEffect, useEffectEvent } from "react";
import { signedInAs } from "../session";
import { isIdle, useOutbox } from "../outbox";
import { keepSeen, useLastSeen } from "./lastSeen";

type Query = FunctionReference<"query">;
type Kept<Value> = { value: Value | undefined; isLive: boolean };

export function useKept<Of extends Query>(query: Of, args: Of["_args"] | "skip", name: string): Kept<FunctionReturnType<Of>> {
  const client = useConvex();
  const live = useQuery<Query>(query, args as never) as FunctionReturnType<Of> | undefined;
  const said = () => (args === "skip" ? undefined : (client.watchQuery<Query>(query, args).localQueryResult() as FunctionReturnType<Of> | undefined));
  return useKeptValue(live, said, args === "skip" ? null : name);
}

export const useKeptQuery = <Of extends Query>(query: Of, args: Of["_args"] | "skip", name: string): FunctionReturnType<Of> | undefined => useKept(query, args, name).value;

/** The same for what is put together from several answers: `live` on screen, `said` by the server at this moment. `name`: what it is kept as, see `lastSeenModel`; null where nothing is asked. */
export function useKeptValue<Value>(live: Value | undefined, said: () => Value | undefined, name: string | null): Kept<Value> {
  const address = useConvex().url;
  const latest = useEffectEvent(said);
  useEffect(() => {
    const keep = () => {
      // While an edit waits the answer is what it will be, and the edit is kept by itself. What is on screen may still be that for a moment.
      if (live === undefined || name === null || !isIdle(useOutbox.getState())) return;
      const value = latest();
      const person = signedInAs(address);
      if (person !== null && value !== undefined && value !== null) keepSeen(person, name, value);
    };
    keep();
    // Heard here rather than asked for above: whatever asks would be drawn anew with every edit, as it is sent and as it is answered.
    return useOutbox.subscribe((now, before) => isIdle(now) && !isIdle(before) && keep());
  }, [live, name, address]);

  const seen = useLastSeen(({ owner, rows }) => (live === undefined && name !== null && owner !== null && owner === signedInAs(address) ? rows.get(name) : undefined));
  const at = seen?.at;
  useEffect(() => {
    if (at === undefined || name === null) return;
    useLastSeen.setState(({ shown }) => ({ shown: new Map([...shown, [name, at]]) }));
    return () => useLastSeen.setState(({ shown }) => ({ shown: new Map([...shown].filter(([other]) => other !== name)) }));
  }, [name, at]);
  return { value: live === undefined ? (seen?.value as Value | undefined) : live, isLive: live !== undefined };
}
