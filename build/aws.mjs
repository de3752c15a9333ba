// What the targets ask of AWS. A failure is one line on stderr and exit code 1.
//
//   node build/aws.mjs caller                 the account and the region, as ACCOUNT/REGION, if the credentials hold
//   node build/aws.mjs ready STACK KIND       the same, if STACK can be deployed there as KIND, production or other
//   node build/aws.mjs outputs STACK          the stack's outputs, a JSON object
//   node build/aws.mjs destroy STACK [STACK]  deletes the stack if it is there, and waits until it is gone; a production
//                                             stack only where its name is said twice
//   node build/aws.mjs logs GROUP SECONDS     what was logged in the last seconds, oldest first
//
// Credentials and region are found as the AWS CLI finds them; AWS_ENDPOINT_URL is honoured, for an emulator.
import { CloudFormation, waitUntilStackDeleteComplete } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogs, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import { STS } from "@aws-sdk/client-sts";

const retries = { maxAttempts: 3 };
const deletionSeconds = 30 * 60;

const cloudFormation = new CloudFormation(retries);

const commands = {
  async caller() {
    console.log(await place());
  },

  async ready(stack, kind) {
    const here = await place();
    if (await isMissing("CDKToolkit"))
      throw new Explained(`${here} is not bootstrapped: \`dotnet cake --target=Bootstrap\` does it, once.`);
    const sign = kind === "production" ? undefined : signOfProduction(await lookFor(stack));
    if (sign)
      throw new Explained(`${stack} is a production stack (${sign}), and this deployment would take its protection away: pass --production, or name another stage.`);
    console.log(here);
  },

  async outputs(stack) {
    const { Outputs: outputs = [] } = await find(stack);
    console.log(JSON.stringify(Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))));
  },

  async destroy(stack, consent) {
    const found = await lookFor(stack);
    if (!found) return console.log(`There is no stack ${stack} in ${await region()}: nothing to delete.`);
    const sign = signOfProduction(found);
    if (sign && consent !== stack)
      throw new Explained(`${stack} is a production stack (${sign}): it is destroyed only with --yes-destroy=${stack}.`);
    await (found.EnableTerminationProtection ? unprotected(found, () => remove(found)) : remove(found));
    console.log(`${stack} is deleted.`);
  },

  async logs(group, seconds) {
    const client = new CloudWatchLogs(retries);
    const query = { logGroupName: group, startTime: Date.now() - Number(seconds) * 1000 };
    for await (const page of paginateFilterLogEvents({ client }, query))
      for (const event of page.events ?? []) console.log(event.message.trimEnd());
  },
};

class Explained extends Error {}

/** Undefined where there is no such stack. */
async function lookFor(stack) {
  try {
    return (await cloudFormation.describeStacks({ StackName: stack })).Stacks[0];
  } catch (error) {
    if (!doesNotExist(error)) throw error;
  }
}

async function find(stack) {
  const found = await lookFor(stack);
  if (!found) throw new Explained(`There is no stack ${stack} in ${await region()}: \`dotnet cake --target=Deploy\` makes it.`);
  return found;
}

/** What shows that a stack was deployed as production, or undefined. Before there was the output, stage prod alone was. */
function signOfProduction({ EnableTerminationProtection, Outputs = [], Description = "" } = {}) {
  return EnableTerminationProtection ? "its termination protection is on"
    : Outputs.some(({ OutputKey, OutputValue }) => OutputKey === "Production" && OutputValue === "true") ? "its output Production is true"
    : Description.endsWith(", stage prod.") ? "its description says stage prod"
    : undefined;
}

/** By its id a stack is found even when it is gone; so is the reason, when it stays. */
async function remove({ StackId: id, StackName: stack }) {
  await cloudFormation.deleteStack({ StackName: id });
  const waiter = { client: cloudFormation, maxWaitTime: deletionSeconds, minDelay: 2, maxDelay: 10 };
  await waitUntilStackDeleteComplete(waiter, { StackName: id }).catch(async () => {
    throw new Explained(`${stack} was not deleted: ${await reasonOfStay(id)}`);
  });
}

/** A stack that stays is protected again. */
async function unprotected({ StackId: id }, act) {
  const protect = (on) => cloudFormation.updateTerminationProtection({ StackName: id, EnableTerminationProtection: on });
  await protect(false);
  try {
    await act();
  } catch (error) {
    const now = await protect(true).then(() => "on again", () => "off");
    throw new Explained(`${explain(error)} Its termination protection is ${now}.`);
  }
}

/** Who may not look does not know: the deployment itself will tell. */
async function isMissing(stack) {
  try {
    await cloudFormation.describeStacks({ StackName: stack });
    return false;
  } catch (error) {
    if (isDenied(error)) return false;
    if (doesNotExist(error)) return true;
    throw error;
  }
}

async function reasonOfStay(id) {
  const { StackEvents: events = [] } = await cloudFormation.describeStackEvents({ StackName: id });
  const failed = events.find((event) => event.ResourceStatus === "DELETE_FAILED");
  return failed ? `${failed.LogicalResourceId}: ${failed.ResourceStatusReason}` : "CloudFormation's console says why.";
}

const region = () => cloudFormation.config.region();

async function place() {
  const { Account: account } = await new STS(retries).getCallerIdentity({});
  return `${account}/${await region()}`;
}

const doesNotExist = (error) => error.name === "ValidationError" && /does not exist/.test(error.message);

const isDenied = (error) => /^AccessDenied|^UnauthorizedOperation$/.test(error.name);

function explain(error) {
  const causes = [error, ...(error.errors ?? [])];
  const says = (pattern) => causes.some((cause) => pattern.test(`${cause.name} ${cause.code} ${cause.message}`));
  return error instanceof Explained ? error.message
    : says(/ExpiredToken|[Tt]oken.*expired|session.*expired/) ? "The AWS credentials have expired: `dotnet cake --target=Sso --profile=NAME` renews them."
    : says(/Region is missing/) ? "No AWS region is set: pass --region=NAME, or set AWS_REGION or the profile's region."
    : says(/Credential|could not be found|Profile/) ? `No AWS credentials: pass --profile=NAME, or set AWS_PROFILE or AWS_ACCESS_KEY_ID. (${oneLine(error.message)})`
    : says(/InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient/) ? "AWS does not know these credentials: check --profile or AWS_ACCESS_KEY_ID."
    : says(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT/) ? `AWS cannot be reached${at()}: check the network.`
    : `AWS refused: ${error.name}: ${oneLine(error.message)}`;
}

const at = () => (process.env.AWS_ENDPOINT_URL ? ` at ${process.env.AWS_ENDPOINT_URL}` : "");

const oneLine = (text) => String(text).replace(/\s+/g, " ").trim();

const [name, ...values] = process.argv.slice(2);
try {
  await commands[name](...values);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
