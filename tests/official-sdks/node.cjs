// The official Node SDK against the emulator: what it asks and sends must work unchanged.
"use strict";

const assert = require("node:assert/strict");
const { SchematicClient, Schematic } = require("@schematichq/schematic-typescript-node");

const address = JSON.parse(process.env.SCHEMATIC_DEV);
const SOON = 20_000; // ms until something that happens in the background must have happened

const client = (settings = {}) =>
  new SchematicClient({
    apiKey: address.api_key,
    basePath: address.base_url,
    eventCaptureBaseURL: address.event_capture_base_url,
    eventBufferInterval: 20,
    cacheProviders: { flagChecks: [] },
    logLevel: "error",
    ...settings,
  });

async function eventually(condition, what) {
  const deadline = Date.now() + SOON;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not within ${SOON} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// Calls the emulator's own API, beside Schematic's.
async function emulator(method, path, body) {
  const response = await fetch(address.base_url + path, {
    method,
    headers: { "x-schematic-api-key": address.api_key, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  const answer = await response.text();
  return answer ? JSON.parse(answer) : undefined;
}

// Usage of `generate` that another client reports to the emulator.
const used = (company, quantity) =>
  emulator("POST", "/batch", {
    events: [{ api_key: address.api_key, type: "track", body: { event: "generate", company, quantity } }],
  });

// Whatever is decided meanwhile is decided by the SDK.
async function withoutChecksOverRest(run) {
  const fault = { kind: "status", status: 400, path: "/flags/", method: "POST" };
  const { data } = await emulator("POST", "/_emulator/faults", fault);
  try {
    await run();
  } finally {
    await emulator("DELETE", `/_emulator/faults/${data.id}`);
  }
}

// A test with a client that has a DataStream and knows the flags.
const withDataStream = (test) => async () => {
  const schematic = client({ useDataStream: true });
  try {
    await withoutChecksOverRest(() =>
      eventually(() => schematic.checkFlag({ company: { org: "acme" } }, "reports"), "the flags arrive"),
    );
    await test(schematic);
  } finally {
    await schematic.close();
  }
};

const tests = {
  async "a check answers the value"(schematic) {
    assert.equal(await schematic.checkFlag({ company: { org: "acme" } }, "reports"), true);
    assert.equal(await schematic.checkFlag({ company: { org: "globex" } }, "reports"), false);
    assert.equal(await schematic.checkFlag({}, "reports"), false);
  },

  async "a check answers why"(schematic) {
    const on = await schematic.checkFlagWithEntitlement({ company: { org: "acme" } }, "reports");
    assert.equal(on.flagKey, "reports");
    assert.equal(on.value, true);
    assert.match(on.reason, /^Matched /);
    assert.ok(on.ruleId && on.flagId && on.companyId);
    const off = await schematic.checkFlagWithEntitlement({ company: { org: "globex" } }, "reports");
    assert.equal(off.reason, "No rules matched; default value for flag");
  },

  async "a flag that does not exist takes the default"() {
    const schematic = client({ flagDefaults: { nowhere: true } });
    assert.equal(await schematic.checkFlag({ company: { org: "acme" } }, "nowhere"), true);
    await schematic.close();
  },

  async "many flags at once"(schematic) {
    const some = await schematic.checkFlags({ company: { org: "globex" } }, ["generate", "reports"]);
    assert.deepEqual(
      some.map(({ flag, value }) => [flag, value]),
      [
        ["generate", false],
        ["reports", false],
      ],
    );
    const every = await schematic.checkFlags({ company: { org: "acme" } });
    assert.equal(every.find(({ flag }) => flag === "reports").value, true);
  },

  async "preflight asks about usage to come"(schematic) {
    const company = { org: "acme" };
    assert.equal(await schematic.checkFlag({ company }, "generate", { usage: 1 }), true);
    assert.equal(await schematic.checkFlag({ company }, "generate", { usage: 1000 }), false);
  },

  async "usage closes a metered flag"(schematic) {
    const company = { org: "metered" };
    await schematic.companies.upsertCompany({ keys: company, basePlanId: "plan_pro" });
    assert.equal(await schematic.checkFlag({ company }, "generate"), true);
    await schematic.track({ event: "generate", company, quantity: 4 });
    const check = () => schematic.checkFlagWithEntitlement({ company }, "generate");
    await eventually(async () => (await check()).entitlement.usage === 4, "a usage of 4");
    assert.equal((await check()).value, true);
    await schematic.track({ event: "generate", company });
    await eventually(async () => !(await check()).value, "the flag closes");
    assert.equal((await check()).ruleType, "plan_entitlement_usage_exceeded");
  },

  async "one idempotency key counts once"(schematic) {
    const company = { org: "twice" };
    await schematic.companies.upsertCompany({ keys: company, basePlanId: "plan_pro" });
    const once = { idempotencyKey: "the-same" };
    await schematic.track({ event: "generate", company, quantity: 3 }, once);
    await schematic.track({ event: "generate", company, quantity: 3 }, once);
    await schematic.track({ event: "generate", company, quantity: 1 });
    await schematic.eventBuffer.flush();
    const { entitlement } = await schematic.checkFlagWithEntitlement({ company }, "generate");
    assert.equal(entitlement.usage, 4);
  },

  async "identify creates the user and the company"(schematic) {
    await schematic.identify({
      keys: { email: "eve@initech.example" },
      name: "Eve",
      traits: { seats: 4 },
      company: { keys: { org: "initech" }, name: "Initech" },
    });
    await schematic.eventBuffer.flush();
    const { data: company } = await schematic.companies.lookupCompany({ keys: { org: "initech" } });
    assert.equal(company.name, "Initech");
    const { data: user } = await schematic.companies.lookupUser({ keys: { email: "eve@initech.example" } });
    assert.equal(user.name, "Eve");
    assert.equal(user.traits.seats, 4);
  },

  async "companies and users through the typed client"(schematic) {
    const { data: made } = await schematic.companies.upsertCompany({
      keys: { org: "hooli", crm: "42" },
      name: "Hooli",
      traits: { tier: "gold" },
    });
    assert.ok(made.createdAt instanceof Date);
    const { data: found } = await schematic.companies.lookupCompany({ keys: { crm: "42" } });
    assert.deepEqual([found.id, found.name, found.traits.tier], [made.id, "Hooli", "gold"]);
    const { data: user } = await schematic.companies.upsertUser({
      keys: { email: "gavin@hooli.example" },
      company: { org: "hooli" },
      name: "Gavin",
    });
    const { data: looked } = await schematic.companies.lookupUser({ keys: { email: "gavin@hooli.example" } });
    assert.equal(looked.id, user.id);
  },

  async "errors have the shape of the API"(schematic) {
    await assert.rejects(
      schematic.companies.lookupCompany({ keys: { org: "unknown" } }),
      (error) => error instanceof Schematic.NotFoundError && Boolean(error.body.error),
    );
    const stranger = client({ apiKey: "sch_dev_wrong" });
    await assert.rejects(
      stranger.companies.lookupCompany({ keys: { org: "acme" } }),
      (error) => error instanceof Schematic.UnauthorizedError && Boolean(error.body.error),
    );
    await stranger.close();
  },

  "a DataStream decides without the API": withDataStream(async (schematic) => {
    await withoutChecksOverRest(async () => {
      const on = await schematic.checkFlagWithEntitlement({ company: { org: "acme" } }, "reports");
      assert.deepEqual([on.value, on.ruleType], [true, "plan_entitlement"]);
      const off = await schematic.checkFlagWithEntitlement({ company: { org: "globex" } }, "reports");
      assert.equal(off.reason, "No rules matched; default value for flag");
      assert.equal(await schematic.checkFlag({ user: { email: "ada@acme.example" } }, "beta"), true);
      const metered = await schematic.checkFlagWithEntitlement({ company: { org: "acme" } }, "generate");
      assert.deepEqual([metered.value, metered.entitlement.allocation], [true, 5]);
    });
    const { data } = await emulator("GET", "/_emulator/datastream/connections");
    assert.equal(data.at(-1).headers["x-schematic-client"], "@schematichq/schematic-typescript-node");
    assert.deepEqual([data.at(-1).companies.length, data.at(-1).users.length], [2, 1]);
  }),

  "a DataStream sees flags change": withDataStream(async (schematic) => {
    const value = () => schematic.checkFlag({ company: { org: "acme" } }, "streamed");
    const body = { key: "streamed", name: "Streamed", default_value: true };
    const { data } = await emulator("POST", "/flags", body);
    await withoutChecksOverRest(async () => {
      await eventually(value, "a new flag");
      await emulator("PUT", "/_emulator/flags/streamed", { default_value: false });
      await eventually(async () => !(await value()), "the flag is off");
      await emulator("PUT", "/_emulator/flags/streamed", { forced: true });
      await eventually(value, "the flag is forced");
      await emulator("DELETE", `/flags/${data.id}`);
      await eventually(async () => !(await value()), "the flag is gone");
    });
  }),

  "a DataStream sees usage": withDataStream(async (schematic) => {
    const company = { org: "streamed" };
    await emulator("POST", "/companies", { keys: company, base_plan_id: "plan_pro" });
    const check = () => schematic.checkFlagWithEntitlement({ company }, "generate");
    await withoutChecksOverRest(async () => {
      assert.equal((await check()).value, true);
      await used(company, 4);
      await eventually(async () => (await check()).entitlement.usage === 4, "a usage of 4");
      assert.equal((await check()).value, true);
      await used(company, 1);
      await eventually(
        async () => (await check()).ruleType === "plan_entitlement_usage_exceeded",
        "the flag closes",
      );
    });
  }),

  "a DataStream knows whom it does not know": withDataStream(async (schematic) => {
    const company = { org: "unheard-of" };
    const check = await schematic.checkFlagWithEntitlement({ company }, "reports");
    assert.deepEqual([check.value, check.reason], [false, "Company not found"]);
    const { data: asked } = await emulator("GET", "/_emulator/datastream/requests");
    assert.equal(asked.at(-1).error, "company not found");
    await withoutChecksOverRest(async () => {
      await emulator("POST", "/companies", { keys: company, base_plan_id: "plan_pro" });
      await eventually(() => schematic.checkFlag({ company }, "reports"), "the company is there");
      await emulator("POST", "/companies/delete", { keys: company });
      await eventually(async () => !(await schematic.checkFlag({ company }, "reports")), "the company is gone");
    });
  }),

  "a DataStream comes back after a drop": withDataStream(async (schematic) => {
    const total = async () => (await emulator("GET", "/_emulator/datastream/connections")).total;
    const before = await total();
    await emulator("POST", "/_emulator/datastream/strike", { kind: "close", code: 1012 });
    await emulator("PUT", "/_emulator/flags/beta", { forced: true });
    await withoutChecksOverRest(() =>
      eventually(
        () => schematic.checkFlag({ company: { org: "globex" } }, "beta"),
        "the flag as it became meanwhile",
      ),
    );
    await emulator("PUT", "/_emulator/flags/beta", { forced: null });
    assert.equal(await total(), before + 1);
  }),
};

async function main() {
  setTimeout(() => {
    console.log("the tests hang");
    process.exit(1);
  }, 180_000).unref();
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const schematic = client();
    try {
      await test(schematic);
      console.log(`test ${name} ... ok`);
    } catch (error) {
      failed += 1;
      console.log(`test ${name} ... FAILED\n  ${error.message}`);
    }
    await schematic.close();
  }
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main();
