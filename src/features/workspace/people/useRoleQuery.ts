// As `useQuery`, for what not every role in a trip may ask. A role may change while the trip is on screen, and the server's refusal
// is there before the new one is drawn: it is no answer then, and no reason to give up the page.
import { useQueries, type RequestForQueries } from "convex/react";
import { convexToJson } from "convex/values";
import { getFunctionName, type FunctionReference, type FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { errorCode } from "../../../lib/errors";

type Query = FunctionReference<"query">;

export function useRoleQuery<Of extends Query>(query: Of, args: Of["_args"] | "skip"): FunctionReturnType<Of> | undefined {
  const asked = `${getFunctionName(query)} ${args === "skip" ? args : JSON.stringify(convexToJson(args as never))}`;
  // Of the same words it is the same question, whichever object brings them.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const questions = useMemo((): RequestForQueries => (args === "skip" ? {} : { answer: { query, args: args as never } }), [asked]);
  const answer: unknown = useQueries(questions).answer;
  if (answer instanceof Error && errorCode(answer) === "AUTHORIZATION_ERROR") return undefined;
  if (answer instanceof Error) throw answer;
  return answer as FunctionReturnType<Of> | undefined;
}
