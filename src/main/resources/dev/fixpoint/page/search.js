// The search field, and the counts of the outcomes, which filter.

function startSearch() {
  const field = byId("search");
  const note = byId("matches");
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(field.value), jobCount > 2000 ? 120 : 0);
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Enter") {
      clearTimeout(timer);
      if (chosen.query !== field.value) {
        search(field.value);
      }
      const next = nextMatch(event.shiftKey ? -1 : 1);
      if (next >= 0) {
        choose(next);
      }
      event.preventDefault();
    } else if (event.key === "Escape") {
      field.value = "";
      search("");
      focusView();
      event.stopPropagation();
    }
  });
  onChoice(change => {
    if (change.matches) {
      note.textContent = matching === null ? "" : matchCount.toLocaleString("en") + " of " + jobCount.toLocaleString("en");
    }
  });
  makeChips();
}

// Makes buttons of the counts; the graph page, which has none, gets its own.
function makeChips() {
  const own = byId("chips");
  if (own) {
    const counts = new Array(states.length).fill(0);
    run.state.forEach(state => counts[state]++);
    states.forEach((state, index) => own.append(element("li", { class: state.sign, "data-state": index, "data-count": counts[index] })));
  }
  document.querySelectorAll(".counts [data-state]").forEach(item => {
    const index = Number(item.dataset.state);
    const state = states[index];
    const chip = element("button", { class: "chip " + state.sign, type: "button", "aria-pressed": "false",
      title: "Show only: " + state.word,
      onclick: () => {
        toggleState(index);
        chip.setAttribute("aria-pressed", chosen.states.has(index));
      } }, sign(state.sign), element("b", {}, Number(item.dataset.count).toLocaleString("en")), " " + state.word);
    item.replaceChildren(chip);
  });
}
