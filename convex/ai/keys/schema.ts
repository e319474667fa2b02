// People's own keys at model providers: only ever as ciphertext.
import { literals } from "convex-helpers/validators";
import { defineTable } from "convex/server";
import { v, type Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import { sealedText } from "../../sealing/seal";

/** Providers that a person may bring a key of; the rest are addresses, which only an operator sets. */
export const KEY_PROVIDERS = ["openai", "anthropic", "gemini", "mistral"] as const;
export const keyProvider = literals(...KEY_PROVIDERS);
export type KeyProvider = Infer<typeof keyProvider>;

/** verified: the provider took it; refused: it no longer does; unreadable: the secret it was sealed with is gone. */
export const keyStatus = literals("verified", "refused", "unreadable");

/** What a key is sealed for: its owner and its provider. */
export const keyContext = ({ userId, provider }: { userId: Id<"users">; provider: KeyProvider }): string => `${userId}|${provider}`;

export const keyTables = {
  /** At most one a person and provider. Left out of every export. */
  providerKeys: defineTable({
    userId: v.id("users"),
    provider: keyProvider,
    ...sealedText.fields,
    /** The key's last four characters, to tell it by. */
    last4: v.string(),
    status: keyStatus,
    /** Epoch ms. */
    verifiedAt: v.number(),
    /** The deployment's keys may be used when this one fails. */
    allowFallback: v.boolean(),
  }).index("by_user_provider", ["userId", "provider"]),
};
