// A function for a custom runtime that conducts itself as its first argument says.
const root = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const conduct = process.argv[2];
const memory = process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;

const next = async () => {
  const response = await fetch(`${root}/invocation/next`);
  return { id: response.headers.get("lambda-runtime-aws-request-id"), event: await response.json() };
};
const post = (path, content) => fetch(`${root}/${path}`, { method: "POST", body: JSON.stringify(content) });
const forever = () => new Promise(() => setInterval(() => {}, 1000));

if (conduct === "ends at once") {
  console.error("No table.");
  process.exit(3);
}
if (conduct === "fails init") {
  await post("init/error", { errorMessage: "No handler.", errorType: "Odd" });
  await forever();
}
if (conduct === "is silent") await forever();

for (let count = 1; ; count++) {
  const { id } = await next();
  if (conduct === "ends in an event") process.exit(4);
  if (conduct === "hangs in an event") await forever();
  if (conduct === "reports an error") await post(`invocation/${id}/error`, { errorMessage: "Out of paper.", errorType: "Odd" });
  else if (conduct === "answers another event") await post("invocation/another/response", { statusCode: 200 });
  else if (conduct === "gives no answer") continue;
  else if (conduct === "answers 500 in the end" && count === 3) await post(`invocation/${id}/response`, { statusCode: 500, body: "Odd." });
  else if (conduct === "answers 503 at 128 MB" && memory === "128") await post(`invocation/${id}/response`, { statusCode: 503, body: "Too slow." });
  else await post(`invocation/${id}/response`, { statusCode: 201, body: "{}" });
}
