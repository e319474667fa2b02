// As `useQuery`, for the few queries that a page needs to open: what they last said is kept on this device, and stands in
// for their answer where the page has to do without the server.
import { useConvex, useQuery } from "convex/react";
import type { FunctionReference, FunctionReturnType } from "convex/server";
import { useEffect } from "react";
import { signedInAs } from "../session";
import { isIdle, useOutbox } from "../outbox";
import { keepSeen, useLastSeen } from "./lastSeen";

type Query = FunctionReference<"query">;
export type Kept<Of extends Query> = { value: FunctionReturnType<Of> | undefined; isLive: boolean };

/** `name`: what it is kept as; see `lastSeenModel`. */
export function useKept<Of extends Query>(query: Of, args: Of["_args"] | "skip", name: string): Kept<Of> {
  const client = useConvex();
  const address = client.url;
  const live = useQuery<Query>(query, args as never) as FunctionReturnType<Of> | undefined;
  const idle = useOutbox(isIdle);
  useEffect(() => {
    // While an edit waits the answer is what it will be, and the edit is kept by itself. What is on screen may still be that for a moment.
    if (live === undefined || args === "skip" || !isIdle(useOutbox.getState())) return;
    const said: unknown = client.watchQuery<Query>(query, args as never).localQueryResult();
    const person = signedInAs(address);
    if (person !== null && said !== undefined && said !== null) keepSeen(person, name, said);
    // `query` and `args` make `live`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [live, idle, name, client, address]);

  const isMissing = live === undefined && args !== "skip";
  const seen = useLastSeen(({ owner, rows }) => (isMissing && owner !== null && owner === signedInAs(address) ? rows.get(name) : undefined));
  const at = seen?.at;
  useEffect(() => {
    if (at === undefined) return;
    useLastSeen.setState(({ shown }) => ({ shown: new Map([...shown, [name, at]]) }));
    return () => useLastSeen.setState(({ shown }) => ({ shown: new Map([...shown].filter(([other]) => other !== name)) }));
  }, [name, at]);
  return { value: live === undefined ? (seen?.value as FunctionReturnType<Of> | undefined) : live, isLive: live !== undefined };
}

export const useKeptQuery = <Of extends Query>(query: Of, args: Of["_args"] | "skip", name: string): FunctionReturnType<Of> | undefined => useKept(query, args, name).value;
