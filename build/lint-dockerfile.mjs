// Checks a Dockerfile by dockerfile-utils; a warning fails as an error does. No rule is ignored.
//     node build/lint-dockerfile.mjs FILE

import { readFileSync } from "node:fs";
import utils from "dockerfile-utils";

const file = process.argv[2];
const kinds = { 1: "error", 2: "warning" }; // DiagnosticSeverity of the language server protocol
const findings = utils.validate(readFileSync(file, "utf8"));
for (const { range, severity, message } of findings)
  console.error(`${file}(${range.start.line + 1},${range.start.character + 1}): ${kinds[severity]}: ${message}`);
process.exitCode = findings.length > 0 ? 1 : 0;
