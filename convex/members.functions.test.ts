// Every function that changes a trip, called by everybody in it whose role is large enough: none of them is refused, save where its sample
// arguments name something that isn't there. With strangers.functions.test.ts, who may and who may not is all told.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { call, needOf, rowsOf, sample } from "./everyFunction.testing";
import { loadModules } from "./modules.testing";
import { account, beforeJapan, lastingDeployment, signUp, trip, type Engine } from "./people.testing";
import { atLeast, ROLES, type Role } from "./permissions";
import { publicFunctions } from "./publicFunctions.testing";

const MINUTE = 60_000;
/** Fewer than a person may write in a minute. */
const BATCH = 25;

/** Refused for another reason than who asks, and told so: by name, the code, and the roles if not all. */
const REFUSED: [code: string, names: string[], roles?: readonly Role[]][] = [
  // Their samples name a file, an upload or a step that there is none of; what an earlier one has taken away isn't there either.
  ["RESOURCE_NOT_FOUND", ["bookings/files:attach", "bookings/files:remove", "files/files:attach", "files/files:remove", "files/files:rename", "files/files:restore", "trips/activities:removeMany", "trips/covers:put", "trips/history:redo"]],
  ["CONFLICT", ["ai/agents/jobs:retry", "ai/proposals:decide", "ai/proposals:vote", "trips/restorePoints:restore"]],
  // Who is asked to pay is the editor, whom the owner has removed by then; and who owns a trip can't leave it.
  ["VALIDATION_ERROR", ["billing/requests:create"], ["editor"]],
  ["AUTHORIZATION_ERROR", ["billing/requests:cancel", "billing/requests:remind"], ["editor"]],
  ["CONFLICT", ["billing/requests:remind", "trips/people:leave"], ["owner"]],
  // A viewer asks nobody, so the poll is another's; and the plan B that now holds can't go.
  ["AUTHORIZATION_ERROR", ["votes/polls:remove", "votes/polls:setOpen"], ["viewer"]],
  ["CONFLICT", ["trips/variants:remove"]],
  ["CONFLICT", ["trips/joinRequests:askToEdit"], ["editor", "owner"]],
  ["RESOURCE_NOT_FOUND", ["trips/people:transfer"], ["owner"]],
];

/** Whether there is anything for them to do depends on the plan, which the assistant, asked by one of the others, is changing meanwhile. */
const BY_PLAN = new Set(["trips/lint/lint:fix", "trips/now:shift", "trips/optimise:apply"]);

/** What takes something away comes after all that needs it, and the trip itself last. */
const LATE = [/:(remove\w*|revoke|cancel|changeRole|unpublish)$|^trips\/(dates:change|cities:arrange)$/, /^trips\/people:/, /^trips\/(people:(leave|transfer)|trips:remove)$/];
const lateness = (name: string) => LATE.findLastIndex((names) => names.test(name));

const changes = publicFunctions(await loadModules()).filter((one) => one.kind !== "query" && needOf(one).role !== undefined);
const inOrder = changes.toSorted((a, b) => lateness(a.name) - lateness(b.name));

let t: Engine;
beforeAll(async () => {
  const stripe = { STRIPE_SECRET_KEY: "sk_test_nowhere", STRIPE_API_BASE: "http://127.0.0.1:9" };
  t = await lastingDeployment({ ...stripe, AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" });
}, 60_000);
afterAll(() => t.close());

async function group(role: Role) {
  const addressOf = (name: string) => `${name}.${role}@example.org`;
  const owner = await signUp(t, "Owner", addressOf("owner"), "correct horse");
  const [editor, viewer] = [await account(t, `Editor of ${role}`, addressOf("editor")), await account(t, `Viewer of ${role}`, addressOf("viewer"))];
  const tripId = await trip(owner, { editor, viewer });
  const people = { owner, editor, viewer };
  return { people, rows: await rowsOf(t, tripId, owner, editor, people[role], role === "viewer" ? owner : people[role]) };
}

describe("whoever may change a trip", () => {
  it.each(ROLES)("isn't refused as its %s", async (role) => {
    beforeJapan();
    const { people, rows } = await group(role);
    const mine = inOrder.filter((one) => atLeast(role, needOf(one).role!));
    const refusals: Record<string, string> = {};
    for (const [index, one] of mine.entries()) {
      if (index % BATCH === BATCH - 1) vi.setSystemTime(Date.now() + MINUTE);
      const answer = await call(people[role], one, sample(one, rows));
      if ("code" in answer && !(answer.code === "CONFLICT" && BY_PLAN.has(one.name))) refusals[one.name] = answer.code;
    }
    const may = new Set(mine.map(({ name }) => name));
    const expected = REFUSED.flatMap(([code, names, roles = ROLES]) => (roles.includes(role) ? names.filter((name) => may.has(name)).map((name) => [name, code]) : []));
    expect(refusals).toEqual(Object.fromEntries(expected));
  }, 60_000);
});
