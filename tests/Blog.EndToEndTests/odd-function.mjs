// A function for the tests of the local cloud: it speaks the Lambda Runtime API, and what the blog's id says, it does.
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const post = (path, body, headers = {}) => fetch(`${api}/${path}`, { method: "POST", body, headers });
const reply = (body, more = {}) => ({ statusCode: 200, body: JSON.stringify(body), ...more });

const start = {
  DeletePost: async () => {
    await post("init/error", JSON.stringify({ errorMessage: "no table", errorType: "Setup", stackTrace: [] }));
    process.exit(1);
  },
  UpdatePost: () => process.exit(3),
};

const behaviours = {
  echo: (event) => reply(event),
  environment: () => reply(process.env),
  headers: (_, headers) => reply(Object.fromEntries(headers)),
  pid: () => reply(process.pid),
  log: () => (console.log("a line on stdout"), console.error("a line on stderr"), reply({})),
  crash: () => process.exit(7),
  malformed: () => "{",
  text: () => "words",
  array: () => [1, "é"],
  large: () => reply("x".repeat(6_291_556)),
  raw: (event) => event.body,
  unknownId: async () => {
    const answer = await post("invocation/00000000-0000-0000-0000-000000000000/response", "{}");
    return reply(answer.status);
  },
  wait: async (event) => {
    await sleep(Number(event.queryStringParameters.ms));
    return reply(process.pid);
  },
  // Says that it has the event by making a file, then waits until that file holds something.
  hold: async (event) => {
    const { file } = event.queryStringParameters;
    writeFileSync(`${file}.${process.pid}`, "");
    while (true) {
      try {
        if (readFileSync(file, "utf8")) return reply(process.pid);
      } catch {}
      await sleep(20);
    }
  },
  hang: (event) => {
    const file = event.queryStringParameters?.file;
    if (file) writeFileSync(`${file}.${process.pid}`, "");
    while (true);
  },
  error: () => {
    throw new TypeError("on purpose");
  },
};

await start[process.env._HANDLER]?.();
while (true) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const event = await next.json();
  try {
    const answer = await behaviours[event.pathParameters.blogId](event, next.headers);
    await post(`invocation/${id}/response`, typeof answer === "string" ? answer : JSON.stringify(answer));
  } catch (problem) {
    const error = { errorMessage: problem.message, errorType: problem.name, stackTrace: [] };
    await post(`invocation/${id}/error`, JSON.stringify(error), { "Lambda-Runtime-Function-Error-Type": problem.name });
  }
}
