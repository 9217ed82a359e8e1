// The page works without this. With it, answers come as one types, a file can be dropped on a field, and what was
// typed is there again when one comes back. It is kept by the tab alone, with its history: in no address, in no cookie.
"use strict";

const WAIT = 140;
// How long an answer may take: the lists of a day past are made ready first.
const PATIENCE = 30_000;
// How soon lists that are still being loaded are looked for again.
const AGAIN = 1000;
// How often what the service had no room for is asked again by itself.
const TRIES = 5;
// Longer fields are not kept for who comes back.
const KEPT_MAX = 200_000;

function kept(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value);
  return fields.reduce((length, [, value]) => length + value.length, 0) < KEPT_MAX ? fields : [];
}

// Also makes of a page that came as the answer to a form one that can be come back to.
function keep(form) {
  history.replaceState({ fields: kept(form) }, "");
}

function fill(form, fields) {
  for (const field of form.elements) {
    if (!field.name || ["file", "submit"].includes(field.type)) continue;
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
    if (values.length > 0) field.closest("details")?.setAttribute("open", "");
  }
}

function live(form) {
  const into = document.getElementById(form.dataset.into);
  const isTyped = Boolean(form.dataset.live);
  let timer;
  let latest = 0;
  // Without an answer nothing stands below the fields: what stood there is an answer to something else.
  function fail(box, isAgain) {
    const told = box ?? document.createElement("div");
    told.className = "problem";
    told.setAttribute("role", "alert");
    if (!box) told.textContent = document.body.dataset.away;
    if (isAgain) told.append(document.body.dataset.again);
    into.replaceChildren(told);
  }
  async function ask(given, tries = 0) {
    const number = ++latest;
    into.setAttribute("aria-busy", "true");
    try {
      const sent = given ? new FormData() : new FormData(form);
      for (const [field, text] of given ?? []) sent.append(field, text);
      const answer = await fetch(form.dataset.live ?? form.action, {
        method: "POST",
        headers: { Accept: "text/html" },
        body: form.enctype === "multipart/form-data" ? sent : new URLSearchParams(sent),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await answer.text();
      // An answer that comes after a later question's is of no use.
      if (number !== latest) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      const part = page.getElementById(form.dataset.into);
      // What is refused before a page is made, or by what stands before the service, is no answer.
      const isPage = answer.headers.get("content-type")?.startsWith("text/html");
      if (!isPage || !(answer.ok || part)) {
        // Where it is worth while to come again, the service says when.
        const seconds = Number(answer.headers.get("retry-after"));
        const isAgain = seconds > 0 && tries < TRIES;
        fail(isPage ? page.getElementById("problem") : undefined, isAgain);
        if (isAgain) timer = setTimeout(() => ask(given, tries + 1), seconds * 1000);
        return;
      }
      const whole = part ?? page.body;
      const places = [into];
      const was = document.activeElement;
      // What belongs to a field stands beside it.
      for (const beside of [...whole.querySelectorAll("[data-place]")]) {
        const place = document.getElementById(beside.dataset.place);
        places.push(place);
        beside.remove();
        if (place.innerHTML !== beside.innerHTML) place.replaceChildren(...document.adoptNode(beside).childNodes);
      }
      const { name, value, checked } = places.some((place) => place.contains(was)) || !was.isConnected ? was : {};
      into.replaceChildren(...document.adoptNode(whole).childNodes);
      tell(form, into);
      // Whoever goes through the choices of an answer by key stays where they are.
      const fields = places.flatMap((place) => [...place.querySelectorAll("[name]")]);
      const same = fields.find((field) => field.name === name && field.value === value);
      if (same) {
        same.checked = checked;
        same.focus();
      }
      if (isLoading(into)) timer = setTimeout(() => ask(given), AGAIN);
    } catch {
      // The service is away; the next letter asks again.
      if (number === latest) fail();
    } finally {
      if (number === latest) into.removeAttribute("aria-busy");
    }
  }
  // Fields of a form may stand elsewhere on the page.
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep(form);
      if (isTyped) ask();
    }, WAIT);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    // A code of the table goes into the field of codes, or out of it.
    if (isTyped && event.submitter?.name === "chosen") toggle(form.elements.hs, event.submitter.value);
    const emptied = form.elements[event.submitter?.dataset.empties];
    if (isTyped && emptied) emptied.value = "";
    keep(form);
    // A button with a way of its own, such as that to the other language, goes it.
    if (!isTyped || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    ask();
  });
  const before = history.state?.fields ?? [];
  const isAnswered = into.childElementCount > 0;
  // What came with the page already is not asked for again.
  if (before.length > 0 && !(isAnswered && JSON.stringify(before) === JSON.stringify(kept(form)))) {
    fill(form, before);
    ask(before);
  } else if (isAnswered) {
    keep(form);
    tell(form, into);
    if (isTyped && isLoading(into)) ask();
  }
}

