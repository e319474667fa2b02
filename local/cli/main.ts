// What `npm run local --` runs: the data commands, or a deployment until it is stopped.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { functionsDirectory } from "../functions/build/functionsDirectory";
import { readEnvFile } from "./envFile";
import { runDataCommand } from "./dataCommands";
import { asksForHelp, readDataCommand, readOptions, USAGE, UsageError } from "./options";
import { refuse, runUntilStopped } from "./runUntilStopped";

const argv = process.argv.slice(2);
try {
  if (asksForHelp(argv)) {
    console.log(USAGE);
    process.exit(0);
  }
  const command = readDataCommand(argv);
  if (command) process.exit(await runDataCommand(command));
  const { envFile, projectDir, dataDir, staticDir, ...options } = readOptions(argv);
  for (const folder of [resolve(projectDir), functionsDirectory(resolve(projectDir))]) if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const { url, port } = await runUntilStopped({
    ...options,
    projectDir: resolve(projectDir),
    dataDir: resolve(dataDir),
    ...(staticDir !== undefined && { staticDir: resolve(staticDir) }),
    env: () => (envFile === undefined ? {} : readEnvFile(resolve(envFile))),
  });
  if (options.port !== 0 && port !== options.port) console.log(`Port ${options.port} is taken, so this is the next free one.`);
  console.log(`Serving ${resolve(projectDir)} at ${url}, data in ${resolve(dataDir)}`);
} catch (error) {
  refuse(error);
}
