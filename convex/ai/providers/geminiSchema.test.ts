import { describe, expect, it } from "vitest";
import { geminiSchema } from "./geminiSchema";

describe("JSON Schema for Gemini", () => {
  it("keeps what it knows and leaves out the rest, at any depth", () => {
    expect(
      geminiSchema({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "object",
        additionalProperties: false,
        required: ["days"],
        properties: {
          days: { type: "array", minItems: 1, uniqueItems: true, items: { type: "object", additionalProperties: false, properties: { date: { type: "string", format: "date", pattern: "^2" } } } },
        },
      }),
    ).toEqual({
      type: "object",
      required: ["days"],
      properties: { days: { type: "array", minItems: 1, items: { type: "object", properties: { date: { type: "string" } } } } },
    });
  });

  it.each([
    ["a type or null", { type: ["string", "null"], description: "d" }, { type: "string", nullable: true, description: "d" }],
    ["several types", { type: ["string", "integer"] }, { anyOf: [{ type: "string" }, { type: "integer" }] }],
    ["something or null", { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] }, { type: "integer", minimum: 1, nullable: true }],
    ["one of several", { oneOf: [{ type: "integer" }, { type: "boolean" }] }, { anyOf: [{ type: "integer" }, { type: "boolean" }] }],
    ["a constant", { const: "calm" }, { type: "string", enum: ["calm"] }],
    ["words", { type: "string", enum: ["a", "b", null] }, { type: "string", enum: ["a", "b"] }],
    ["numbers", { type: "integer", enum: [2, 4] }, { type: "integer", description: "One of 2, 4." }],
    ["a property that is named like a keyword", { type: "object", properties: { pattern: { type: "string" } } }, { type: "object", properties: { pattern: { type: "string" } } }],
  ])("says %s in its own way", (_what, given, expected) => {
    expect(geminiSchema(given)).toEqual(expected);
  });

  it("puts definitions in place, and ends where one holds itself", () => {
    const day = { type: "object", properties: { next: { $ref: "#/$defs/day" } } };
    const schema = geminiSchema({ $ref: "#/$defs/day", $defs: { day } });
    expect(schema).toMatchObject({ type: "object", properties: { next: { type: "object" } } });
    expect(JSON.stringify(schema)).not.toContain("$ref");
  });
});
