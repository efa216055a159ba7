// Follows every link and reference of a site's pages, over HTTP and down to the anchor.

/** Attributes that hold the ids of other elements of the page. */
const ID_REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"];

/** What a page refers to and which ids it has, read by the browser's own parser. */
async function read(tab, html) {
  return tab.evaluate(
    ([html, idReferences]) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const all = [...page.querySelectorAll("*")];
      const links = all.flatMap((element) => {
        const found = ["href", "src", "action"].map((name) => element.getAttribute(name));
        if (element.matches("meta[http-equiv=refresh]")) found.push(element.content.split("url=")[1]);
        const isCanonical = element.matches("link[rel=canonical]");
        return found.filter((link) => link !== null).map((link) => ({ link, isCanonical }));
      });
      const refers = all.flatMap((element) =>
        idReferences.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []),
      );
      const ids = all.map((element) => element.id).filter((id) => id);
      return { links, refers, ids };
    },
    [html, ID_REFERENCES],
  );
}

/**
 * Checks the links of all `pages` at `server`. `base` is the address that the site was built for:
 * absolute links to it are followed on the server. The page for missing addresses, which stands
 * at any depth, is checked only where the site lies as it was built for.
 */
export async function followLinks(report, tab, server, pages, base) {
  const root = new URL(server.url);
  const isAsBuilt = root.pathname === (base ? new URL(base).pathname : "/");
  const parts = new Map();
  for (const page of pages) parts.set(page.path, await read(tab, page.html));
  const targets = new Map();
  for (const page of pages) {
    if (page.kind === "not-found" && !isAsBuilt) continue;
    const { links, refers, ids } = parts.get(page.path);
    const problems = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`);
    problems.push(...refers.filter((id) => !ids.includes(id)).map((id) => `no element ${id}`));
    for (const { link, isCanonical } of links) {
      const absolute = base && link.startsWith(base) ? root + link.slice(base.length) : link;
      const url = new URL(absolute, server.url + page.path);
      problems.push(...faults(link, url, root, parts));
      if (url.origin === root.origin) {
        url.hash = "";
        targets.set(url.href, page.path);
        const isOwn = url.href === server.url + page.path || page.kind === "redirect";
        if (isCanonical && !isOwn) problems.push(`canonical of another page: ${link}`);
      }
    }
    report.check(`links of ${server.url}${page.path}`, problems);
  }
  report.check(`answers of ${server.url}`, await unanswered(targets));
}

function faults(link, url, root, parts) {
  if (link === "") return ["an empty link"];
  if (["mailto:", "tel:"].includes(url.protocol)) return [];
  if (url.origin !== root.origin) return url.protocol === "https:" ? [] : [`not secure: ${link}`];
  if (!url.pathname.startsWith(root.pathname)) return [`leaves the site: ${link}`];
  if (url.hash.length < 2) return [];
  const target = parts.get(url.pathname.slice(root.pathname.length));
  const id = decodeURIComponent(url.hash.slice(1));
  return target?.ids.includes(id) ? [] : [`no anchor: ${link}`];
}

async function unanswered(targets) {
  const problems = [];
  for (const [url, from] of targets) {
    const response = await fetch(url, { redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 200) problems.push(`${response.status} ${url} on ${from}`);
  }
  return problems;
}
