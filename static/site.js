// Remembers the colours that the reader chooses, closes an opened list after a choice, and marks in
// the contents the section that is being read. Every page is whole without it.
const THEME = "guidepost-theme";
const root = document.documentElement;
for (const choice of document.querySelectorAll(".scheme select")) {
  const recall = () => {
    try {
      root.dataset.theme = localStorage.getItem(THEME) ?? root.dataset.theme;
    } catch {
      // A browser that remembers nothing keeps the choice of this page.
    }
    choice.value = root.dataset.theme;
  };
  choice.addEventListener("change", () => {
    root.dataset.theme = choice.value;
    try {
      localStorage.setItem(THEME, choice.value);
    } catch {
      // As above.
    }
  });
  // It may be chosen in another tab, or on the page that a reader comes back from.
  addEventListener("storage", recall);
  addEventListener("pageshow", recall);
}

for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

const links = new Map();
for (const link of document.querySelectorAll("#_contents > li > a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

if (links.size) {
  const mark = () => {
    let current;
    for (const [heading, link] of links) {
      link.removeAttribute("aria-current");
      if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    if (current) current.setAttribute("aria-current", "true");
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of links.keys()) watch.observe(heading);
}
