"""The official Python SDK and our client on one Redis: each decides from what the other wrote."""

import asyncio
import contextlib
import faulthandler
import http.server
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import redis.asyncio as redis
from python import ADDRESS, SOON, emulator, no_checks_over_rest, run, soon
from schematic.cache.redis import RedisCache
from schematic.client import AsyncSchematic, AsyncSchematicConfig, DataStreamConfig

VERSION = "fde6dba2"
# What a replicator names: no client has it from elsewhere.
REPLICATED = "1a2b3c4d"
ACME, GLOBEX = {"org": "acme"}, {"org": "globex"}
ADA = {"email": "ada@acme.example"}
NOWHERE = {"baseUrl": "http://127.0.0.1:1", "eventCaptureBaseUrl": "http://127.0.0.1:1"}
CASES = [
    ("reports", ACME, None),
    ("reports", GLOBEX, None),
    ("generate", ACME, None),
    ("generate", GLOBEX, ADA),
    ("beta", None, ADA),
    ("beta", ACME, ADA),
]


def start(program, environment, output):
    """Starts a process that ends with this one, however that ends."""
    # The shell ends the program when the shell's input does, which this process holds.
    watched = 'exec 3<&0; "$@" <&- 3<&- & p=$!; { read -r _ <&3; kill -9 $p; } 2>&- & wait $p'
    return subprocess.Popen(
        ["sh", "-c", watched, "sh", *program],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=output,
        text=True,
    )


def end(process):
    process.stdin.close()
    process.wait(SOON)


class App:
    """Our client, as a process with an HTTP API."""

    def __init__(self, store, **settings):
        environment = {**os.environ, "PORT": "0"}
        self.process = start([os.environ["SCHEMATIC_TEST_APP"]], environment, subprocess.PIPE)
        self.base = self.process.stdout.readline().removeprefix("listening on ").strip()
        # Whatever else it says must find a reader.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.settings = {
            "apiKey": ADDRESS["api_key"],
            "baseUrl": ADDRESS["base_url"],
            "eventCaptureBaseUrl": ADDRESS["event_capture_base_url"],
            "useDataStream": True,
            "redisUrl": store.url,
            **settings,
        }

    def call(self, path, **body):
        request = urllib.request.Request(self.base + path, json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=SOON) as response:
            return json.load(response)

    async def check(self, flag, company=None, user=None):
        answer = await asyncio.to_thread(
            self.call, "/check-flag", flagKey=flag, company=company, user=user
        )
        return answer["value"]

    async def track(self, company, quantity):
        await asyncio.to_thread(
            self.call, "/track", event="generate", company=company, quantity=quantity
        )

    def end(self):
        # Not at its own pace: where events cannot be sent it waits for that.
        end(self.process)


