// Validates each log of a folder against the schema, and that the schema refuses what is none.

const fs = require("node:fs");
const path = require("node:path");
const Ajv = require("ajv");
const addFormats = require("ajv-formats");

const [schemaFile, folder] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));
// One of the schema's own patterns is none of Unicode's regular expressions.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

let results = 0;
const faults = [];
const names = fs.readdirSync(folder).sort();
for (const name of names) {
  const log = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
  if (!validate(log)) {
    faults.push(`${name}: ${ajv.errorsText(validate.errors)}`);
  }
  results += log.runs[0].results.length;
}

const broken = { version: "2.1.0", runs: [{ tool: { driver: {} }, results: [{ level: "bad" }] }] };
if (validate(broken)) {
  faults.push("the schema refuses nothing");
}
if (results < 130) {
  faults.push(`only ${results} results in ${names.length} logs`);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${names.length} logs with ${results} results fit the schema`);