// What is read aloud of an answer, and which field is at fault.
function tell(form, into) {
  const said = document.getElementById("said");
  if (said) said.textContent = [...document.querySelectorAll("main [data-said]")].map((part) => part.textContent).join(". ");
  const box = into.querySelector("[data-field]");
  for (const field of form.elements) {
    const isWrong = Boolean(box) && field.id === box.dataset.field;
    // A field that the page itself marks says what is wrong by itself.
    if (field.getAttribute("aria-describedby") !== "problem" && !isWrong) continue;
    field.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", box.id);
    } else field.removeAttribute("aria-describedby");
  }
}

function isLoading(part) {
  return Boolean(part.querySelector("[data-loading]"));
}

// Lists that were still being loaded when the page was made: once they are there it says so no more.
async function awaitLists() {
  const form = document.querySelector("form[data-into]");
  try {
    const answer = await fetch(form ? location.href : "/");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !isLoading(page)) return form ? loaded(form, page) : location.reload();
  } catch {
    // The service is away; it may come again.
  }
  setTimeout(awaitLists, AGAIN);
}

function loaded(form, page) {
  const into = document.getElementById(form.dataset.into);
  const waits = isLoading(into) && !form.dataset.live;
  const banners = [...page.querySelectorAll("main > .banner")];
  document.querySelector("main > [data-loading]").replaceWith(...banners);
  for (const select of document.querySelectorAll("select[data-lists]")) {
    const chosen = select.value;
    select.replaceChildren(...page.getElementById(select.id).childNodes);
    select.value = chosen;
  }
  // What was sent meanwhile is sent again.
  if (waits) form.requestSubmit();
}

function toggle(field, word) {
  const words = field.value.split(/[\s,;]+/).filter(Boolean);
  field.value = (words.includes(word) ? words.filter((other) => other !== word) : [...words, word]).join(" ");
}

function droppable(field) {
  const over = (on) => (event) => {
    event.preventDefault();
    field.classList.toggle("over", on);
  };
  field.addEventListener("dragover", over(true));
  field.addEventListener("dragleave", over(false));
  let before;
  field.addEventListener("drop", async (event) => {
    // Words that are dragged here go where the browser puts them.
    if (event.dataTransfer.files.length === 0) return field.classList.remove("over");
    over(false)(event);
    const told = document.getElementById(field.getAttribute("aria-describedby"));
    told.textContent = "";
    const [file, ...others] = event.dataTransfer.files;
    // What somebody wrote or pasted is not thrown away for a file; what the page or a file has put there is.
    if (field.value.trim() && ![field.defaultValue, before].includes(field.value)) {
      told.textContent = told.dataset.full;
      return;
    }
    try {
      // As it is or not at all: a text whose letters are replaced would name nobody.
      field.value = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      before = field.value;
      if (others.length > 0) told.textContent = `${told.dataset.first} ${file.name}`;
    } catch {
      told.textContent = told.dataset.unreadable;
    }
  });
}

document.querySelectorAll("form[data-into]").forEach(live);
document.querySelectorAll("textarea[data-drop]").forEach(droppable);
if (document.querySelector("main > [data-loading]")) awaitLists();
