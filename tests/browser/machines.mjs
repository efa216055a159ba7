// What machines read: HTML, CSS and SVG by the Nu HTML checker, sitemap, feed and robots.txt.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const VNU = `${process.env.BROWSER_TOOLS}/node_modules/vnu-jar/build/dist/vnu.jar`;

/** Runs the Nu HTML checker over files: errors and warnings, all of them. */
export async function checkMarkup(report, folder, files) {
  const wanted = files.filter((file) => /\.(html|css|svg)$/.test(file));
  const options = ["-jar", VNU, "--also-check-css", "--also-check-svg", "--format", "json", "--stdout"];
  const paths = wanted.map((file) => join(folder, file));
  const run = promisify(execFile)("java", [...options, ...paths], { maxBuffer: 1 << 28 });
  // It ends with 1 where it has found an error.
  const { stdout } = await run.catch((error) => error);
  const messages = JSON.parse(stdout).messages;
  for (const file of wanted) {
    const own = messages.filter(({ url }) => decodeURI(url ?? "").endsWith(join(folder, file)));
    report.check(
      `markup of ${join(folder, file)}`,
      own.map(({ type, lastLine, message }) => `${type} in line ${lastLine}: ${message}`),
    );
  }
  const others = messages.filter(({ url }) => !url);
  report.check("the Nu HTML checker itself", others.map(({ message }) => message));
}

/** Parses a file as XML and returns the text of the elements that `selector` finds. */
async function texts(tab, folder, file, selector) {
  const xml = readFileSync(join(folder, file), "utf8");
  return tab.evaluate(
    ([xml, selector]) => {
      const page = new DOMParser().parseFromString(xml, "application/xml");
      const error = page.querySelector("parsererror");
      if (error) throw new Error(error.textContent);
      return [...page.querySelectorAll(selector)].map(
        (element) => element.getAttribute("href") ?? element.textContent,
      );
    },
    [xml, selector],
  );
}

/** Sitemap, feed and robots.txt of a site that was built for the address `base`. */
export async function checkFeeds(report, tab, folder, pages, base) {
  const isListed = (page) => !["redirect", "not-found", "search"].includes(page.kind);
  const expected = pages.filter(isListed).map((page) => base + page.path);
  const listed = await texts(tab, folder, "sitemap.xml", "url > loc");
  report.check(`${folder}/sitemap.xml`, differences(listed, expected));

  const links = await texts(tab, folder, "feed.xml", "entry > link");
  const ids = await texts(tab, folder, "feed.xml", "feed > id, entry > id");
  const days = await texts(tab, folder, "feed.xml", "updated");
  report.check(`${folder}/feed.xml`, [
    ...(links.length === 0 ? ["no entry"] : []),
    ...links.filter((link) => !expected.includes(link)).map((link) => `no page: ${link}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
    ...days.filter((day) => !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(day)),
  ]);

  const robots = readFileSync(join(folder, "robots.txt"), "utf8");
  const names = robots.includes(`Sitemap: ${base}sitemap.xml`);
  report.check(`${folder}/robots.txt`, names ? [] : ["it does not name the sitemap"]);
}

function differences(found, expected) {
  return [
    ...expected.filter((url) => !found.includes(url)).map((url) => `missing: ${url}`),
    ...found.filter((url) => !expected.includes(url)).map((url) => `too much: ${url}`),
    ...found.filter((url, at) => found.indexOf(url) !== at).map((url) => `twice: ${url}`),
  ];
}

/** No word of a draft is published. */
export function checkDrafts(report, folder, files, word) {
  const bytes = (file) => readFileSync(join(folder, file));
  report.check(`drafts in ${folder}`, files.filter((file) => bytes(file).includes(word)));
}