class Store:
    """A Redis."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        environment = dict(os.environ)
        if libraries := environment.get("SCHEMATIC_REDIS_LIBRARIES"):
            environment["LD_LIBRARY_PATH"] = libraries
        program = [os.environ["SCHEMATIC_REDIS"], "--bind", "127.0.0.1", "--port", str(self.port)]
        program += ["--save", "", "--appendonly", "no"]
        self.process = start(program, environment, subprocess.DEVNULL)
        self.client = redis.from_url(self.url)

    async def answers(self):
        # Another process may have taken the port meanwhile.
        assert self.process.poll() is None, "Redis has ended"
        try:
            return await self.client.ping()
        except redis.ConnectionError:
            return False

    async def move(self, version, to):
        """Gives all values another version, and no time to expire, as a replicator writes them."""
        async for key in self.client.scan_iter("schematic:*"):
            moved = key.decode().replace(f":{version}:", f":{to}:", 1)
            if moved != key.decode():
                await self.client.rename(key, moved)
                await self.client.persist(moved)

    async def json(self, key):
        text = await self.client.get(f"schematic:{key}")
        return text and json.loads(text)

    async def company(self, company):
        ((name, value),) = company.items()
        number = await self.json(f"company:{VERSION}:{name}:{value}")
        return number and await self.json(f"company:{VERSION}:{number}")

    def end(self):
        end(self.process)


def sdk(store, **datastream):
    """The official SDK with its caches in the Redis."""

    def cache():
        return RedisCache(store.client, prefix="schematic")

    slots = ["company_cache", "company_lookup_cache", "user_cache", "user_lookup_cache", "flag_cache"]
    config = AsyncSchematicConfig(
        base_url=ADDRESS["base_url"],
        event_capture_url=ADDRESS["event_capture_base_url"],
        cache_providers=[],
        log_level=logging.CRITICAL,
        use_datastream=True,
        datastream=DataStreamConfig(**{slot: cache() for slot in slots}, **datastream),
    )
    return AsyncSchematic(ADDRESS["api_key"], config)


@contextlib.contextmanager
def replicator():
    """The health URL of a replicator that is ready; what it would write is in the Redis."""

    class Ready(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            answer = json.dumps({"ready": True, "cache_version": REPLICATED}).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ready)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def with_store(test):
    """Runs a test with a new Redis, and ends the apps that it started."""

    async def run_it():
        store, apps = Store(), []

        def app(**settings):
            apps.append(App(store, **settings))
            apps[-1].call("/configure", **apps[-1].settings)
            return apps[-1]

        try:
            await soon(store.answers, "Redis answers")
            await test(store, app)
        finally:
            for one in apps:
                one.end()
            await store.client.aclose()
            store.end()

    return lambda: asyncio.run(run_it())


async def written_by(check, store):
    """Lets a client check everything, until all of it is in the Redis."""

    async def is_there():
        for case in CASES:
            await check(*case)
        flags = [await store.json(f"flags:{VERSION}:{flag}") for flag, _, _ in CASES]
        companies = [await store.company(company) for company in (ACME, GLOBEX)]
        user = await store.json(f"user:{VERSION}:email:{ADA['email']}")
        return all([*flags, *companies, user])

    await soon(is_there, "all of it is in the Redis")


async def verdicts(check):
    return [await check(*case) for case in CASES]


def check_of(schematic):
    async def check(flag, company, user):
        return await schematic.check_flag(flag, company=company, user=user)

    return check


def usage(company):
    """The usage of `generate` that a stored company has."""
    values = [metric["value"] for metric in company["metrics"] if metric["event_subtype"] == "generate"]
    return max(values, default=0)


EXPECTED = [True, False, True, False, True, True]


@with_store
async def test_the_sdk_decides_from_what_we_wrote(store, app):
    await written_by(app().check, store)
    with no_checks_over_rest():
        async with sdk(store) as schematic:

            async def is_connected():
                return await schematic.check_flag("reports", company=ACME)

            await soon(is_connected, "the SDK has its flags")
            assert await verdicts(check_of(schematic)) == EXPECTED
            connections = emulator("GET", "/_emulator/datastream/connections")["data"]
            own = [one for one in connections if "python" in one["headers"]["x-schematic-client"]]
            assert own and not own[-1]["companies"] and not own[-1]["users"], own


@with_store
async def test_we_decide_from_what_the_sdk_wrote(store, app):
    async with sdk(store) as schematic:
        await written_by(check_of(schematic), store)
    # All that it can reach is the Redis.
    assert await verdicts(app(**NOWHERE).check) == EXPECTED


@with_store
async def test_with_a_replicator_both_decide_alike(store, app):
    writer = app()
    await written_by(writer.check, store)
    # It would write again what is moved.
    writer.end()
    await store.move(VERSION, REPLICATED)
    with replicator() as url, no_checks_over_rest():
        ours = app(replicatorUrl=url, replicatorHealthCheckMs=100)

        async def is_known():
            return await ours.check("reports", ACME)

        await soon(is_known, "our client knows the version")
        async with sdk(
            store, replicator_mode=True, replicator_health_url=f"{url}/ready", replicator_health_check=100
        ) as schematic:

            async def is_ready():
                return await schematic.check_flag("reports", company=ACME)

            await soon(is_ready, "the SDK knows that the replicator is ready")
            assert await verdicts(ours.check) == await verdicts(check_of(schematic)) == EXPECTED


@with_store
async def test_usage_counts_for_both(store, app):
    company = {"org": "shared"}
    emulator("POST", "/companies", {"keys": company, "base_plan_id": "plan_pro"})
    ours = app()

    async def is_shared():
        return await ours.check("generate", company) and await store.company(company)

    await soon(is_shared, "the company is in the Redis")
    with no_usage_from_the_server(), no_checks_over_rest():
        await ours.track(company, 3)

        async def is_counted():
            return usage(await store.company(company)) == 3

        await soon(is_counted, "our usage is in the Redis")
        async with sdk(store) as schematic:

            async def is_seen():
                answer = await schematic.check_flag_with_entitlement("generate", company=company)
                return answer.value and answer.entitlement and answer.entitlement.usage == 3

            await soon(is_seen, "the SDK sees our usage")
            await schematic.track("generate", company=company, quantity=2)

            async def is_exceeded():
                return not await ours.check("generate", company)

            await soon(is_exceeded, "our client sees the usage of the SDK")
            assert usage(await store.company(company)) == 5


@contextlib.contextmanager
def no_usage_from_the_server():
    """Events do not arrive meanwhile, so that what is counted was counted in the Redis."""
    fault = {"kind": "status", "status": 503, "path": "/batch", "method": "POST"}
    number = emulator("POST", "/_emulator/faults", fault)["data"]["id"]
    try:
        yield
    finally:
        emulator("DELETE", f"/_emulator/faults/{number}")


if __name__ == "__main__":
    faulthandler.dump_traceback_later(240, exit=True)
    sys.exit(run(globals()))
