// Sees the check of links fail: faults are planted into a copy of a page, and each must be found.

import { followLinks } from "./links.mjs";
import { Report } from "./report.mjs";

/** What is planted, and how the check of links calls it. */
const FAULTS = [
  ['<a href="nothing/">a</a>', /^404 .*\/nothing\/ on $/],
  ['<img src="nothing.png" alt="">', /^404 .*\/nothing\.png on $/],
  ['<a href="#nowhere">a</a>', /^no anchor: #nowhere$/],
  ['<a href="careers/#nowhere">a</a>', /^no anchor: careers\/#nowhere$/],
  ['<a href="nothing/#nowhere">a</a>', /^no anchor: nothing\/#nowhere$/],
  ['<a href="">a</a>', /^an empty link$/],
  ['<a href="/">a</a>', /^leaves the site: \/$/],
  ['<a href="http://example.org/">a</a>', /^not secure: http:/],
  ['<link rel="canonical" href="careers/">', /^canonical of another page: careers\/$/],
  ['<p aria-labelledby="nobody">a</p>', /^no element nobody$/],
  ['<p id="_main">a</p>', /^id twice: _main$/],
];

/** Plants each fault into the home page, alone and among the sound pages that it is one of. */
export async function plant(report, tab, server, pages) {
  const home = pages.find(({ path }) => path === "");
  const found = async (html) => {
    const planted = { ...home, html: home.html.replace("</main>", `${html}</main>`) };
    const others = pages.filter((page) => page !== home);
    const own = new Problems();
    await followLinks(own, tab, server, [planted, ...others]);
    return own.all;
  };
  report.check("the sound pages", await found(""));
  for (const [html, expected] of FAULTS) {
    const problems = await found(html);
    const others = problems.filter((problem) => !expected.test(problem));
    const isFound = problems.length > others.length;
    // What leads to a page that is not there has no answer, besides what else is wrong with it.
    const strange = others.filter((problem) => !problem.startsWith("404 "));
    report.check(`the fault ${html}`, [
      ...(isFound ? [] : ["it is not found"]),
      ...strange.map((problem) => `found besides: ${problem}`),
    ]);
  }
}

/** A report that prints nothing and keeps what was found. */
class Problems extends Report {
  all = [];

  check(_, problems) {
    this.all.push(...problems);
  }
}
