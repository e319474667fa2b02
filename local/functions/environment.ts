// The functions' environment variables: those that the process was started with, and over them those that
// `convex env set` has put into the data. They are secrets: a backup doesn't have them.
import { texts } from "../database/everyDocument";
import type { Database } from "../database/types";
import { ENVIRONMENT } from "./system/systemTables";

/** Said by the deployment itself. */
export const BUILT_IN = new Set(["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
const MAX_VALUE = 8 * 1024;
const MAX_VARIABLES = 100;

/** `value` null takes it away. */
export type EnvironmentChange = { name: string; value: string | null };

/** A sentence for whoever asked for the change; nothing of it was made. */
export class EnvironmentRefusal extends Error {}

type Row = { _id: string; name: string; value: string };

export class Environment {
  private constructor(
    private readonly database: Database,
    private readonly given: Record<string, string>,
    private stored: Map<string, string>,
  ) {}

  static async load(database: Database, given: Record<string, string>): Promise<Environment> {
    const { value } = await database.read(async (tx) => [...texts(tx, "", ENVIRONMENT)].map((text) => JSON.parse(text) as Row));
    return new Environment(database, given, new Map(value.map(({ name, value }) => [name, value])));
  }

  get variables(): Record<string, string> {
    return { ...this.given, ...Object.fromEntries(this.stored) };
  }

  /** All or none; resolves once they are on disk. Throws EnvironmentRefusal. */
  async change(changes: EnvironmentChange[]): Promise<void> {
    const next = new Map(this.stored);
    for (const { name, value } of changes) {
      if (BUILT_IN.has(name)) throw new EnvironmentRefusal(`Environment variable with name "${name}" is built-in and cannot be overridden`);
      if (!NAME.test(name)) throw new EnvironmentRefusal(`Environment variable name "${name.slice(0, 60)}" is invalid: up to 40 letters, digits and underscores, and no digit first`);
      if (value !== null && value.length > MAX_VALUE) throw new EnvironmentRefusal(`Environment variable "${name}" is longer than ${MAX_VALUE} characters`);
      if (value === null && !next.has(name) && name in this.given) throw new EnvironmentRefusal(`Environment variable "${name}" was given at the start of the deployment: take it away there`);
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    if (next.size > MAX_VARIABLES) throw new EnvironmentRefusal(`There can be up to ${MAX_VARIABLES} environment variables`);
    const { durable } = await this.database.write(async (tx) => {
      for (const text of [...texts(tx, "", ENVIRONMENT)]) tx.remove("", (JSON.parse(text) as Row)._id, ENVIRONMENT);
      for (const [name, value] of next) tx.insert("", ENVIRONMENT, { name, value });
    });
    await durable;
    this.stored = next;
  }
}
