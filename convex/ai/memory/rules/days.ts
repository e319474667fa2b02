// How a person's days go: how full they are, when they start and end.
import { AM, HATE, rule, SELF } from "./rule";

const EVENING = 12;
const EARLY = "(?:getting up early|waking up early|early (?:mornings?|starts?|alarms?|wake-ups?|rising)|mornings)";
const RISE = "(?:get up|wake up|get going|start|start the day|leave|leave the (?:house|hotel)|go out|be up)";
const SPAN = "(?:days?|pace|trips?|travel\\w*|holidays?|vacations?|itinerar\\w+|schedules?|afternoons?)";
const HAVING = "(?:a |an |to have |having |our |my |taking )*";

/** "9", "30" as HH:mm; what is said of evenings is in the afternoon's half. */
function clock(hour: string, minute: string | undefined, half: number): string {
  return `${String((Number(hour) % 12) + (Number(hour) === 12 ? EVENING : half)).padStart(2, "0")}:${minute ?? "00"}`;
}

export const DAYS = [
  rule("pace", [
    `(?:${SELF})?${HATE} ${EARLY}`,
    `(?:please )?no ${EARLY}(?: please| ever)?$`,
    `${AM}(?:not|no|never) (?:a |really )*(?:morning (?:person|people)|early (?:risers?|birds?))`,
    `${AM}(?:a )?(?:night owls?|late risers?|late sleepers?)`,
    `${SELF}(?:like|love|prefer|enjoy) (?:(?:to sleep|sleeping) (?:in|late)|late (?:starts?|mornings?)|lie-?ins?|slow mornings?|starting late)`,
  ], "not before 10:00"),
  rule("pace", [
    `${SELF}(?:never|rarely|don't|do not|won't|prefer not to|hate to)(?: like to| want to| ever)? ${RISE} before (\\d{1,2})(?::(\\d\\d))?`,
  ], ([, hour, minute]) => [`not before ${clock(hour!, minute, 0)}`]),
  rule("pace", [
    `${SELF}(?:like|prefer|need|have) to (?:be in bed|be back|go to bed|be home|finish(?: the day)?) (?:by|before) (\\d{1,2})(?::(\\d\\d))?`,
  ], ([, hour, minute]) => [`not after ${clock(hour!, minute, EVENING)}`]),
  rule("pace", [
    `${AM}(?:an? )?(?:early (?:birds?|risers?)|morning (?:person|people))$`,
    `${SELF}(?:love|like|prefer|enjoy) (?:early (?:starts?|mornings?)|(?:getting|to get) up early|starting early|to start early)`,
  ], "early starts"),
  rule("pace", [
    `${SELF}(?:prefer|like|love|enjoy|favou?r) ${HAVING}(?:slow|relaxed|easy|lazy|leisurely|quiet|calm|unhurried|gentle)(?:er)?(?:[- ]paced)? ${SPAN}`,
    `${SELF}(?:prefer|like|love) (?:to )?(?:take|taking|do|doing) (?:it|things) (?:easy|slow(?:ly)?)`,
    `${SELF}(?:prefer to |like to |love to )?travel (?:slow(?:ly)?|at a (?:slow|relaxed|gentle) pace)`,
    `${SELF}(?:${HATE}|get stressed by) (?:being )?(?:rush(?:ed|ing)|hurr(?:ied|ying)|(?:packed|busy) (?:days?|schedules?|itineraries)|tight schedules?)`,
    `${SELF}get tired (?:easily|quickly|fast)`,
    `${SELF}need (?:a lot of|lots of|plenty of|many|regular|frequent) (?:breaks|rest|downtime|pauses)`,
  ], "relaxed"),
  rule("pace", [
    `${SELF}(?:prefer|like|love|enjoy) ${HAVING}(?:packed|full|busy|intense|action-packed|fast-paced) ${SPAN}`,
    `${SELF}(?:like|love|prefer) to (?:see|do) (?:everything|as much as (?:possible|we can|i can))`,
    `${SELF}(?:like|prefer|love) to (?:stay|keep|be) busy`,
  ], "packed"),
];
