// What reads clients' texts, given any text: it answers or refuses in its own way, and never otherwise.
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor } from "../database/queries/page";
import { readArguments } from "../functions/callArguments";
import { originOf } from "../http/origin";
import { requestUrl } from "../http/requestUrl";
import { ProtocolError, readMessage } from "../sync/readMessage";
import { decodeTs, encodeTs } from "../sync/wire";
import { decodeId, encodeId } from "../values/ids";
import { asText, hostileValue, meddled } from "./hostileJson";
import { conversation } from "./syncInputs";

const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.base64String(), fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{31,37}$/));
const check = <T>(input: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = 300) => fc.assert(fc.property(input, holds), { numRuns });

describe("ids", () => {
  it("have one spelling: any other text is none", () => {
    const id = fc.tuple(fc.integer({ min: 1, max: 0xffffffff }), fc.uint8Array({ minLength: 16, maxLength: 16 })).map(([table, body]) => encodeId(table, body));
    const changed = fc.tuple(id, fc.nat(), fc.string({ unit: "binary", maxLength: 2 })).map(([whole, at, other]) => whole.slice(0, at % whole.length) + other + whole.slice((at % whole.length) + 1));
    check(fc.oneof(text, id, changed), (given) => {
      const decoded = decodeId(given);
      if (decoded) expect(encodeId(decoded.tableNumber, decoded.body)).toBe(given);
    });
  });
});

describe("timestamps", () => {
  it("are whole numbers, or none", () => {
    check(fc.oneof(text, fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString("base64"))), (given) => {
      const ts = decodeTs(given);
      if (Number.isNaN(ts)) return;
      expect(Number.isSafeInteger(ts)).toBe(true);
      expect(decodeTs(encodeTs(ts))).toBe(ts);
    });
  });
});

describe("messages of the sync protocol", () => {
  it("are what they claim to be, or end the connection", () => {
    const sent = conversation.map(({ steps }) => steps.flatMap((step) => ("send" in step ? [step.send] : [])));
    check(fc.oneof(sent, fc.array(text, { maxLength: 3 }), fc.array(meddled(fc.object()).map(asText), { maxLength: 3 })), (messages) => {
      for (const message of messages) {
        try {
          expect(["Connect", "Authenticate", "ModifyQuerySet", "Mutation", "Action", "Event"]).toContain(readMessage(message).type);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }
    }, 60);
  });
});

describe("arguments", () => {
  it("are one object that can be written as JSON again, or are refused", () => {
    check(hostileValue, (given) => {
      const wire: unknown = JSON.parse(asText(given));
      for (const args of [wire, [wire], { deep: wire }]) {
        const read = readArguments(args, "module:name");
        if (read.ok) expect(typeof JSON.parse(JSON.stringify(read.args))).toBe("object");
        else expect(read.message).toMatch(/one object|^Invalid arguments for module\.js:name: /);
      }
    }, 60);
  });
});

describe("pages' cursors", () => {
  it("are refused when they aren't ours", () => {
    check(text, (given) => {
      expect(() => decodeCursor(given, "query")).toThrow(/cursor/i);
    });
  });
});

describe("addresses", () => {
  it("of requests are this deployment's, or none", () => {
    check(fc.oneof(fc.webUrl(), fc.webPath(), text, text.map((part) => `/${part}`), text.map((part) => `//${part}`)), (url) => {
      expect(requestUrl({ url } as IncomingMessage)?.host ?? "localhost").toBe("localhost");
    });
  });

  it("of clients are IP addresses, or unknown", () => {
    check(fc.tuple(fc.oneof(text, fc.ipV4(), fc.ipV6(), fc.ipV6().map((ip) => `[${ip}]:80`)), fc.nat(3)), ([header, proxies]) => {
      const request = { headers: { "x-forwarded-for": header }, socket: { remoteAddress: "::ffff:10.0.0.1" } } as unknown as IncomingMessage;
      const { ip } = originOf(request, proxies);
      expect(ip === null || isIP(ip) > 0).toBe(true);
    });
  });
});
