// The editor's view of a page: loads it anew when it changes, and shows what is wrong.
// `guidepost serve` adds this to its responses; no page that is built has it.
(() => {
  const { page: loaded, styles: painted } = document.currentScript.dataset;
  const place = "guidepost-scroll";
  let styles = painted;
  let shown = "";
  let findings = [];
  let stream;

  // The page is in the light, what is added to it in the shadow, where the styles of neither reach
  // the other.
  const host = document.createElement("guidepost-desk");
  const root = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_guidepost/desk.css";
  const overlay = make("section", "overlay");
  const margin = make("aside", "margin");
  overlay.hidden = true;
  overlay.setAttribute("role", "alert");
  margin.setAttribute("aria-label", "Findings");
  root.append(sheet, margin, overlay);

  function make(name, className, text) {
    const element = document.createElement(name);
    element.className = className ?? "";
    if (text) element.textContent = text;
    return element;
  }

  // The stream

  // A browser opens few connections to one server: only the page that is looked at has one.
  function follow() {
    stream?.close();
    stream = undefined;
    if (document.visibilityState === "hidden") return;
    stream = new EventSource(`/_guidepost/events?page=${location.pathname}`);
    stream.onmessage = (event) => take(JSON.parse(event.data));
  }

  function take(news) {
    if (news.hasSite && news.page !== loaded) return reload();
    if (news.styles !== styles && news.page === loaded) {
      styles = news.styles;
      repaint();
    }
    showReport(news.report, news.hasSite);
    const text = JSON.stringify(news.findings);
    if (text === JSON.stringify(findings)) return;
    findings = news.findings;
    showFindings();
  }

  function reload() {
    stream.close();
    const at = { path: location.pathname, x: scrollX, y: scrollY };
    sessionStorage.setItem(place, JSON.stringify(at));
    location.reload();
  }

  function keepScroll() {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
    sessionStorage.removeItem(place);
    if (kept?.path !== location.pathname) return;
    const restore = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    restore();
    // What loads later may have moved the page.
    addEventListener("load", restore, { once: true });
  }

  // Puts the style sheets of the new page in the place of the old ones, each once it is there.
  async function repaint() {
    const html = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const links = (page) => [...page.querySelectorAll("link[rel~=stylesheet]")];
    const now = links(document);
    links(fresh).forEach((link, index) => {
      const old = now[index];
      const href = link.getAttribute("href");
      if (!old || old.getAttribute("href") === href) return;
      const next = old.cloneNode();
      next.setAttribute("href", href);
      next.addEventListener("load", () => {
        old.remove();
        placeNotes();
      });
      old.after(next);
    });
  }

  // What stops the site

  function showReport(report, hasSite) {
    if ((report ?? "") === shown) return;
    shown = report ?? "";
    overlay.replaceChildren();
    overlay.hidden = !report;
    if (!report) return;
    const head = make("header");
    head.append(make("h1", "", "The site has errors"));
    if (hasSite) {
      const close = make("button", "", "Show the page");
      close.type = "button";
      close.addEventListener("click", hide);
      head.append(close);
    }
    const below = hasSite
      ? "The page below is the last one without them. This goes when they are mended."
      : "The page comes when they are mended.";
    const text = make("pre", "", report.trim());
    text.tabIndex = 0;
    overlay.append(head, make("p", "", below), text);
  }

  function hide() {
    overlay.hidden = true;
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !overlay.hidden && overlay.querySelector("button")) hide();
  });

  // What is found beside the text

  const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  // The words of a line as a page has them: without the targets of links, and without its key.
  function wordsOf(line) {
    const plain = line.replace(/\]\([^)]*\)/g, "]").replace(/\[\^[^\]]*\]/g, "");
    const value = plain.replace(/^(?:- )?[a-z_]+: */, "");
    return [plain, value].map(letters).filter((words) => words.length > 3);
  }

  // The smallest part of the page that has the words, in the section or anywhere.
  function partOf(finding) {
    const section = finding.section && document.getElementById(finding.section);
    const main = document.querySelector("main") ?? document.body;
    const within = section?.closest("section") ?? section?.parentElement ?? main;
    for (const words of finding.text ? wordsOf(finding.text) : []) {
      const parts = within.querySelectorAll("p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, pre, figcaption");
      const having = [...parts].filter((part) => letters(part.textContent).includes(words));
      if (having.length > 0) return having.at(-1);
    }
    return section ?? main;
  }

  const notes = [];

  function showFindings() {
    notes.length = 0;
    margin.replaceChildren();
    for (const finding of findings) {
      const bar = make("div", "bar");
      const note = make("details", "note");
      note.append(make("summary", "", finding.severity));
      note.append(make("p", "", finding.message));
      if (finding.mend) note.append(make("p", "mend", finding.mend));
      note.append(make("p", "place", `${finding.place} · ${finding.code}`));
      note.addEventListener("toggle", placeNotes);
      margin.append(bar, note);
      notes.push({ part: partOf(finding), bar, note });
    }
    placeNotes();
  }

  function placeNotes() {
    let free = 0;
    const tops = notes.map((entry) => ({ ...entry, box: entry.part.getBoundingClientRect() }));
    tops.sort((a, b) => a.box.top - b.box.top);
    for (const { bar, note, box } of tops) {
      const top = box.top + scrollY;
      const at = Math.max(top, free);
      note.style.insetBlockStart = `${at}px`;
      bar.style.insetBlockStart = `${top}px`;
      bar.style.blockSize = `${Math.min(box.height, innerHeight)}px`;
      bar.style.left = `${Math.max(box.left + scrollX - 10, 0)}px`;
      free = at + note.offsetHeight + 4;
    }
  }

  // The beginning

  document.documentElement.append(host);
  sheet.addEventListener("load", placeNotes);
  keepScroll();
  addEventListener("resize", placeNotes);
  addEventListener("load", placeNotes);
  document.addEventListener("toggle", placeNotes, true);
  document.addEventListener("visibilitychange", follow);
  // A page that comes back from the browser's memory has no stream any more.
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
})();
