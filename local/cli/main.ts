import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readEnvFile } from "./envFile";
import { runDataCommand } from "./dataCommands";
import { readDataCommand, readOptions, UsageError } from "./options";
import { refuse, runUntilStopped } from "./runUntilStopped";

try {
  const command = readDataCommand(process.argv.slice(2));
  if (command) process.exit(await runDataCommand(command));
  const { envFile, projectDir, dataDir, staticDir, ...options } = readOptions(process.argv.slice(2));
  if (!existsSync(resolve(projectDir))) throw new UsageError(`There is no folder ${projectDir}.`);
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
