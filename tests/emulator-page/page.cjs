// The emulator's page under a keyboard and for a screen reader, while the account changes below it.
//
// Each test runs in jsdom, which comes from npm, and in Chromium, if there is one on this machine
// (or where `CHROMIUM` says). jsdom has no layout, so only Chromium judges contrast and sizes.
"use strict";

const assert = require("node:assert/strict");
const { existsSync } = require("node:fs");
const axe = require("axe-core");
const { JSDOM, VirtualConsole } = require("jsdom");
const { chromium } = require("playwright-core");
const WebSocket = require("ws");

const address = JSON.parse(process.env.SCHEMATIC_DEV);
const SOON = 20_000; // ms until something that happens in the background must have happened

const CONTROLS = "button:not([hidden]), summary, select, input, pre[tabindex]";

// A page in jsdom. What a key does is a browser's part, so it is done here.
async function openInJsdom() {
  const closed = new AbortController();
  const errors = [];
  const virtualConsole = new VirtualConsole();
  // What jsdom lacks is an error too, of another type.
  virtualConsole.on("jsdomError", (error) => error.type === "unhandled exception" && errors.push(error.message));
  const dom = await JSDOM.fromURL(address.page_url, {
    runScripts: "dangerously",
    pretendToBeVisual: true,
    virtualConsole,
    beforeParse(window) {
      window.fetch = (path, init) => fetch(new URL(path, window.location), { ...init, signal: closed.signal });
    },
  });
  const { window } = dom;
  const run = async (work, ...args) => {
    const answer = JSON.stringify(await window.eval(`(${work})`)(...args));
    return answer && JSON.parse(answer);
  };
  const keys = {
    Enter: () => {
      const { activeElement } = window.document;
      if (activeElement.matches("button")) activeElement.click();
      if (activeElement.matches("summary")) activeElement.parentElement.open = !activeElement.parentElement.open;
    },
    Tab: () => {
      const controls = [...window.document.querySelectorAll(CONTROLS)].filter((one) => !one.closest("details:not([open]) pre"));
      controls[controls.indexOf(window.document.activeElement) + 1]?.focus();
    },
  };
  return {
    errors,
    run,
    press: async (key) => {
      const pressed = new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      if (window.document.activeElement.dispatchEvent(pressed)) keys[key]();
    },
    evaluate: async (script) => window.eval(script),
    schemes: [null],
    judges: { "color-contrast": { enabled: false }, "target-size": { enabled: false } },
    show: async () => {},
    close: async () => {
      closed.abort();
      // What waited for an answer ends first, since it looks for the document.
      await new Promise((resolve) => setTimeout(resolve, 50));
      window.close();
    },
  };
}

// A page in Chromium, in a profile that is empty.
async function openInChromium(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address.page_url);
  return {
    errors,
    // As text, since a function is sent as it stands and must not refer to anything here.
    run: (work, ...args) => page.evaluate(`(${work})(...${JSON.stringify(args)})`),
    press: (key) => page.keyboard.press(key),
    evaluate: (script) => page.evaluate(script),
    schemes: ["light", "dark"],
    judges: { "target-size": { enabled: true } },
    show: (colorScheme) => page.emulateMedia({ colorScheme, reducedMotion: "reduce" }),
    close: () => context.close(),
  };
}

