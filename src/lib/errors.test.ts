import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { accountErrorSentence, errorCode, errorSentence } from "./errors";

describe("what went wrong, in a sentence", () => {
  it("is the backend's own when it refused", () => {
    const refusal = new ConvexError({ code: "CONFLICT", message: "This trip is full: 50 people at most." });
    expect(errorSentence(refusal)).toBe("This trip is full: 50 people at most.");
    expect(errorCode(refusal)).toBe("CONFLICT");
  });

  it("speaks of the connection when that is missing", () => {
    expect(errorSentence(new TypeError("Failed to fetch"))).toMatch(/connection/);
  });

  it("never shows a fault's inner words", () => {
    expect(errorSentence(new Error("[CONVEX M(trips:create)] undefined is not a function"))).not.toMatch(/CONVEX|undefined/);
    expect(errorCode(new Error("x"))).toBeNull();
  });
});

describe("signing in", () => {
  it.each(["InvalidSecret", "InvalidAccountId", "Server Error"])("does not tell whether the e-mail or the password is wrong (%s)", (message) => {
    expect(accountErrorSentence(new Error(message), "signIn")).toBe("That e-mail and password do not match.");
  });

  it("sends those who have an account to sign in", () => {
    expect(accountErrorSentence(new Error("Account a@b.co already exists"), "signUp")).toMatch(/Sign in instead/);
    expect(accountErrorSentence(new Error("Server Error"), "signUp")).toMatch(/sign in instead/);
  });

  it("asks for patience after too many tries", () => {
    expect(accountErrorSentence(new Error("Uncaught Error: TooManyFailedAttempts"), "signIn")).toMatch(/Wait/);
  });

  it("passes on what the backend says of a field", () => {
    const refusal = new ConvexError({ code: "VALIDATION_ERROR", message: "Choose a password of at least 8 characters." });
    expect(accountErrorSentence(refusal, "signUp")).toBe("Choose a password of at least 8 characters.");
  });
});
