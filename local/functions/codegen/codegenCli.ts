// `tsx local/functions/codegen/codegenCli.ts DIR`: writes a project's `convex/_generated` without a deployment.
import { resolve } from "node:path";
import { generateCode } from "./generateCode";

await generateCode(resolve(process.argv[2] ?? "."));
