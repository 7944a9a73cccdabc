"""The official Python SDK against the emulator: what it asks and sends must work unchanged."""

import asyncio
import contextlib
import faulthandler
import json
import logging
import os
import sys
import time
import urllib.request

from schematic.client import (
    AsyncSchematic,
    AsyncSchematicConfig,
    CheckFlagOptions,
    Schematic,
    SchematicConfig,
    TrackOptions,
)
from schematic.core.api_error import ApiError
from schematic.errors import BadRequestError, NotFoundError, UnauthorizedError
from schematic.types import CreateOrUpdateFlagRequestBody, EventBodyIdentifyCompany

ADDRESS = json.loads(os.environ["SCHEMATIC_DEV"])
SOON = 20.0  # seconds until something that happens in the background must have happened


def client(**settings):
    settings = {
        "base_url": ADDRESS["base_url"],
        "event_capture_url": ADDRESS["event_capture_base_url"],
        "cache_providers": [],
        "log_level": logging.ERROR,
        **settings,
    }
    return Schematic(settings.pop("api_key", ADDRESS["api_key"]), SchematicConfig(**settings))


def eventually(condition, what):
    deadline = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < deadline, f"not within {SOON} s: {what}"
        time.sleep(0.02)


def test_a_check_answers_the_value():
    schematic = client()
    assert schematic.check_flag("reports", company={"org": "acme"}) is True
    assert schematic.check_flag("reports", company={"org": "globex"}) is False
    assert schematic.check_flag("reports") is False
    schematic.shutdown()


def test_a_check_answers_why():
    schematic = client()
    on = schematic.check_flag_with_entitlement("reports", company={"org": "acme"})
    assert (on.flag, on.value, on.error) == ("reports", True, None)
    assert on.reason.startswith("Matched "), on.reason
    assert on.rule_id and on.flag_id and on.company_id
    off = schematic.check_flag_with_entitlement("reports", company={"org": "globex"})
    assert off.value is False
    assert off.reason == "No rules matched; default value for flag", off.reason
    schematic.shutdown()


def test_a_metered_flag_reports_its_entitlement():
    schematic = client()
    entitlement = schematic.check_flag_with_entitlement("generate", company={"org": "acme"}).entitlement
    assert entitlement.value_type == "numeric", entitlement
    assert entitlement.allocation == 5, entitlement
    assert entitlement.feature_key == "generate", entitlement
    schematic.shutdown()


def test_user_keys_count():
    schematic = client()
    assert schematic.check_flag("beta", user={"email": "ada@acme.example"}) is True
    assert schematic.check_flag("beta", user={"email": "bob@acme.example"}) is False
    schematic.shutdown()


def test_a_flag_that_does_not_exist_takes_the_default():
    schematic = client(flag_defaults={"nowhere": True})
    assert schematic.check_flag("nowhere", company={"org": "acme"}) is True
    assert schematic.check_flag("not/here?%20", company={"org": "acme"}) is False
    schematic.shutdown()


def test_many_flags_at_once():
    schematic = client()
    some = schematic.check_flags(["generate", "reports"], company={"org": "globex"})
    assert [(check.flag, check.value) for check in some] == [("generate", False), ("reports", False)]
    every = {check.flag: check.value for check in schematic.check_flags(company={"org": "acme"})}
    assert every["reports"] is True and {"generate", "beta"} <= every.keys(), every
    schematic.shutdown()


def test_preflight_asks_about_usage_to_come():
    schematic = client()

    def allows(usage):
        return schematic.check_flag(
            "generate", company={"org": "acme"}, options=CheckFlagOptions(usage=usage)
        )

    assert allows(1) is True
    assert allows(1000) is False
    schematic.shutdown()


def test_usage_closes_a_metered_flag():
    schematic = client()
    company = {"org": "metered"}
    schematic.companies.upsert_company(keys=company, name="Metered", base_plan_id="plan_pro")
    assert schematic.check_flag("generate", company=company) is True
    schematic.track("generate", company=company, quantity=4)
    schematic.event_buffer.flush()
    eventually(
        lambda: schematic.check_flag_with_entitlement("generate", company=company).entitlement.usage == 4,
        "a usage of 4",
    )
    assert schematic.check_flag("generate", company=company) is True
    schematic.track("generate", company=company)
    schematic.event_buffer.flush()
    eventually(lambda: schematic.check_flag("generate", company=company) is False, "the flag closes")
    closed = schematic.check_flag_with_entitlement("generate", company=company)
    assert closed.rule_type == "plan_entitlement_usage_exceeded", closed
    schematic.shutdown()


