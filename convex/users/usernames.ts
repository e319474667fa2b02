import { v } from "convex/values";
import { appError } from "../errors";
import { accountMutation } from "../functions";
import { userByUsername, validUsername } from "./usernameModel";

/** Sets one's username (null: none), and whether others find one by it. Throws CONFLICT when it is taken. */
export const choose = accountMutation({
  args: { username: v.union(v.string(), v.null()), findable: v.boolean() },
  handler: async (ctx, { username, findable }) => {
    const name = username === null ? undefined : validUsername(username);
    const holder = name === undefined ? null : await userByUsername(ctx, name);
    if (holder && holder._id !== ctx.user._id) throw appError("CONFLICT", "This username is taken. Choose another.", { field: "username" });
    await ctx.db.patch(ctx.user._id, { username: name, findable: name !== undefined && findable });
    return null;
  },
});
