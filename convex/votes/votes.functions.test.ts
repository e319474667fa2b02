import { describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import { activity, atLeisure, deployment, guest, planOf, titles, trip } from "../people.testing";

const DAY = "2027-04-11";
const TWO = [{ text: "Ramen", activityId: null }, { text: "Sushi", activityId: null }];

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const viewer = await guest(t, "Chloé");
  const tripId = await trip(owner, { editor, viewer });
  const ideaId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Onsen", { day: null }) });
  return { t, owner, editor, viewer, tripId, ideaId };
}

const refusal = (code: string) => ({ data: { code } });

describe("votes on ideas", () => {
  it("count for everybody in the trip, once each, and can be changed and taken back", async () => {
    const { owner, viewer, tripId, ideaId } = await story();
    const counts = async () => (await planOf(owner, tripId)).activities.find(({ _id }) => _id === ideaId)!.votes;
    await viewer.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: 1 });
    await viewer.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: 1 });
    await owner.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: 1 });
    expect(await counts()).toEqual({ up: 2, down: 0 });
    await viewer.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: -1 });
    expect([await counts(), await viewer.query(api.votes.ideas.mine, { tripId })]).toEqual([{ up: 1, down: 1 }, [{ activityId: ideaId, value: -1 }]]);
    await viewer.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: 0 });
    expect([await counts(), await viewer.query(api.votes.ideas.ofActivity, { tripId, activityId: ideaId })]).toEqual([{ up: 1, down: 0 }, [{ userId: owner.userId, value: 1 }]]);
  });

  it("are no edit of the plan: nothing to undo, nothing that flashes", async () => {
    const { owner, viewer, tripId, ideaId } = await story();
    const before = (await planOf(owner, tripId)).trip.revision;
    await viewer.mutation(api.votes.ideas.cast, { tripId, activityId: ideaId, value: 1 });
    expect((await planOf(owner, tripId)).trip.revision).toBe(before);
  });
});

