// The JSON Schemas that `guidepost schema` writes, before an independent validator: they take every
// file that a build takes, and refuse what they can refuse of the faulty files of tests/cases.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const tools = createRequire(`${process.env.BROWSER_TOOLS}/package.json`);
const { default: Ajv } = tools("ajv");
const { parse } = tools("yaml");

/** Sites that build; the folders of their files are the same in each. */
const SITES = [".", "tests/browser/awkward", "src/cli/starter"];
/** The mistakes that are mistakes of form. */
const OF_FORM = ["unknown-key", "missing-key", "unknown-value", "wrong-type"];
/** What makes a file one that no schema is asked about. */
const UNREAD = /^(yaml|frontmatter|duplicate-key|not-utf8|file|name-case|misplaced)/;

/** Checks the schemas of the program. */
export async function checkSchemas(report) {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-schemas-"));
  try {
    execFileSync(process.env.GUIDEPOST, ["schema", "--quiet", "--output", folder]);
    const validators = compile(folder);
    report.check("schemas: they take what builds", taken(validators));
    report.check("schemas: they refuse what is wrong in form", refused(validators));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(folder) {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictTypes: false });
  const named = readdirSync(folder).map((file) => {
    const schema = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return [file.replace(".json", ""), ajv.compile(schema)];
  });
  return new Map(named);
}

/** The names of the schemas that are for a file of a site. */
function schemasFor(path, data) {
  if (path === "guidepost.yaml") return ["guidepost"];
  const registry = /^content\/(sources|skills|industries)\.yaml$/.exec(path);
  if (registry) return [registry[1]];
  if (/^content\/(index|pages\/[^/]+)\.md$/.test(path)) return ["page"];
  if (/^content\/careers\/[^/]+\/index\.md$/.test(path)) return ["career"];
  if (!/^content\/careers\/[^/]+\/[^/]+\.md$/.test(path)) return [];
  return ["section", `section-${data?.section}`];
}

/** What a schema is asked about: the YAML of a file; nothing where it is none. */
function dataOf(file, path) {
  const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  const block = path.endsWith(".md") ? /^---\r?\n(.*?)^---\s*$/ms.exec(text)?.[1] : text;
  if (block === undefined) return undefined;
  try {
    return parse(block, { logLevel: "error" });
  } catch {
    return undefined;
  }
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The files of a site that have a schema, with what each schema says of them. */
function judged(validators, site) {
  const files = [join(site, "guidepost.yaml"), ...filesBelow(join(site, "content"))];
  return files.filter((file) => existsSync(file) && statSync(file).isFile()).flatMap((file) => {
    const path = relative(site, file);
    const data = dataOf(file, path);
    if (data === undefined) return [];
    return schemasFor(path, data).map((name) => {
      const validate = validators.get(name);
      const accepted = validate ? validate(data) : false;
      const faults = validate?.errors ?? [{ message: `there is no schema ${name}` }];
      const first = accepted ? "" : `${faults[0].instancePath ?? ""} ${faults[0].message}`;
      return { file, path, name, accepted, first };
    });
  });
}

function taken(validators) {
  const all = SITES.flatMap((site) => judged(validators, site));
  const problems = all.filter((it) => !it.accepted).map((it) => `${it.file}: ${it.name}: ${it.first}`);
  if (all.length < 50) problems.push(`only ${all.length} files were tried`);
  return problems;
}

/** The codes of a report, by the path of the file that each is about. */
function codes(text) {
  const found = new Map();
  const add = (path, code) => found.set(path, [...(found.get(path) ?? []), code]);
  // With the lines of the file, and in one line each.
  const long = /^(?:error|warning)\[([a-z0-9-]+)\].*\n(?: +.*\n)*? *--> ([^:\n]+)/gm;
  const short = /^([^:\n]+)(?::\d+)*: (?:error|warning)\[([a-z0-9-]+)\]/gm;
  for (const [, code, path] of text.matchAll(long)) add(path, code);
  for (const [, path, code] of text.matchAll(short)) add(path, code);
  return found;
}

function refused(validators) {
  const problems = [];
  let tried = 0;
  for (const report of filesBelow("tests/cases").filter((file) => file.endsWith("/diagnostics.txt"))) {
    const site = join(report, "../site");
    const byFile = codes(readFileSync(report, "utf8"));
    for (const { file, path, name, accepted, first } of judged(validators, site)) {
      const own = byFile.get(path) ?? [];
      if (own.some((code) => UNREAD.test(code))) continue;
      const isFaulty = own.some((code) => OF_FORM.includes(code));
      if (isFaulty) tried += 1;
      if (isFaulty && accepted) problems.push(`${file}: ${name} takes it, with ${own.join(", ")}`);
      if (own.length === 0 && !accepted) problems.push(`${file}: ${name}: ${first}`);
    }
  }
  if (tried < 10) problems.push(`only ${tried} faulty files were tried`);
  return problems;
}