def test_one_idempotency_key_counts_once():
    schematic = client()
    company = {"org": "twice"}
    schematic.companies.upsert_company(keys=company, base_plan_id="plan_pro")
    once = TrackOptions(idempotency_key="the-same")
    schematic.track("generate", company=company, quantity=3, options=once)
    schematic.track("generate", company=company, quantity=3, options=once)
    schematic.track("generate", company=company, quantity=1)
    schematic.shutdown()
    entitlement = client().check_flag_with_entitlement("generate", company=company).entitlement
    assert entitlement.usage == 4, entitlement


def test_identify_creates_the_user_and_the_company():
    schematic = client()
    schematic.identify(
        {"email": "eve@initech.example"},
        name="Eve",
        traits={"seats": 4},
        company=EventBodyIdentifyCompany(keys={"org": "initech"}, name="Initech", traits={"city": "Turin"}),
    )
    schematic.shutdown()
    schematic = client()
    company = schematic.companies.lookup_company(keys={"org": "initech"}).data
    assert (company.name, company.traits["city"]) == ("Initech", "Turin"), company
    user = schematic.companies.lookup_user(keys={"email": "eve@initech.example"}).data
    assert (user.name, user.traits["seats"]) == ("Eve", 4), user
    schematic.shutdown()


def test_companies_and_users_through_the_typed_client():
    schematic = client()
    made = schematic.companies.upsert_company(
        keys={"org": "hooli", "crm": "42"}, name="Hooli", traits={"tier": "gold", "seats": 7}
    ).data
    assert {key.key: key.value for key in made.keys} == {"org": "hooli", "crm": "42"}, made.keys
    found = schematic.companies.lookup_company(keys={"crm": "42"}).data
    assert (found.id, found.name, found.traits["seats"]) == (made.id, "Hooli", 7), found
    again = schematic.companies.upsert_company(keys={"org": "hooli"}, traits={"tier": "iron"}).data
    assert (again.id, again.traits["tier"], again.traits["seats"]) == (made.id, "iron", 7), again

    user = schematic.companies.upsert_user(
        keys={"email": "gavin@hooli.example"}, company={"org": "hooli"}, name="Gavin"
    ).data
    assert schematic.companies.lookup_user(keys={"email": "gavin@hooli.example"}).data.id == user.id
    schematic.shutdown()


def test_a_session_of_companies_users_features_plans_entitlements_and_overrides():
    schematic = client()
    companies, features = schematic.companies, schematic.features
    plans, entitlements = schematic.plans, schematic.entitlements

    company = companies.create_company(keys={"org": "piedpiper"}, name="Pied Piper").data
    user = companies.create_user(keys={"email": "richard@piedpiper.example"}, company_id=company.id).data
    assert [one.company_id for one in user.company_memberships] == [company.id], user
    assert companies.count_users(company_id=company.id).data.count == 1
    assert companies.get_user(user.id).data.keys[0].value == "richard@piedpiper.example"

    flag = CreateOrUpdateFlagRequestBody(
        key="compression", name="Compression", description="", flag_type="boolean", default_value=False
    )
    feature = features.create_feature(
        name="Compression", description="middle-out", feature_type="event", event_subtype="compress", flag=flag
    ).data
    assert (feature.feature_type, feature.event_subtype) == ("event", "compress"), feature
    assert [one.key for one in feature.flags] == ["compression"], feature.flags
    assert features.update_feature(feature.id, name="Lossless").data.name == "Lossless"
    assert [one.id for one in features.list_features(ids=[feature.id], feature_type=["event"]).data] == [feature.id]
    assert features.count_features(q="lossless").data.count == 1

    plan = plans.create_plan(name="Platform", plan_type="plan", description="for all").data
    assert plans.update_plan(plan.id, name="Platform 2").data.description == "for all"
    companies.upsert_company(keys={"org": "piedpiper"}, base_plan_id=plan.id)
    assert plans.get_plan(plan.id).data.company_count == 1
    assert [one.id for one in plans.list_plans(company_id=company.id).data] == [plan.id]
    assert plans.count_plans(ids=[plan.id]).data.count == 1

    def check():
        return schematic.check_flag_with_entitlement("compression", company={"org": "piedpiper"})

    assert check().value is False
    granted = entitlements.create_plan_entitlement(
        plan_id=plan.id,
        feature_id=feature.id,
        value_type="numeric",
        value_numeric=3,
        metric_period="current_month",
    ).data
    assert (granted.plan.name, granted.feature.name) == ("Platform 2", "Lossless"), granted
    assert (check().value, check().entitlement.allocation) == (True, 3), check()
    assert check().rule_id == granted.rule_id
    entitlements.update_plan_entitlement(granted.id, value_type="numeric", value_numeric=0)
    assert check().value is False
    listed = entitlements.list_plan_entitlements(plan_id=plan.id, feature_ids=[feature.id]).data
    assert [(one.id, one.value_numeric) for one in listed] == [(granted.id, 0)], listed

    override = entitlements.create_company_override(
        company_id=company.id, feature_id=feature.id, value_type="unlimited", note="a favour"
    ).data
    assert (override.company.name, override.notes[0].note) == ("Pied Piper", "a favour"), override
    assert (check().value, check().rule_type) == (True, "company_override"), check()
    assert entitlements.count_company_overrides(company_id=company.id).data.count == 1
    off = entitlements.update_company_override(override.id, value_type="boolean", value_bool=False).data
    assert off.value_bool is False and check().value is False
    assert entitlements.delete_company_override(override.id).data.deleted is True
    assert check().rule_type == "plan_entitlement_usage_exceeded", check()

    assert entitlements.delete_plan_entitlement(granted.id).data.deleted is True
    assert plans.delete_plan(plan.id).data.deleted is True
    assert companies.get_company(company.id).data.plan is None
    assert features.delete_feature(feature.id).data.deleted is True
    try:
        features.get_feature(feature.id)
        raise AssertionError("a deleted feature was found")
    except NotFoundError as error:
        assert error.body.error == "feature not found", error
    assert companies.delete_user(user.id).data.deleted is True
    assert companies.delete_company(company.id).data.deleted is True
    schematic.shutdown()


