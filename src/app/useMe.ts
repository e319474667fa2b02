import { api } from "../../convex/_generated/api";
import { useKeptQuery } from "../lib/offline/useKeptQuery";

/** The person at the screen, also where the page has to do without the server. undefined while that isn't known, or not `asked`. */
export const useMe = (asked = true) => useKeptQuery(api.users.users.me, asked ? {} : "skip", "me");
