// Rules of polls: what one may ask, who may answer and until when, and how the answers are counted.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { say } from "../said";
import { atLeast, type Role } from "../permissions";
import { activityOf } from "../trips/activities/activityModel";
import { MAX_MEMBERS } from "../trips/people/members";
import { boundedText, numberBetween } from "../validation";

const MIN_OPTIONS = 2;
const MAX_OPTIONS = 8;
const MAX_OPEN = 20;
const LONGEST_MS = 366 * 86_400_000;
/** Of those that a list shows, whether open or not. */
const MAX_LISTED = 50;

export type PollInput = {
  question: string;
  options: { text: string; activityId: Id<"activities"> | null }[];
  multiple: boolean;
  deadline: number | null;
};

/** Checks what is asked. Throws VALIDATION_ERROR naming the field, CONFLICT when too many are open. */
export async function newPoll(ctx: MutationCtx, trip: Doc<"trips">, input: PollInput): Promise<Pick<Doc<"polls">, "question" | "options" | "multiple" | "deadline">> {
  if (input.options.length < MIN_OPTIONS || input.options.length > MAX_OPTIONS) {
    throw appError("VALIDATION_ERROR", say("Give {min, number} to {max, number} options to choose from.", { min: MIN_OPTIONS, max: MAX_OPTIONS }), { field: "options" });
  }
  await requireRoomForPoll(ctx, trip._id);
  const options = [];
  for (const [index, { text, activityId }] of input.options.entries()) {
    const idea = activityId && (await activityOf(ctx, trip, activityId));
    options.push({ id: String(index + 1), text: boundedText(idea ? idea.title : text, "option", 1, 200), activityId });
  }
  if (new Set(options.map(({ text }) => text.toLowerCase())).size < options.length) throw appError("VALIDATION_ERROR", "Two options say the same.", { field: "options" });
  if (input.deadline !== null) {
    if (input.deadline <= Date.now()) throw appError("VALIDATION_ERROR", "The deadline must lie ahead.", { field: "deadline" });
    numberBetween(input.deadline, "deadline", 0, Date.now() + LONGEST_MS);
  }
  return { question: boundedText(input.question, "question", 1, 200), options, multiple: input.multiple, deadline: input.deadline };
}

export const isOpen = ({ closedAt, deadline }: Doc<"polls">, now: number) => closedAt === null && (deadline === null || now < deadline);

/** What was chosen, in the poll's order; an empty choice takes one's answer back. Throws VALIDATION_ERROR, CONFLICT when it is closed. */
export function validChoice(poll: Doc<"polls">, optionIds: string[], now: number): string[] {
  if (!isOpen(poll, now)) throw appError("CONFLICT", "This poll has closed.");
  const chosen = poll.options.map(({ id }) => id).filter((id) => optionIds.includes(id));
  if (chosen.length !== new Set(optionIds).size) throw appError("VALIDATION_ERROR", "That isn't one of the options.", { field: "optionIds" });
  if (!poll.multiple && chosen.length > 1) throw appError("VALIDATION_ERROR", "Only one option can be chosen here.", { field: "optionIds" });
  return chosen;
}

/** Throws CONFLICT when as many are open as may be. */
export async function requireRoomForPoll(ctx: QueryCtx, tripId: Id<"trips">) {
  if ((await openPollsOf(ctx, tripId)).length >= MAX_OPEN) throw appError("CONFLICT", say("{max, number} polls are open. Close one first.", { max: MAX_OPEN }), { max: MAX_OPEN });
}

/** Newest first: every one that is open, and of those that have closed what is among the newest 50. */
export async function pollsOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Doc<"polls">[]> {
  const [newest, open] = await Promise.all([newestPolls(ctx, tripId).take(MAX_LISTED), openPollsOf(ctx, tripId)]);
  const listed = new Set(newest.map(({ _id }) => _id));
  return [...newest, ...open.filter(({ _id }) => !listed.has(_id))];
}

const openPollsOf = (ctx: QueryCtx, tripId: Id<"trips">) => newestPolls(ctx, tripId).filter((q) => q.eq(q.field("closedAt"), null)).take(MAX_OPEN);

const newestPolls = (ctx: QueryCtx, tripId: Id<"trips">) =>
  ctx.db
    .query("polls")
    .withIndex("by_trip", (q) => q.eq("tripId", tripId))
    .order("desc");

export function answersTo(ctx: QueryCtx, pollId: Id<"polls">): Promise<Doc<"pollVotes">[]> {
  return ctx.db
    .query("pollVotes")
    .withIndex("by_poll_user", (q) => q.eq("pollId", pollId))
    .take(4 * MAX_MEMBERS);
}

/** The poll, for who made it or may decide in this trip. Throws RESOURCE_NOT_FOUND, AUTHORIZATION_ERROR. */
export async function pollToManage(ctx: QueryCtx, { trip, user, role }: { trip: Doc<"trips">; user: Doc<"users">; role: Role }, pollId: Id<"polls">): Promise<Doc<"polls">> {
  const poll = await pollOf(ctx, trip, pollId);
  if (poll.createdBy !== user._id && !atLeast(role, "owner")) throw appError("AUTHORIZATION_ERROR", "Only who asked, or the trip's owner, can do this.");
  return poll;
}

/** The item that an option is, unless it has been removed. */
export async function standing(ctx: QueryCtx, { activityId }: Doc<"polls">["options"][number]): Promise<Doc<"activities"> | null> {
  const item = activityId && (await ctx.db.get(activityId));
  return item && item.deletedAt === undefined ? item : null;
}

export async function pollOf(ctx: QueryCtx, trip: Doc<"trips">, pollId: Id<"polls">): Promise<Doc<"polls">> {
  const poll = await ctx.db.get(pollId);
  if (poll?.tripId !== trip._id) throw appError("RESOURCE_NOT_FOUND", "This poll isn't there any more.");
  return poll;
}
