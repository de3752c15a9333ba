// The twin of CreatePost on Node.js, with AWS's SDK as its users write it: the client is made once, outside of the handler.
import { randomUUID } from "node:crypto";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { serve } from "./runtime.mjs";

const client = new DynamoDBClient({});

serve(async (event) => {
  const { title, body } = JSON.parse(event.body);
  const faults = [...fault("title", title, 200), ...fault("body", body, 262144)];
  if (faults.length > 0) return reply(400, { errorCode: "VALIDATION_FAILED", errors: faults });

  const now = new Date().toISOString();
  const { blogId } = event.pathParameters;
  const post = { blogId, postId: randomUUID(), title: title.trim(), body, author: "anonymous", version: 1, createdAt: now, updatedAt: now };
  await client.send(new PutItemCommand({
    TableName: process.env.TABLE_NAME,
    Item: item(post),
    ConditionExpression: "attribute_not_exists(Pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  }));
  console.log(JSON.stringify({ level: "INFO", message: "CreatePost 201", requestId: event.requestContext.requestId }));
  return reply(201, { post });
});

function fault(field, text, limit) {
  return typeof text === "string" && text.trim().length > 0 && text.length <= limit ? [] : [{ field, code: "invalid" }];
}

function item({ version, ...texts }) {
  const attributes = Object.entries(texts).map(([name, text]) => [name[0].toUpperCase() + name.slice(1), { S: text }]);
  return {
    ...Object.fromEntries(attributes),
    Pk: { S: `BLOG#${texts.blogId}` },
    Sk: { S: `POST#${texts.postId}` },
    Version: { N: String(version) },
    Entity: { S: "Post" },
  };
}

function reply(statusCode, value) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
