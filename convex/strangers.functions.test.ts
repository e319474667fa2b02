// Every public function of the project, called by people who may not: nobody, somebody outside the trip, somebody
// who was taken out of it, somebody whose trip is gone, members with too small a role, people with too little standing;
// and with fields and ids that aren't theirs to send. The functions are read from the modules: one that is added without its sample
// arguments fails here. What people may is members.functions.test.ts.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "./_generated/api";
import { call, needOf, rowsOf, sample, type Arguments } from "./everyFunction.testing";
import { loadModules } from "./modules.testing";
import { account, guest, lastingDeployment, signUp, trip, type Engine, type Person } from "./people.testing";
import { atLeast, ROLES } from "./permissions";
import { OPEN_FUNCTIONS, publicFunctions, type PublicFunction } from "./publicFunctions.testing";
import { OPEN_OBJECTS, SAMPLE_ARGUMENTS, type Rows } from "./sampleArguments.testing";

type Story = Awaited<ReturnType<typeof tell>>;

const functions = publicFunctions(await loadModules());
const closed = functions.filter(({ name }) => !(name in OPEN_FUNCTIONS));
const ofTrips = closed.filter((one) => needOf(one).role !== undefined);
const cases = (list: PublicFunction[]) => list.map((one) => [one.name, one] as const);

/** Three trips: one of a small group, one that is gone, and one of people who know none of them. */
async function tell(t: Engine) {
  const addressOf = (name: string) => `${name.toLowerCase()}@example.org`;
  const withPassword = (name: string) => signUp(t, name, addressOf(name), "correct horse");
  const entering = (name: string) => account(t, name, addressOf(name));
  const [owner, editor, person, other, friend] = [await withPassword("Owner"), await entering("Editor"), await entering("Person"), await withPassword("Other"), await entering("Friend")];
  const [viewer, stranger] = [await guest(t, "Viewer"), await guest(t, "Stranger")];
  const tripId = await trip(owner, { editor, viewer });
  const goneTrip = await trip(owner, { editor });
  const rows = await rowsOf(t, tripId, owner, editor);
  const former = await entering("Former");
  const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "editor" });
  await former.mutation(api.trips.invites.accept, { token });
  await owner.mutation(api.trips.people.remove, { tripId, userId: former.userId });
  const gone = await rowsOf(t, goneTrip, owner, editor);
  const foreign = await rowsOf(t, await trip(other, { editor: friend }), other, friend);
  await owner.mutation(api.trips.trips.remove, { tripId: goneTrip });
  return { nobody: t as unknown as Person, owner, editor, viewer, former, stranger, person, rows, gone, foreign };
}

