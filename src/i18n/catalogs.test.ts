// Each language says everything that the code says in English.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCatalog } from "../../scripts/messages/catalogFiles";
import { checkCatalog } from "../../scripts/messages/checkCatalog";
import { collectMessages } from "../../scripts/messages/collectMessages";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const tags = readdirSync(path("."), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const messages = collectMessages(path("../.."));

describe.each(tags)("the catalog of %s", (tag) => {
  const { catalog, conflicts } = readCatalog(path(tag));
  it("is complete, with the values of each message", () => {
    expect(checkCatalog(catalog, messages), `write it into a file of src/i18n/${tag}; "npm run messages" sorts them`).toEqual([]);
  });
  it("says nothing in two ways", () => expect(conflicts).toEqual([]));
});