const tests = {
  async "the focus stays at each control while events arrive"(page) {
    await changes(page, () => track("acme", 1));
    for (const list of ["events", "requests", "deliveries"]) await unfold(page, list);
    // Events that differ, so that a row is known again.
    let quantity = 1;
    const seen = [];
    const kinds = new Set();
    for (let last = false; !last; ) {
      await page.press("Tab");
      const control = await page.run((controls) => {
        window.control = document.activeElement;
        const { control } = window;
        const section = [...document.querySelectorAll("section")].indexOf(control.closest("section"));
        return {
          name: control.getAttribute("aria-label") || control.textContent.trim() || control.name,
          kind: [section, control.nodeName, control.id || control.name || control.getAttribute("data-key")?.split(" ")[0]].join(" "),
          row: control.closest("#events details")?.textContent,
          isBody: control === document.body,
          isLast: [...document.querySelectorAll(controls)].at(-1) === control,
        };
      }, CONTROLS);
      assert.ok(!control.isBody, `after "${seen.at(-1)}" the focus is nowhere`);
      seen.push(control.name);
      last = control.isLast;
      // One of a kind stands for the others.
      if (kinds.size === kinds.add(control.kind).size) continue;
      await changes(page, () => track("acme", (quantity += 1)));
      const isKept = await page.run(() => document.activeElement === window.control && window.control.isConnected);
      assert.ok(isKept, `an event takes the focus from "${control.name}"`);
      const row = await page.run(() => window.control.closest("#events details")?.textContent);
      assert.equal(row, control.row, "the focus is at another event");
    }
    for (const name of ["+1 day", "default value of beta", "rules", "Event in full", "Reload connection #1", "Remove webhook Nowhere", "Inject"]) {
      assert.ok(seen.includes(name), `Tab never came to "${name}": ${seen.join(", ")}`);
    }
  },

  async "a selection stays while events arrive"(page) {
    await changes(page, () => track("acme", 1));
    await unfold(page, "events");
    for (const place of ["#exports", "#flags code", "#companies b", "#events summary code", "#events pre", "#users td"]) {
      const selected = await page.run((place) => {
        getSelection().selectAllChildren(document.querySelector(place));
        return getSelection().toString();
      }, place);
      assert.ok(selected, `nothing to select in ${place}`);
      await changes(page, () => track("acme", 1));
      assert.equal(await page.run(() => getSelection().toString()), selected, `the selection in ${place}`);
    }
    await page.run(() => {
      const path = document.querySelector("#inject [name=path]");
      path.value = "/batch";
      path.focus();
      path.setSelectionRange(1, 4);
    });
    await changes(page, () => track("acme", 1));
    const input = await page.run(() => {
      const path = document.querySelector("#inject [name=path]");
      return [path.value, path.selectionStart, path.selectionEnd];
    });
    assert.deepEqual(input, ["/batch", 1, 4]);
  },

  async "an unfolded row stays unfolded, and is up to date"(page) {
    await focus(page, "#connections summary");
    await page.press("Enter");
    const full = () => text(page, "#connections details[open] pre");
    await eventually(full, "the connection in full");
    const before = await full();
    await emulator("PUT", "/_emulator/flags/beta", { default_value: true });
    await eventually(async () => (await full()) !== before, "what was sent over the connection");
    await emulator("PUT", "/_emulator/flags/beta", { default_value: false });
  },

  async "Enter acts, says so and keeps the focus"(page) {
    const choice = (key) => `[aria-label="beta for everybody"] [data-key=${key}]`;
    const byDefault = `[aria-label="default value of beta"]`;
    for (const [selector, becomes, done] of [
      [choice("on"), "aria-pressed=true", "beta is on for everybody."],
      [choice("rules"), "aria-pressed=true", "beta is decided by its rules."],
      [byDefault, "aria-checked=true", "The default value of beta is on."],
      [byDefault, "aria-checked=false", "The default value of beta is off."],
    ]) {
      await focus(page, selector);
      await page.press("Enter");
      await eventually(() => has(page, `${selector}[${becomes}]`), `${selector} is ${becomes}`);
      await eventually(async () => (await text(page, "#done[role=status]")) === done, `"${done}" is said`);
      assert.ok(await hasFocus(page, selector), `"${done}", and the focus is elsewhere`);
    }
    const { flags } = await state();
    const { forced, default_value } = flags.find(({ key }) => key === "beta");
    assert.deepEqual([forced, default_value], [null, false]);
  },

  async "where the focused control goes, its section has the focus"(page) {
    await emulator("POST", "/_emulator/faults", { kind: "hang", path: "/nowhere" });
    const button = `#faults [aria-label^="Remove fault"]`;
    await eventually(() => has(page, button), "the fault");
    await focus(page, button);
    await page.press("Enter");
    await eventually(async () => !(await has(page, button)), "the fault is gone");
    const heading = await page.run(() => document.activeElement.matches("h2") && document.activeElement.textContent);
    assert.match(String(heading), /^Faults/);
  },

  async "an error is said in a live region and not in a dialog"(page) {
    await page.run(() => {
      window.dialogs = 0;
      window.alert = window.confirm = window.prompt = () => (window.dialogs += 1);
      // There before its text, or nothing would announce that.
      window.region = document.querySelector("[role=alert]");
    });
    for (let count = 0; count < 100; count += 1) {
      await emulator("POST", "/_emulator/faults", { kind: "hang", path: "/nowhere" });
    }
    await focus(page, "#inject button");
    await page.press("Enter");
    const said = () => page.run(() => window.region.isConnected && window.region.textContent);
    await eventually(said, "the error");
    assert.equal(await said(), "too many faults are pending already");
    await changes(page, () => track("acme", 1));
    assert.ok(await said(), "an event takes the error away");
    assert.equal(await page.run(() => window.dialogs), 0);
    assert.ok(await hasFocus(page, "#inject button"), "the error takes the focus");
    await emulator("DELETE", "/_emulator/faults");
    await eventually(async () => !(await has(page, "#faults button")), "the faults are gone");
    await withoutViolations(page, "with an error");

    await focus(page, "#dismiss");
    await page.press("Enter");
    await eventually(async () => !(await said()), "the error is gone");
    assert.ok(await hasFocus(page, "#inject button"), "the focus is not where it was before");
  },

  async "axe finds nothing"(page) {
    await track("acme", 5);
    await track("unknown", 1);
    await emulator("POST", "/_emulator/faults", { kind: "status", status: 503, path: "/nowhere" });
    await emulator("POST", "/_emulator/datastream/faults", { kind: "ping" });
    await call("POST", "/batch", { events: "not a list" });
    await drawn(page);
    await withoutViolations(page, "at first");
    for (const list of ["events", "requests", "connections", "deliveries"]) await unfold(page, list);
    await withoutViolations(page, "with unfolded rows");
  },
};

