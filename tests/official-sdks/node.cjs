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
      schematic.companies.lookupCompany({ keys: { org: "nobody" } }),
      (error) => error instanceof Schematic.NotFoundError && Boolean(error.body.error),
    );
    const stranger = client({ apiKey: "sch_dev_wrong" });
    await assert.rejects(
      stranger.companies.lookupCompany({ keys: { org: "acme" } }),
      (error) => error instanceof Schematic.UnauthorizedError && Boolean(error.body.error),
    );
    await stranger.close();
  },
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
