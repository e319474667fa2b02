// Assembles the tables that the domains declare. Add a field in the domain's own schema.ts.
import { defineSchema } from "convex/server";
import { agentTables } from "./ai/agents/schema";
import { cacheTables } from "./ai/cache/schema";
import { keyTables } from "./ai/keys/schema";
import { memoryTables } from "./ai/memory/schema";
import { routerTables } from "./ai/router/schema";
import { aiTables } from "./ai/schema";
import { usageTables } from "./ai/usage/schema";
import { auditTables } from "./audit/schema";
import { clerkTables } from "./clerk/schema";
import { commentTables } from "./comments/schema";
import { fileTables } from "./files/schema";
import { billingTables } from "./billing/schema";
import { bookingTables } from "./bookings/schema";
import { mailTables } from "./mail/schema";
import { placeTables } from "./places/schema";
import { privacyTables } from "./privacy/schema";
import { peopleTables } from "./trips/people/peopleSchema";
import { lintTables } from "./trips/lint/schema";
import { tripListTables } from "./trips/tripList/listSchema";
import { transferTables } from "./transfer/schema";
import { tripTables } from "./trips/schema";
import { voteTables } from "./votes/schema";
import { linkingTables } from "./users/linking/linkingSchema";
import { userTables } from "./users/schema";

export default defineSchema({
  ...userTables,
  ...linkingTables,
  ...clerkTables,
  ...tripTables,
  ...transferTables,
  ...tripListTables,
  ...lintTables,
  ...peopleTables,
  ...commentTables,
  ...fileTables,
  ...aiTables,
  ...memoryTables,
  ...agentTables,
  ...routerTables,
  ...usageTables,
  ...cacheTables,
  ...keyTables,
  ...auditTables,
  ...mailTables,
  ...privacyTables,
  ...billingTables,
  ...bookingTables,
  ...voteTables,
  ...placeTables,
});
