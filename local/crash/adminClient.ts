// `npx convex import --table … --replace` and `npx convex export`, request by request, so that they can be cut off anywhere.
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { IMPORTED, type ImportedTable } from "./told";

const POLL_MS = 10;

type ImportState = { state: { state: string } } | null;
const stateOf = makeFunctionReference<"query", { importId: string }, ImportState>("_system/cli/queryImport:default");

export class AdminClient {
  constructor(
    private readonly url: string,
    private readonly adminKey: string,
  ) {}

  /** Resolves once it is said to be complete. */
  async importGeneration(tableName: ImportedTable, generation: number): Promise<void> {
    const { rows: count, text } = IMPORTED[tableName];
    const rows = Array.from({ length: count }, (_, row) => JSON.stringify({ generation, row, text: text(row) }));
    const { uploadToken } = (await this.post("import/start_upload")) as { uploadToken: string };
    await this.post(`import/upload_part?uploadToken=${uploadToken}&partNumber=1`, rows.join("\n"));
    const wanted = { tableName, componentPath: null, mode: "replace", format: "jsonLines" };
    const { importId } = (await this.post("import/finish_upload", JSON.stringify({ import: wanted, uploadToken, partTokens: ["1"] }))) as { importId: string };
    await this.until(importId, "waiting_for_confirmation");
    await this.post("perform_import", JSON.stringify({ importId }));
    await this.until(importId, "completed");
  }

  /** Resolves once one is under way, or was before. */
  async requestExport(): Promise<void> {
    await this.post("export/request/zip?includeStorage=true").catch(() => {});
  }

  private async until(importId: string, wanted: string): Promise<void> {
    const client = new ConvexHttpClient(this.url, { logger: false }) as ConvexHttpClient & { setAdminAuth(key: string): void };
    client.setAdminAuth(this.adminKey);
    for (;;) {
      const state = (await client.query(stateOf, { importId }))?.state.state;
      if (state === wanted) return;
      if (state === "failed") throw new Error("The import failed");
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async post(path: string, body?: string): Promise<unknown> {
    const response = await fetch(`${this.url}/api/${path}`, { method: "POST", headers: { authorization: `Convex ${this.adminKey}` }, body });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return response.json();
  }
}