def test_what_the_emulator_does_not_hold_is_answered_with_samples():
    schematic = client()
    assert len(schematic.billing.list_coupons(limit=2).data) == 2
    assert schematic.billing.list_coupons(limit=2, offset=100).data == []
    assert schematic.catalogs.get_catalog("catl_1").data.id == "catl_1"
    try:
        schematic.billing.list_coupons(limit=1000)
        raise AssertionError("a limit of 1000 was taken")
    except BadRequestError as error:
        assert error.body.error == "limit must be at most 250", error
    schematic.shutdown()


def test_errors_have_the_shape_of_the_api():
    schematic = client()
    try:
        schematic.companies.lookup_company(keys={"org": "unknown"})
        raise AssertionError("a company that is not there was found")
    except NotFoundError as error:
        assert error.status_code == 404 and error.body.error, error
    schematic.shutdown()
    stranger = client(api_key="sch_dev_wrong")
    try:
        stranger.companies.lookup_company(keys={"org": "acme"})
        raise AssertionError("a wrong key was taken")
    except UnauthorizedError as error:
        assert error.status_code == 401 and error.body.error, error
    assert stranger.check_flag("reports", company={"org": "acme"}) is False
    stranger.shutdown()
    assert issubclass(NotFoundError, ApiError)


def emulator(method, path, body=None):
    """Calls the emulator's own API, beside Schematic's."""
    request = urllib.request.Request(ADDRESS["base_url"] + path, method=method)
    request.add_header("X-Schematic-Api-Key", ADDRESS["api_key"])
    data = None
    if body is not None:
        request.add_header("Content-Type", "application/json")
        data = json.dumps(body).encode()
    with urllib.request.urlopen(request, data) as response:
        answer = response.read()
    return json.loads(answer) if answer else None


def used(company, quantity):
    """Usage of `generate` that another client reports to the emulator."""
    event = {"api_key": ADDRESS["api_key"], "type": "track"}
    event["body"] = {"event": "generate", "company": company, "quantity": quantity}
    emulator("POST", "/batch", {"events": [event]})


@contextlib.contextmanager
def no_checks_over_rest():
    """Whatever is decided meanwhile is decided by the SDK."""
    fault = {"kind": "status", "status": 400, "path": "/flags/", "method": "POST"}
    number = emulator("POST", "/_emulator/faults", fault)["data"]["id"]
    try:
        yield
    finally:
        emulator("DELETE", f"/_emulator/faults/{number}")


async def soon(condition, what):
    deadline = time.monotonic() + SOON
    while not await condition():
        assert time.monotonic() < deadline, f"not within {SOON} s: {what}"
        await asyncio.sleep(0.02)


def with_datastream(test):
    """Runs a test with a client that has a DataStream and knows the flags."""

    async def run():
        config = AsyncSchematicConfig(
            base_url=ADDRESS["base_url"],
            event_capture_url=ADDRESS["event_capture_base_url"],
            cache_providers=[],
            log_level=logging.CRITICAL,
            use_datastream=True,
        )
        async with AsyncSchematic(ADDRESS["api_key"], config) as schematic:

            async def reports():
                return await schematic.check_flag("reports", company={"org": "acme"})

            with no_checks_over_rest():
                await soon(reports, "the flags arrive")
            await test(schematic)

    return lambda: asyncio.run(run())


