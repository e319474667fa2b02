/** The project's modules, loaded: what a deployment would find in this folder. */
export async function loadModules(): Promise<Record<string, Record<string, unknown>>> {
  const loaders = import.meta.glob<Record<string, unknown>>(["./**/*.ts", "!./_generated/**", "!./**/*.*.ts"]);
  const entries = Object.entries(loaders).map(async ([path, load]) => [path, await load()] as const);
  return Object.fromEntries(await Promise.all(entries));
}
