// The page works without this. With it, answers come as one types, and a file can be dropped on a field.
"use strict";

const WAIT = 140;

function live(form) {
  const into = document.getElementById(form.dataset.into);
  let timer;
  let latest = 0;
  async function ask() {
    const number = ++latest;
    into.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.live, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
      const text = await answer.text();
      // An answer that comes after a later question's is of no use.
      if (number !== latest) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      into.replaceChildren(...document.adoptNode(page.body).childNodes);
    } catch {
      // The service is away for a moment; the next letter asks again.
    } finally {
      if (number === latest) into.removeAttribute("aria-busy");
    }
  }
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}

function droppable(field) {
  const over = (on) => (event) => {
    event.preventDefault();
    field.classList.toggle("over", on);
  };
  field.addEventListener("dragover", over(true));
  field.addEventListener("dragleave", over(false));
  field.addEventListener("drop", async (event) => {
    over(false)(event);
    const file = event.dataTransfer.files[0];
    field.value = file ? await file.text() : event.dataTransfer.getData("text/plain");
  });
}

document.querySelectorAll("form[data-live]").forEach(live);
document.querySelectorAll("textarea[data-drop]").forEach(droppable);
