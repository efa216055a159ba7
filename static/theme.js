// Takes up the colours that the reader chose on an earlier page. It stands before the style sheet
// and holds up the first paint, so that nothing flashes; it is kept small for that.
{
  let theme;
  try {
    theme = localStorage.getItem("guidepost-theme");
  } catch {
    // A browser may refuse to remember.
  }
  document.documentElement.dataset.theme = ["light", "dark"].includes(theme) ? theme : "system";
}
