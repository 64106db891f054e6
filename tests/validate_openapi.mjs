// Reads an OpenAPI description on standard input and ends with 1, after saying why, unless it is a valid one.
import { Validator } from "@seriousme/openapi-schema-validator";

let text = "";
for await (const piece of process.stdin) text += piece;

const result = await new Validator().validate(JSON.parse(text));
if (!result.valid) {
    console.log(typeof result.errors === "string" ? result.errors : JSON.stringify(result.errors, null, 2));
    process.exit(1);
}