describe("a poll", () => {
  it("shows who wants what, keeps one answer each, and closes", async () => {
    const { owner, editor, viewer, tripId } = await story();
    const pollId = await editor.mutation(api.votes.polls.create, { tripId, question: "Dinner?", options: TWO, multiple: false, deadline: null });
    await viewer.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["1"] });
    await viewer.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["2"] });
    await owner.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["2"] });
    const [poll] = await viewer.query(api.votes.polls.list, { tripId });
    expect([poll!.options.map(({ text, voters }) => [text, voters]), poll!.mine]).toEqual([[["Ramen", []], ["Sushi", expect.arrayContaining([viewer.userId, owner.userId])]], ["2"]]);
    await expect(viewer.mutation(api.votes.polls.setOpen, { tripId, pollId, open: false })).rejects.toMatchObject(refusal("AUTHORIZATION_ERROR"));
    await owner.mutation(api.votes.polls.setOpen, { tripId, pollId, open: false });
    await expect(viewer.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["1"] })).rejects.toMatchObject(refusal("CONFLICT"));
    await editor.mutation(api.votes.polls.setOpen, { tripId, pollId, open: true });
    await viewer.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: [] });
    expect((await viewer.query(api.votes.polls.list, { tripId }))[0]!.mine).toEqual([]);
  });

  it("puts what won into the plan: an idea moves, a text becomes an item, each undone as one step", async () => {
    const { editor, tripId, ideaId } = await story();
    const pollId = await editor.mutation(api.votes.polls.create, { tripId, question: "Afternoon?", options: [{ text: "", activityId: ideaId }, { text: "Tea house", activityId: null }], multiple: true, deadline: null });
    await editor.mutation(api.votes.polls.place, { tripId, pollId, optionId: "1", day: DAY });
    await editor.mutation(api.votes.polls.place, { tripId, pollId, optionId: "2", day: DAY });
    expect([await titles(editor, tripId, DAY), await titles(editor, tripId, null)]).toEqual([["Onsen", "Tea house"], []]);
    await editor.mutation(api.trips.history.undo, { tripId });
    await editor.mutation(api.trips.history.undo, { tripId });
    expect([await titles(editor, tripId, DAY), await titles(editor, tripId, null)]).toEqual([[], ["Onsen"]]);
  });

  it("puts nothing into the plan twice: whoever does it later moves it, and everybody sees where it stands", async () => {
    const { owner, editor, tripId } = await story();
    const pollId = await editor.mutation(api.votes.polls.create, { tripId, question: "Dinner?", options: TWO, multiple: false, deadline: null });
    await editor.mutation(api.votes.polls.setOpen, { tripId, pollId, open: false });
    const days = async () => (await owner.query(api.votes.polls.list, { tripId }))[0]!.options.map(({ day }) => day);
    expect(await days()).toEqual([null, null]);
    const put = (day: string, who = editor) => who.mutation(api.votes.polls.place, { tripId, pollId, optionId: "1", day });
    await put(DAY);
    expect(await days()).toEqual([DAY, null]);
    await editor.mutation(api.trips.history.undo, { tripId });
    expect([await days(), await titles(owner, tripId, DAY)]).toEqual([[null, null], []]);
    await put(DAY);
    await put("2027-04-12", owner);
    expect([await days(), await titles(owner, tripId, DAY), await titles(owner, tripId, "2027-04-12")]).toEqual([["2027-04-12", null], [], ["Ramen"]]);
  });

  it("counts the answers of those who are in the trip", async () => {
    const { owner, editor, viewer, tripId } = await story();
    const pollId = await owner.mutation(api.votes.polls.create, { tripId, question: "Dinner?", options: TWO, multiple: false, deadline: null });
    for (const who of [editor, viewer]) await who.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["1"] });
    await viewer.mutation(api.trips.people.leave, { tripId });
    expect((await owner.query(api.votes.polls.list, { tripId }))[0]!.options.map(({ voters }) => voters)).toEqual([[editor.userId], []]);
  });

  it("refuses what can't be asked or answered", async () => {
    const { editor, tripId } = await story();
    const ask = (input: Partial<{ question: string; options: typeof TWO; deadline: number }>) => editor.mutation(api.votes.polls.create, { tripId, question: "Dinner?", options: TWO, multiple: false, deadline: null, ...input });
    await expect(ask({ question: " " })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await expect(ask({ options: TWO.slice(1) })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await expect(ask({ options: [TWO[0]!, { text: " ramen", activityId: null }] })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    await expect(ask({ deadline: Date.now() - 1 })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
    const pollId = await ask({});
    for (const optionIds of [["1", "2"], ["9"]]) await expect(editor.mutation(api.votes.polls.answer, { tripId, pollId, optionIds })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
  });

  it("stays in the list while it is open, however many have been asked and closed since; no more than 20 are open, reopened ones too", async () => {
    const { owner, viewer, tripId } = await story();
    const ask = (question: string) => owner.mutation(api.votes.polls.create, { tripId, question, options: TWO, multiple: false, deadline: null });
    const first = await ask("First?");
    await atLeisure(18, (more) => ask(`Open ${more}?`));
    await atLeisure(60, async (more) => owner.mutation(api.votes.polls.setOpen, { tripId, pollId: await ask(`Closed ${more}?`), open: false }));
    await ask("Newest?");
    const listed = await viewer.query(api.votes.polls.list, { tripId });
    expect([listed.length, listed.at(-1)!.question, listed.filter(({ closedAt }) => closedAt === null).length]).toEqual([69, "First?", 20]);
    const closed = listed.find(({ closedAt }) => closedAt !== null)!._id;
    await expect(ask("One more?")).rejects.toMatchObject(refusal("CONFLICT"));
    await expect(owner.mutation(api.votes.polls.setOpen, { tripId, pollId: closed, open: true })).rejects.toMatchObject(refusal("CONFLICT"));
    await owner.mutation(api.votes.polls.setOpen, { tripId, pollId: first, open: false });
    await owner.mutation(api.votes.polls.setOpen, { tripId, pollId: closed, open: true });
  });

  it("closes by itself at its deadline", async () => {
    const { editor, tripId } = await story();
    const deadline = Date.now() + 2000;
    const pollId = await editor.mutation(api.votes.polls.create, { tripId, question: "Dinner?", options: TWO, multiple: false, deadline });
    await expect.poll(async () => (await editor.query(api.votes.polls.list, { tripId }))[0]!.closedAt, { timeout: 10_000 }).toBe(deadline);
    await expect(editor.mutation(api.votes.polls.answer, { tripId, pollId, optionIds: ["1"] })).rejects.toMatchObject(refusal("CONFLICT"));
  });
});
