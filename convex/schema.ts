// Assembles the tables that the domains declare. Add a field in the domain's own schema.ts.
import { defineSchema } from "convex/server";
import { aiTables } from "./ai/schema";
import { tripTables } from "./trips/schema";
import { userTables } from "./users/schema";

export default defineSchema({ ...userTables, ...tripTables, ...aiTables });
