import { describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import { account, deployment, signUp } from "../people.testing";
import { ADA, confirmEmail, PASSWORD, refusal } from "./accounts.testing";

describe("administrators", () => {
  it("are made and unmade by whoever runs the deployment, by their address", async () => {
    const t = await deployment({ AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" });
    const ada = await signUp(t, "Ada", "ada@example.org", "correct horse");
    const seesAll = () => ada.query(api.ai.usage.usage.byDay, { of: "deployment" });
    await expect(seesAll()).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });

    const granted = await t.mutation(internal.users.admin.grant, { email: " ADA@example.org" });
    expect(granted).toEqual({ userId: ada.userId, name: "Ada", emailVerified: false });
    expect(await seesAll()).toHaveLength(30);

    await t.mutation(internal.users.admin.revoke, { email: "ada@example.org" });
    await expect(seesAll()).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
  });

  it("are never whoever else typed the address: only who has confirmed it", async () => {
    const t = await deployment();
    const squatter = await signUp(t, "Eve", ADA, PASSWORD);
    const ada = await account(t, "Ada", ADA);
    expect(await t.mutation(internal.users.admin.grant, { email: ADA })).toEqual({ userId: ada.userId, name: "Ada", emailVerified: true });
    await confirmEmail(t, squatter);
    await expect(t.mutation(internal.users.admin.grant, { email: ADA })).rejects.toMatchObject(refusal("CONFLICT"));
  });

  it("can't be made of an address that nobody has", async () => {
    const t = await deployment();
    await expect(t.mutation(internal.users.admin.grant, { email: "nobody@example.org" })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});