@with_datastream
async def test_datastream_decides_without_the_api(schematic):
    with no_checks_over_rest():
        on = await schematic.check_flag_with_entitlement("reports", company={"org": "acme"})
        assert (on.value, on.error) == (True, None), on
        assert on.rule_type == "plan_entitlement" and on.company_id, on
        off = await schematic.check_flag_with_entitlement("reports", company={"org": "globex"})
        assert off.reason == "No rules matched; default value for flag", off
        assert await schematic.check_flag("beta", user={"email": "ada@acme.example"}) is True
        metered = await schematic.check_flag_with_entitlement("generate", company={"org": "acme"})
        assert (metered.value, metered.entitlement.allocation) == (True, 5), metered
    connections = emulator("GET", "/_emulator/datastream/connections")["data"]
    assert connections[-1]["headers"]["x-schematic-client"] == "schematic-python", connections
    assert len(connections[-1]["companies"]) == 2 and len(connections[-1]["users"]) == 1, connections


@with_datastream
async def test_datastream_sees_flags_change(schematic):
    async def value():
        return await schematic.check_flag("streamed", company={"org": "acme"})

    body = {"key": "streamed", "name": "Streamed", "default_value": True}
    made = emulator("POST", "/flags", body)["data"]["id"]
    with no_checks_over_rest():
        await soon(value, "a new flag")
        emulator("PUT", "/_emulator/flags/streamed", {"default_value": False})

        async def is_off():
            return not await value()

        await soon(is_off, "the flag is off")
        emulator("PUT", "/_emulator/flags/streamed", {"forced": True})
        await soon(value, "the flag is forced")
        emulator("DELETE", f"/flags/{made}")
        await soon(is_off, "the flag is gone")


@with_datastream
async def test_datastream_sees_usage(schematic):
    company = {"org": "streamed"}
    emulator("POST", "/companies", {"keys": company, "base_plan_id": "plan_pro"})
    with no_checks_over_rest():
        assert await schematic.check_flag("generate", company=company) is True
        used(company, 4)

        async def usage_is_4():
            check = await schematic.check_flag_with_entitlement("generate", company=company)
            return check.entitlement.usage == 4

        await soon(usage_is_4, "a usage of 4")
        assert await schematic.check_flag("generate", company=company) is True
        used(company, 1)

        async def is_exceeded():
            check = await schematic.check_flag_with_entitlement("generate", company=company)
            return check.rule_type == "plan_entitlement_usage_exceeded"

        await soon(is_exceeded, "the flag closes")


@with_datastream
async def test_datastream_knows_whom_it_does_not_know(schematic):
    company = {"org": "unheard-of"}

    async def reports():
        return await schematic.check_flag("reports", company=company)

    check = await schematic.check_flag_with_entitlement("reports", company=company)
    assert (check.value, check.reason) == (False, "Company not found"), check
    asked = emulator("GET", "/_emulator/datastream/requests")["data"]
    assert asked[-1]["error"] == "company not found", asked[-1]
    with no_checks_over_rest():
        emulator("POST", "/companies", {"keys": company, "base_plan_id": "plan_pro"})
        await soon(reports, "the company is there")
        emulator("POST", "/companies/delete", {"keys": company})

        async def is_off():
            return not await reports()

        await soon(is_off, "the company is gone")


@with_datastream
async def test_datastream_comes_back_after_a_drop(schematic):
    def total():
        return emulator("GET", "/_emulator/datastream/connections")["total"]

    before = total()
    emulator("POST", "/_emulator/datastream/strike", {"kind": "close", "code": 1012})
    emulator("PUT", "/_emulator/flags/beta", {"forced": True})
    with no_checks_over_rest():

        async def beta():
            return await schematic.check_flag("beta", company={"org": "globex"})

        await soon(beta, "the flag as it became meanwhile")
    emulator("PUT", "/_emulator/flags/beta", {"forced": None})
    assert total() == before + 1


def run(names):
    tests = [(name, test) for name, test in names.items() if name.startswith("test_")]
    failed = 0
    for name, test in tests:
        try:
            test()
            print(f"test {name} ... ok", flush=True)
        except Exception as error:  # every other test still runs
            failed += 1
            print(f"test {name} ... FAILED\n  {type(error).__name__}: {error}", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    faulthandler.dump_traceback_later(180, exit=True)
    sys.exit(run(globals()))