async function eventually(condition, what) {
  const deadline = Date.now() + SOON;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not within ${SOON} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function call(method, path, body) {
  return fetch(address.base_url + path, {
    method,
    headers: { "x-schematic-api-key": address.api_key, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
}

async function emulator(method, path, body) {
  const response = await call(method, path, body);
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  const answer = await response.text();
  return answer ? JSON.parse(answer) : undefined;
}

const state = async () => (await emulator("GET", "/_emulator/state")).data;

const track = (org, quantity) =>
  emulator("POST", "/batch", {
    events: [{ api_key: address.api_key, type: "track", body: { event: "generate", company: { org }, quantity } }],
  });

// Makes a change and waits until the page shows it.
async function changes(page, change) {
  await change();
  await drawn(page);
}

async function drawn(page) {
  const { events_total } = await state();
  const shown = () => page.run(() => document.getElementById("event-count").textContent);
  await eventually(async () => (await shown()).split(" ").at(-1) === String(events_total), `event ${events_total} is shown`);
}

const focus = (page, selector) => page.run((selector) => document.querySelector(selector).focus(), selector);
const has = (page, selector) => page.run((selector) => document.querySelector(selector) !== null, selector);
const hasFocus = (page, selector) => page.run((selector) => document.activeElement === document.querySelector(selector), selector);
const text = (page, selector) => page.run((selector) => document.querySelector(selector)?.textContent, selector);

async function unfold(page, list) {
  const opened = (list) => {
    const details = document.querySelector(`#${list} details`);
    if (details) details.open = true;
    return !details || Boolean(details.querySelector("pre"));
  };
  await eventually(() => page.run(opened, list), `a row of ${list} is unfolded`);
}

async function withoutViolations(page, when) {
  await page.evaluate(axe.source);
  for (const scheme of page.schemes) {
    await page.show(scheme);
    const violations = await page.run(async (rules) => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }, page.judges);
    assert.deepEqual(violations, [], `${when}${scheme ? `, ${scheme}` : ""}`);
  }
}

// A client of the DataStream, whose connection the page shows.
async function connect() {
  const socket = new WebSocket(address.datastream_url, { headers: { "x-schematic-api-key": address.api_key } });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  for (const data of [{ entity_type: "rulesengine.Flags" }, { entity_type: "rulesengine.Company", keys: { org: "acme" } }]) {
    socket.send(JSON.stringify({ data: { action: "start", ...data } }));
  }
  return socket;
}

async function main() {
  setTimeout(() => {
    console.log("the tests hang");
    process.exit(1);
  }, 300_000).unref();
  const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  const browsers = { jsdom: openInJsdom };
  let browser;
  if (executablePath) {
    browser = await chromium.launch({ executablePath, args: ["--no-proxy-server"] });
    browsers.Chromium = () => openInChromium(browser);
  }
  const socket = await connect();
  let passed = 0;
  let failed = 0;
  for (const [where, open] of Object.entries(browsers)) {
    for (const [name, test] of Object.entries(tests)) {
      let page;
      try {
        for (const faults of ["/_emulator/faults", "/_emulator/datastream/faults"]) await emulator("DELETE", faults);
        page = await open();
        await drawn(page);
        await test(page);
        assert.deepEqual(page.errors, [], "errors of the page's scripts");
        passed += 1;
        console.log(`test ${name} (${where}) ... ok`);
      } catch (error) {
        failed += 1;
        console.log(`test ${name} (${where}) ... FAILED\n  ${error.message}`);
      }
      await page?.close();
    }
  }
  const skipped = browser ? 0 : Object.keys(tests).length;
  if (skipped) console.log("SKIPPED: there is no Chromium on this machine, so colours and sizes were not judged");
  socket.close();
  await browser?.close();
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  process.exit(failed === 0 ? 0 : 1);
}

main();
