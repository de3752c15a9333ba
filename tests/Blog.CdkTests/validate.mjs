// Validates templates against CloudFormation's schemas and rules, offline. Each line of the input is the path of a template.
// One line for each finding; a warning counts as an error does.
import { createInterface } from "node:readline";
import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";

// Each rule that is left out, and why.
const suppressed = {
  W2531: "provided.al2 is deprecated, which the stack itself warns of; who asks for runtime=al2 knows.",
  W3005: "The CDK writes down that a function waits for its role and the role's policy; that it names the role twice does no harm.",
};

const engine = new RegoEngine();
const found = new Set();
for await (const path of createInterface({ input: process.stdin })) {
  const report = engine.validateStandard(new TemplateFile(path), { severityLevel: "WARN" });
  if (report.status !== "OK") tell(path, `the validation did not come to its end: ${report.status}`);
  for (const { ruleId, severity, entity, propertyPath, message } of report.diagnostics) {
    found.add(ruleId);
    if (!(ruleId in suppressed)) tell(path, `${severity} ${ruleId} ${entity?.logicalId ?? ""} ${propertyPath ?? ""}: ${message}`);
  }
}
for (const rule of Object.keys(suppressed).filter(rule => !found.has(rule)))
  tell("validate.mjs", `${rule} is suppressed and never found: take it out`);
engine.free();

function tell(where, what) {
  console.log(`${where}: ${what}`);
}
