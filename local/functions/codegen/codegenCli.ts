import { resolve } from "node:path";
import { generateCode } from "./generateCode";

await generateCode(resolve(process.argv[2] ?? "."));
