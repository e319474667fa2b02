// Conversations that no official client has: good messages in any order, meddled with, cut off, repeated, or none at all.
import fc from "fast-check";
import { asText, meddled } from "./hostileJson";

/** What one connection does, in order. */
type Step = { send: string } | { binary: Uint8Array } | { close: "terminate" | "goodbye" } | { frame: Uint8Array };
export type Conversation = { path: string; steps: Step[] };

export const FUNCTIONS = ["notes:list", "notes:page", "notes:add", "notes:remove", "notes:broken", "notes:whoAmI", "notes:listFor", "notes:callHidden", "files:uploadUrl", "jobs:cancel"];
export const NO_FUNCTIONS = ["notes:hidden", "jobs:note", "function://;notes:hidden", "_system/cli/tables", "__proto__:constructor", "notes:__proto__", "constructor", "", ":", "http:default", "../schema:default", "auth.config:default", "a/".repeat(300), "notes:\u0000"];
const udfPath = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...FUNCTIONS) }, { weight: 1, arbitrary: fc.constantFrom(...NO_FUNCTIONS) });

const small = fc.nat(5);
export const callArgs = fc.oneof(
  fc.record({ channel: fc.constantFrom("fuzz", "fuzz2", ""), body: fc.string({ maxLength: 20 }) }),
  fc.record({ channel: fc.constant("fuzz"), paginationOpts: fc.record({ numItems: fc.constantFrom(1, 0, -1, 1e9, 2.5), cursor: fc.oneof(fc.constant(null), fc.string(), fc.constant("end:x")) }) }),
  fc.record({ channel: fc.constant("fuzz"), flag: fc.string({ maxLength: 5 }) }),
  fc.record({ id: fc.string({ maxLength: 40 }) }),
  fc.constant({}),
);
const timestamp = fc.oneof(fc.constantFrom("AAAAAAAAAAA=", "//////////8=", "AAAA", "!", ""), fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString("base64")));
const token = fc.oneof(fc.string(), fc.constantFrom("a.b.c", "e30.e30.", `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"iss":"https://issuer.test","aud":"notes","sub":"x"}').toString("base64url")}.`));

const connect = fc.record({ type: fc.constant("Connect"), sessionId: fc.oneof(fc.uuid(), fc.constant("11111111-1111-4111-8111-111111111111")), connectionCount: small, lastCloseReason: fc.constant(null), maxObservedTimestamp: timestamp });
const authenticate = fc.oneof(
  fc.record({ type: fc.constant("Authenticate"), tokenType: fc.constant("None"), baseVersion: fc.constantFrom(0, 0, 0, 1, 2) }),
  fc.record({ type: fc.constant("Authenticate"), tokenType: fc.constantFrom("User", "Admin"), value: token, baseVersion: fc.constantFrom(0, 0, 0, 1, 2) }),
);
const modification = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant("Add"), queryId: small, udfPath, args: fc.tuple(callArgs), journal: fc.oneof(fc.constant(null), fc.string()) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("Remove"), queryId: small }) },
);
const modify = (baseVersion: fc.Arbitrary<number>) =>
  fc.tuple(baseVersion, fc.array(modification, { maxLength: 6 })).map(([base, modifications]) => ({ type: "ModifyQuerySet", baseVersion: base, newVersion: base + 1, modifications }));
const request = fc.record({ type: fc.constantFrom("Mutation", "Action"), requestId: fc.nat(200), udfPath, args: fc.tuple(callArgs) });
const event = fc.record({ type: fc.constant("Event"), eventType: fc.string(), event: fc.jsonValue() });

const anyMessage = fc.oneof(connect, authenticate, modify(fc.constantFrom(0, 0, 1, 2, 7)), request, request, event);
const text = fc.oneof(
  { weight: 6, arbitrary: meddled(anyMessage).map(asText) },
  { weight: 2, arbitrary: anyMessage.map(asText) },
  { weight: 1, arbitrary: fc.tuple(anyMessage.map(asText), fc.nat(200)).map(([whole, length]) => whole.slice(0, length)) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: text.map((send) => ({ send })) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((binary) => ({ binary })) },
  { weight: 1, arbitrary: fc.constantFrom("terminate" as const, "goodbye" as const).map((close) => ({ close })) },
  // Below the WebSocket: reserved bits, lengths that lie, frames that are cut off.
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((frame) => ({ frame })) },
);
const path = fc.constantFrom("/api/sync", "/api/1.48.0/sync");

/** A good beginning, so that what follows is listened to. */
const begun = (steps: Step[], hello: object, first: object): Step[] => [{ send: asText(hello) }, { send: asText(first) }, ...steps];

/** The same again and again, as fast as it goes. */
const storm: fc.Arbitrary<Step[]> = fc.tuple(fc.oneof(authenticate, request, connect, modify(fc.constant(0))), fc.constantFrom(50, 300)).map(([message, times]) => {
  const send = asText(message);
  return Array.from({ length: times }, () => ({ send }));
});

export const conversation: fc.Arbitrary<Conversation> = fc.record({
  path,
  steps: fc.oneof(
    { weight: 1, arbitrary: fc.array(step, { minLength: 1, maxLength: 12 }) },
    { weight: 4, arbitrary: fc.tuple(fc.array(step, { minLength: 1, maxLength: 12 }), connect, modify(fc.constant(0))).map(([steps, hello, first]) => begun(steps, hello, first)) },
    { weight: 1, arbitrary: fc.tuple(storm, connect, modify(fc.constant(0))).map(([steps, hello, first]) => begun(steps, hello, first)) },
  ),
});