let t: Engine;
let story: Story;
beforeAll(async () => {
  const stripe = { STRIPE_SECRET_KEY: "sk_test_nowhere", STRIPE_API_BASE: "http://127.0.0.1:9" };
  t = await lastingDeployment({ ...stripe, AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" });
  story = await tell(t);
}, 60_000);
afterAll(() => t.close());

describe("every public function", () => {
  it("has its sample arguments, and nothing else has", () => {
    expect(Object.keys(SAMPLE_ARGUMENTS).sort()).toEqual(functions.map(({ name }) => name));
  });

  it.each(cases(closed))("%s is refused to nobody", async (_name, one) => {
    expect(await call(story.nobody, one, sample(one, story.rows))).toMatchObject({ code: "AUTHENTICATION_ERROR" });
  });

  it.each(cases(functions.filter(({ name }) => name in OPEN_FUNCTIONS)))("%s, which is open, tells nobody nothing of anybody", async (_name, one) => {
    const answer = JSON.stringify(await call(story.nobody, one, sample(one, story.rows)));
    for (const { userId } of [story.owner, story.editor, story.person]) expect(answer).not.toContain(userId);
    expect(answer).not.toMatch(/(owner|editor|person)@example\.org/);
  });

  it.each(cases(functions))("%s takes no field that it doesn't know, at any depth", async (_name, one) => {
    for (const args of withForeignFields(one, sample(one, story.rows))) {
      const answer = await call(story.owner, one, args);
      expect([args, answer]).toMatchObject([args, { code: "NO_REFUSAL_OF_OURS", message: expect.stringMatching(/extra field|unexpected field|validator/i) }]);
    }
  });

  it.each(cases(functions))("%s takes no id of another table", async (_name, one) => {
    const args = sample(one, story.rows);
    const ids = Object.keys(args).filter((field) => Object.values(story.rows).includes(args[field] as never));
    for (const field of ids) expect(await call(story.owner, one, { ...args, [field]: story.owner.userId })).toHaveProperty("code");
  });
});

describe("a function on a trip", () => {
  it.each(cases(ofTrips))("%s finds no trip for somebody who isn't in it, whatever else they are", async (_name, one) => {
    for (const outsider of [story.stranger, story.person, story.former]) {
      const answer = await call(outsider, one, sample(one, story.rows));
      expect(answer).toMatchObject({ code: "RESOURCE_NOT_FOUND" });
      expect(JSON.stringify(answer)).not.toContain("Japan");
    }
  });

  it.each(cases(ofTrips))("%s finds no trip that is gone, not even for those who were in it", async (_name, one) => {
    for (const former of [story.owner, story.editor]) expect(await call(former, one, sample(one, story.gone))).toMatchObject({ code: "RESOURCE_NOT_FOUND" });
  });

  it.each(cases(ofTrips))("%s is refused to members with a smaller role", async (_name, one) => {
    const { role } = needOf(one);
    for (const smaller of ROLES.filter((each) => !atLeast(each, role!))) {
      expect(await call(story[smaller], one, sample(one, story.rows))).toMatchObject({ code: "AUTHORIZATION_ERROR" });
    }
  });

  it.each(cases(ofTrips.filter((one) => one.kind === "query")))("%s answers a member whose role is large enough", async (_name, one) => {
    for (const enough of ROLES.filter((each) => atLeast(each, needOf(one).role!))) expect(await call(story[enough], one, sample(one, story.rows))).toHaveProperty("given");
  });

  /** Names in place of ids: what a sample does with a row's id shows. */
  const rowNames = new Proxy({}, { get: (_rows, name) => `row ${String(name)}` }) as Rows;
  const withRows = ofTrips.filter(({ name }) => {
    const { tripId, ...fields } = SAMPLE_ARGUMENTS[name]?.(rowNames) ?? {};
    return tripId !== undefined && Object.values(fields).some((field) => typeof field === "string" && field.startsWith("row "));
  });
  it.each(cases(withRows))("%s finds no row of another trip", async (_name, one) => {
    const args = { ...sample(one, story.foreign), tripId: story.rows.tripId };
    expect(await call(story.owner, one, args)).toMatchObject({ code: "RESOURCE_NOT_FOUND" });
  });
});

describe("somebody who was taken out of a trip", () => {
  const ofOneself = closed.filter((one) => one.kind === "query" && needOf(one).role === undefined);
  it.each(cases(ofOneself))("%s tells them nothing of it any more", async (_name, one) => {
    const answer = JSON.stringify(await call(story.former, one, sample(one, story.rows)));
    for (const id of [story.rows.tripId, story.rows.activityId, story.owner.userId]) expect(answer).not.toContain(id);
  });
});

describe("a function that needs more than a guest has", () => {
  const accounts = closed.filter((one) => needOf(one).who !== "guest");
  it.each(cases(accounts))("%s is refused to guests, and to people whose standing is too small", async (_name, one) => {
    expect(await call(story.viewer, one, sample(one, story.rows))).toMatchObject({ code: "AUTHORIZATION_ERROR" });
    if (needOf(one).who !== "person") expect(await call(story.person, one, sample(one, story.rows))).toMatchObject({ code: "AUTHORIZATION_ERROR" });
  });
});

/** The arguments with what an attacker would add, once for the whole and once for each object in it. */
function withForeignFields({ name }: PublicFunction, args: Arguments): Arguments[] {
  const foreign = { role: "admin", plan: "agency", ownerId: story.owner.userId, deletedAt: 1 };
  const added = (object: Arguments) => ({ ...Object.fromEntries(Object.entries(foreign).filter(([field]) => !(field in object))), ...object, isAdmin: true });
  const isObject = (value: unknown): value is Arguments => typeof value === "object" && value !== null && !Array.isArray(value);
  const inner = Object.entries(args).filter(([field, value]) => isObject(value) && !OPEN_OBJECTS[name]?.includes(field));
  return [added(args), ...inner.map(([field, value]) => ({ ...args, [field]: added(value as Arguments) }))];
}
