// Asks the Lambda Runtime API for events, one at a time, over one kept connection.
import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");

export async function serve(handler) {
  for (;;) {
    const { headers, body } = await call("GET", "next");
    const id = headers["lambda-runtime-aws-request-id"];
    process.env._X_AMZN_TRACE_ID = headers["lambda-runtime-trace-id"];
    try {
      await call("POST", `${id}/response`, JSON.stringify(await handler(JSON.parse(body))));
    } catch (fault) {
      await call("POST", `${id}/error`, JSON.stringify({ errorType: fault.name, errorMessage: fault.message, stackTrace: [] }));
    }
  }
}

function call(method, path, content) {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, hostname, port, method, path: `/2018-06-01/runtime/invocation/${path}` }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString("utf8") }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(content);
  });
}
