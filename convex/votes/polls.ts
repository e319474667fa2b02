// Public functions on polls: a question to the group, with options and perhaps a deadline.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { say } from "../said";
import { addition, relocation } from "../trips/activities/activityModel";
import { applyChanges, stepOf } from "../trips/changes";
import { activitiesOfDay } from "../trips/activities/order";
import { membershipsOf } from "../trips/people/members";
import { dayIn } from "../trips/history/stepWords";
import { answersTo, newPoll, pollOf, pollsOf, pollToManage, requireRoomForPoll, standing, validChoice } from "./pollModel";

/** Newest first, with each member's choice: everybody sees who wants what; of what has closed, on which `day` an option stands in the plan. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const [polls, members] = await Promise.all([pollsOf(ctx, ctx.trip._id), membershipsOf(ctx, ctx.trip._id)]);
    const inTrip = new Set(members.map(({ userId }) => userId));
    return Promise.all(
      polls.map(async ({ _id, _creationTime, question, options, multiple, deadline, closedAt, createdBy }) => {
        // Who has left decides nothing any more; who comes back still has their answer.
        const answers = (await answersTo(ctx, _id)).filter(({ userId }) => inTrip.has(userId));
        return {
          _id,
          at: _creationTime,
          question,
          multiple,
          deadline,
          closedAt,
          createdBy,
          options: await Promise.all(
            options.map(async (option) => ({
              ...option,
              voters: answers.filter(({ optionIds }) => optionIds.includes(option.id)).map(({ userId }) => userId),
              day: closedAt === null ? null : ((await standing(ctx, option))?.day ?? null),
            })),
          ),
          mine: answers.find(({ userId }) => userId === ctx.user._id)?.optionIds ?? [],
        };
      }),
    );
  },
});

/** `deadline`: epoch ms, or null. An option of an idea takes its title. Returns its id. */
export const create = tripMutation("editor")({
  args: {
    question: v.string(),
    options: v.array(v.object({ text: v.string(), activityId: v.union(v.id("activities"), v.null()) })),
    multiple: v.boolean(),
    deadline: v.union(v.number(), v.null()),
  },
  handler: async (ctx, input) => {
    const poll = await newPoll(ctx, ctx.trip, input);
    const pollId = await ctx.db.insert("polls", { ...poll, tripId: ctx.trip._id, createdBy: ctx.user._id, closedAt: null });
    if (poll.deadline !== null) await ctx.scheduler.runAt(poll.deadline, internal.votes.polls.closeAtDeadline, { pollId, deadline: poll.deadline });
    return pollId;
  },
});

/** One's choice, in place of the one before; an empty one takes it back. */
export const answer = tripMutation("trips:vote")({
  args: { pollId: v.id("polls"), optionIds: v.array(v.string()) },
  handler: async (ctx, { pollId, optionIds }) => {
    const poll = await pollOf(ctx, ctx.trip, pollId);
    const chosen = validChoice(poll, optionIds, Date.now());
    const before = await ctx.db
      .query("pollVotes")
      .withIndex("by_poll_user", (q) => q.eq("pollId", pollId).eq("userId", ctx.user._id))
      .unique();
    if (chosen.length === 0 && before) await ctx.db.delete(before._id);
    else if (before) await ctx.db.patch(before._id, { optionIds: chosen });
    else if (chosen.length > 0) await ctx.db.insert("pollVotes", { tripId: ctx.trip._id, pollId, userId: ctx.user._id, optionIds: chosen });
    return null;
  },
});

/** Closes a poll, or opens it again without a deadline. Throws CONFLICT when too many are open. */
export const setOpen = tripMutation("trips:vote")({
  args: { pollId: v.id("polls"), open: v.boolean() },
  handler: async (ctx, { pollId, open }) => {
    const poll = await pollToManage(ctx, ctx, pollId);
    if (open && poll.closedAt !== null) await requireRoomForPoll(ctx, ctx.trip._id);
    await ctx.db.patch(pollId, open ? { closedAt: null, deadline: null } : { closedAt: poll.closedAt ?? Date.now() });
    return null;
  },
});

export const remove = tripMutation("trips:vote")({
  args: { pollId: v.id("polls") },
  handler: async (ctx, { pollId }) => {
    await pollToManage(ctx, ctx, pollId);
    for (const { _id } of await answersTo(ctx, pollId)) await ctx.db.delete(_id);
    await ctx.db.delete(pollId);
    return null;
  },
});

/** Puts an option on a day: an idea, and what is in the plan already, moves there, a text becomes an item. One step of undo. */
export const place = tripMutation("editor")({
  args: { pollId: v.id("polls"), optionId: v.string(), day: v.string() },
  handler: async (ctx, { pollId, optionId, day }) => {
    const poll = await pollOf(ctx, ctx.trip, pollId);
    const option = poll.options.find(({ id }) => id === optionId);
    if (!option) throw appError("RESOURCE_NOT_FOUND", "That isn't one of the options.");
    const item = await standing(ctx, option);
    const blank = { title: option.text, type: "other" as const, destinationId: null, day, start: null, end: null, cost: null, placeId: null, lat: null, lng: null };
    const change =
      item
        ? await relocation(ctx, ctx.trip, item, { day, afterId: (await activitiesOfDay(ctx, ctx.trip._id, day)).filter(({ _id }) => _id !== item._id).at(-1)?._id ?? null })
        : await addition(ctx, ctx.trip, blank, "person");
    const [activityId] = await applyChanges(ctx, stepOf(ctx, say("put {item} on {day}", { item: option.text, day: dayIn(ctx.trip, day) })), [change]);
    // Whoever puts it there after this moves it: it wouldn't be there twice.
    if (activityId) await ctx.db.patch(pollId, { options: poll.options.map((each) => (each === option ? { ...each, activityId } : each)) });
    return null;
  },
});

/** Unless it was closed, or opened again, since. */
export const closeAtDeadline = internalMutation({
  args: { pollId: v.id("polls"), deadline: v.number() },
  handler: async (ctx, { pollId, deadline }) => {
    const poll = await ctx.db.get(pollId);
    if (poll && poll.closedAt === null && poll.deadline === deadline) await ctx.db.patch(pollId, { closedAt: deadline });
  },
});
