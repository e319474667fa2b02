import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { joinRefusal } from "./joinRefusal";

const refusal = (code: string, message: string, details?: Record<string, string | number | boolean>) => joinRefusal(new ConvexError({ code, message, ...(details && { details }) }));

describe("why a link doesn't let somebody in", () => {
  it("is said once of a link that is over: what to do about it stands on the page", () => {
    expect(refusal("CONFLICT", "This invitation has been used up. Ask for a new link.", { status: "used" })).toEqual({ kind: "over", sentence: "This invitation has been used up." });
    expect(refusal("RESOURCE_NOT_FOUND", "This invitation doesn't exist. Ask for a new link.")).toEqual({ kind: "over", sentence: "This invitation does not exist." });
  });

  it("sends nobody for a new link where none would help", () => {
    expect(refusal("CONFLICT", "This trip is full.", { entitlement: "members" })).toEqual({ kind: "refused", sentence: "This trip is full.", again: true });
    expect(refusal("CONFLICT", "The owner has taken you out of this trip.", { takenOut: true })).toEqual({ kind: "refused", sentence: "The owner has taken you out of this trip.", again: false });
    expect(refusal("CONFLICT", "It is for b…@example.org.", { isFor: "b…@example.org" })).toEqual({ kind: "forAnother", sentence: "It is for b…@example.org." });
  });
});
