// What a built site consists of: its files, and its pages by kind.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file of a folder by its path, without those that Guidepost keeps for itself. */
export function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith(".guidepost/"))
    .sort();
}

/** The pages of a folder: `path` as it stands in an address, `kind`, and the HTML. */
export function pagesOf(folder) {
  const pages = filesOf(folder).filter((path) => path.endsWith(".html"));
  return pages.map((file) => {
    const html = readFileSync(join(folder, file), "utf8");
    const path = file.replace(/(^|\/)index\.html$/, "$1");
    return { path, html, kind: kindOf(html) };
  });
}

function kindOf(html) {
  if (html.includes('http-equiv="refresh"')) return "redirect";
  return /<body class="is-([a-z-]+)"/.exec(html)?.[1] ?? "unknown";
}

/** The longest page of each kind, which has most that can go wrong. */
export function longestOfEachKind(pages) {
  const longest = new Map();
  for (const page of pages) {
    const known = longest.get(page.kind);
    if (!known || known.html.length < page.html.length) longest.set(page.kind, page);
  }
  return [...longest.values()];
}
