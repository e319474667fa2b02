import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { permissionsPage } from "../scripts/permissionsPage";
import { loadModules } from "./modules.testing";
import { atLeast, hasPermission, PERMISSIONS, requirePermission, type Permission, type Role } from "./permissions";
import { OPEN_FUNCTIONS, publicFunctions } from "./publicFunctions.testing";

type Asker = Parameters<typeof requirePermission>[1];
const guest: Asker = { isAnonymous: true, plan: "free", role: "user" };
const person: Asker = { isAnonymous: false, plan: "free", role: "user" };
const pro: Asker = { ...person, plan: "pro" };
const agency: Asker = { ...person, plan: "agency" };
const admin: Asker = { ...person, role: "admin" };

/** The code of the refusal, or "allowed". */
function answer(permission: Permission, asker: Asker, role: Role | null = null) {
  try {
    requirePermission(permission, asker, role);
    return "allowed";
  } catch (error) {
    return (error as { data: { code: string } }).data.code;
  }
}

describe("a permission", () => {
  it.each([
    ["app:open", "allowed", "allowed", "allowed", "allowed", "allowed", "allowed"],
    ["self:write", "AUTHENTICATION_ERROR", "allowed", "allowed", "allowed", "allowed", "allowed"],
    ["billing:manage", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "allowed", "allowed", "allowed", "allowed"],
    ["agency:work", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "allowed", "AUTHORIZATION_ERROR"],
    ["admin:access", "AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "allowed"],
  ] as const)("%s is had by whom the table says", (permission, ...expected) => {
    const askers = [null, guest, person, pro, agency, admin];
    expect(askers.map((asker) => answer(permission, asker))).toEqual(expected);
    expect(askers.map((asker) => hasPermission(permission, asker))).toEqual(expected.map((code) => code === "allowed"));
  });

  it.each([
    ["trips:read", "allowed", "allowed", "allowed"],
    ["ai:chat", "AUTHORIZATION_ERROR", "allowed", "allowed"],
    ["trips:delete", "AUTHORIZATION_ERROR", "AUTHORIZATION_ERROR", "allowed"],
  ] as const)("%s in a trip is had by its members as the table says, and by nobody else", (permission, ...expected) => {
    expect((["viewer", "editor", "owner"] as const).map((role) => answer(permission, guest, role))).toEqual(expected);
    expect(answer(permission, admin)).toBe("RESOURCE_NOT_FOUND");
    expect(answer(permission, null)).toBe("AUTHENTICATION_ERROR");
  });

  it("that needs an account isn't given to guests by their role", () => {
    expect(answer("payments:request", guest, "owner")).toBe("AUTHORIZATION_ERROR");
    expect(answer("payments:request", person, "editor")).toBe("allowed");
    expect(answer("payments:request", person, "viewer")).toBe("AUTHORIZATION_ERROR");
  });

  it("of a role is one of every larger role", () => {
    expect(atLeast("owner", "editor") && atLeast("editor", "viewer") && atLeast("viewer", "viewer")).toBe(true);
    expect(atLeast("viewer", "editor") || atLeast("editor", "owner")).toBe(false);
  });
});

describe("every public function", async () => {
  const functions = publicFunctions(await loadModules());

  it("names what it needs", () => {
    expect(functions.length).toBeGreaterThan(40);
    expect(functions.filter(({ permission }) => permission === null).map(({ name }) => name)).toEqual([]);
  });

  it("that strangers may call has its reason written down", () => {
    const open = functions.filter(({ permission }) => permission !== null && PERMISSIONS[permission].who === "anonymous");
    expect(open.map(({ name }) => name)).toEqual(Object.keys(OPEN_FUNCTIONS).sort());
  });

  it("is in docs/permissions.md as it is (else: npm run permissions)", () => {
    expect(readFileSync("docs/permissions.md", "utf8")).toBe(permissionsPage(functions));
  });
});
