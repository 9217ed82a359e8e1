"""The dialects of others, from Python: yente by its own authors' client, and what that lacks in plain HTTP.

VOKTER_URL is a service with the UN's list of August 2026 and the starter list.
"""

import json
import os
import unittest
import urllib.error
import urllib.parse
import urllib.request

from yente_client import AuthenticationError, BadRequestError, Client, Company, NotFoundError, Person

URL = os.environ["VOKTER_URL"].rstrip("/")


def ask(path, data=None, headers=None, method=None):
    """Status, headers and body of a plain request; redirects are not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    request = urllib.request.Request(URL + path, data=data, headers=headers or {}, method=method)
    try:
        answer = urllib.request.build_opener(Stay).open(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    body = answer.read()
    return answer.status, answer.headers, json.loads(body) if body else None


class Yente(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = Client(base_url=URL)
        cls.found = cls.client.match(Person(name="Kim Yong Chol"), limit=10)

    def test_health(self):
        self.assertEqual(self.client.healthz().status, "ok")
        self.assertEqual(self.client.readyz().status, "ok")

    def test_match(self):
        self.assertGreater(len(self.found.results), 0)
        scores = [result.score for result in self.found.results]
        self.assertEqual(scores, sorted(scores, reverse=True))
        for result in self.found.results:
            self.assertEqual(result.match, result.score >= 0.7)
            self.assertIn("prior", result.explanations)
            bits = sum(feature.score for feature in result.explanations.values())
            self.assertAlmostEqual(result.score, 1 / (1 + 2**-bits), places=6)
            self.assertIn(result.id, self.client.fetch(result.id).id)
        self.assertEqual(self.found.query["properties"]["name"], ["Kim Yong Chol"])

    def test_each_parameter_is_given_as_often_as_it_counts(self):
        for path, status, name in [
            ("/search/default?q=Kim&q=Lee", 400, "q"),
            ("/search/default?q=Kim&limit=1&limit=2", 400, "limit"),
            ("/search/default?q=Kim&countries=kp&countries=ru&filter=topics:sanction&sort=name&sort=schema", 200, None),
            ("/reconcile/default?queries=%7B%7D&queries=%7B%7D", 400, "queries"),
        ]:
            answered, _, body = ask(path)
            self.assertEqual(answered, status, path)
            if name:
                self.assertTrue(body["detail"].startswith(f"{name}:"), body)
        queries = json.dumps({"queries": {"q": {"schema": "Person", "properties": {"name": "Kim Yong Chol"}}}})
        kind = {"Content-Type": "application/json"}
        for parameters, status in [("threshold=0.5&threshold=0.9", 400), ("topics=sanction&topics=crime", 200)]:
            answered, _, body = ask(f"/match/default?{parameters}", queries.encode(), kind)
            self.assertEqual(answered, status, body)
        form = urllib.parse.urlencode([("queries", "{}"), ("queries", "{}")]).encode()
        self.assertEqual(ask("/reconcile/default", form)[0], 400)

    def test_facts_count(self):
        body = {"name": "Kim Yong Chol", "nationality": "kp"}
        best = self.client.match(Person(**body)).results[0]
        born = best.properties["birthDate"][0]
        right = self.client.match(Person(**body, birthDate=born)).results[0]
        wrong = self.client.match(Person(**body, birthDate="1931-12-30"), exclude_entities=["x"])
        self.assertGreater(right.score, best.score)
        self.assertTrue(right.match)
        scores = {result.id: result.score for result in wrong.results}
        self.assertLess(scores.get(right.id, 0), best.score)

    def test_bodies(self):
        answer = self.client.match(Company(name="Korea Mining Development Trading Corp"))
        self.assertTrue(answer.results[0].match)
        self.assertIn("un-sc", answer.results[0].datasets)

    def test_datasets(self):
        catalog = self.client.datasets()
        names = [dataset.name for dataset in catalog.datasets]
        self.assertIn("un-sc", names)
        self.assertIn("default", names)
        only = self.client.match(Person(name="Kim Yong Chol"), datasets=["un-sc"])
        self.assertTrue(all("un-sc" in result.datasets for result in only.results))
        with self.assertRaises(NotFoundError):
            self.client.match(Person(name="Kim Yong Chol"), datasets=["no-such"])
        status, headers, _ = ask("/catalog")
        again, _, _ = ask("/catalog", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((status, again), (200, 304))

    def test_refusals(self):
        with self.assertRaises(BadRequestError):
            self.client.match(Person(name="x"), algorithm="dice")
        # Who is not let in is told in the client's own words, with what to do.
        with self.assertRaises(AuthenticationError) as told:
            Client(base_url=URL, headers={"Host": "example.org"}).algorithms()
        self.assertIn("vokter token create", str(told.exception))

        def status(body, query=""):
            data = json.dumps(body).encode()
            return ask("/match/default" + query, data, {"Content-Type": "application/json"})[0]

        person = {"schema": "Person", "properties": {"name": "Kari Nordmann"}}
        self.assertEqual(status({"queries": {"a": person}}), 200)
        self.assertEqual(status({"queries": {}}), 400)
        self.assertEqual(status({"queries": {str(n): person for n in range(101)}}), 400)
        self.assertEqual(status({"queries": {"a": {"schema": "Tree", "properties": {}}}}), 400)
        self.assertEqual(status({"queries": {"a": {"properties": {}}}}), 400)
        self.assertEqual(status({"queries": {"a": person}, "config": {"x": 1}}), 400)
        self.assertEqual(status({"queries": {"a": person}}, "?limit=501"), 422)
        self.assertEqual(status({"queries": {"a": person}}, "?exclude_schema=Tree"), 400)

    def test_left_out(self):
        first = self.found.results[0]
        without = self.client.match(Person(name="Kim Yong Chol"), exclude_entities=[first.id])
        self.assertNotIn(first.id, [result.id for result in without.results])
        self.assertEqual(self.client.match(Person(name="Kim Yong Chol"), limit=1).total.value, self.found.total.value)

    def test_search(self):
        answer = self.client.search("korea mining", limit=3)
        self.assertGreater(answer.total.value, 0)
        self.assertLessEqual(len(answer.results), 3)
        self.assertIn("countries", answer.facets)
        everybody = self.client.search("", limit=0)
        vessels = self.client.search("", limit=0, schema="Vessel")
        self.assertGreater(everybody.total.value, 900)
        self.assertLess(vessels.total.value, everybody.total.value)
        second = self.client.search("", limit=2, offset=1)
        first = self.client.search("", limit=2)
        self.assertEqual(first.results[1].id, second.results[0].id)
        self.assertEqual(ask("/search/default?schema=Tree")[0], 400)

    def test_entities(self):
        entity = self.client.fetch(self.found.results[0].id)
        self.assertIn("sanctions", entity.properties)
        flat = self.client.fetch(entity.id, nested=False)
        self.assertNotIn("sanctions", flat.properties)
        adjacent = self.client.adjacent(entity.id)
        self.assertGreater(adjacent.adjacent["sanctions"].total.value, 0)
        one = self.client.adjacent(entity.id, prop="sanctions")
        self.assertEqual(one.total, adjacent.adjacent["sanctions"].total)
        for referent in entity.referents:
            status, headers, _ = ask("/entities/" + urllib.parse.quote(referent))
            self.assertEqual(status, 308)
            self.assertEqual(headers["Location"], "/entities/" + entity.id)
        with self.assertRaises(NotFoundError):
            self.client.fetch("nobody")

    def test_algorithms(self):
        algorithms = self.client.algorithms()
        self.assertEqual(algorithms.best, algorithms.algorithms[0].name)

    def test_update_needs_its_word(self):
        self.assertEqual(ask("/updatez", b"")[0], 403)
        self.assertEqual(ask("/updatez?token=wrong", b"")[0], 403)
        self.assertEqual(ask("/updatez?token=open&sync=true", b"")[0], 200)


class Reconciliation(unittest.TestCase):
    def form(self, **fields):
        data = urllib.parse.urlencode({name: json.dumps(value) for name, value in fields.items()})
        return ask("/reconcile/default", data.encode(), {"Content-Type": "application/x-www-form-urlencoded"})

    def test_manifest(self):
        status, headers, manifest = ask("/reconcile/default")
        self.assertEqual(status, 200)
        self.assertEqual(manifest["versions"], ["0.2"])
        for member in ("name", "identifierSpace", "schemaSpace", "view", "suggest", "extend", "defaultTypes"):
            self.assertIn(member, manifest)
        self.assertEqual(headers["x-batch-size"], str(manifest["batchSize"]))

    def test_queries(self):
        status, _, answer = self.form(
            queries={
                "q0": {"query": "Korea Mining Development Trading Corporation", "type": "Organization", "limit": 2},
                "q1": {"query": "Kari Nordmann", "properties": [{"pid": "Person:birthDate", "v": "1980"}]},
            }
        )
        self.assertEqual(status, 200)
        best = answer["q0"]["result"][0]
        self.assertLessEqual(len(answer["q0"]["result"]), 2)
        self.assertTrue(best["match"])
        self.assertEqual(best["type"][0]["id"], "Organization")
        status, _, extended = self.form(extend={"ids": [best["id"]], "properties": [{"id": "Thing:name"}]})
        self.assertEqual(status, 200)
        self.assertTrue(extended["rows"][best["id"]]["Thing:name"][0]["str"])

    def test_refusals(self):
        self.assertEqual(self.form()[0], 400)
        self.assertEqual(self.form(queries={str(n): {"query": "x"} for n in range(101)})[0], 400)
        self.assertEqual(ask("/reconcile/no-such")[0], 404)

    def test_suggestions(self):
        for kind, prefix in (("entity", "korea"), ("type", "per"), ("property", "birth")):
            status, _, answer = ask(f"/reconcile/default/suggest/{kind}?prefix={prefix}")
            self.assertEqual(status, 200)
            self.assertGreater(len(answer["result"]), 0, kind)
        _, _, columns = ask("/reconcile/default/extend/property?type=Person")
        self.assertIn("Person:birthDate", [column["id"] for column in columns["properties"]])


class Watchman(unittest.TestCase):
    def test_search(self):
        query = urllib.parse.urlencode({"name": "Kim Yong Chol", "type": "person", "limit": 3, "debug": "true"})
        status, _, answer = ask("/v2/search?" + query)
        self.assertEqual(status, 200)
        self.assertLessEqual(len(answer["entities"]), 3)
        best = answer["entities"][0]
        self.assertEqual(best["entityType"], "person")
        self.assertEqual(best["sourceList"], "un_csl")
        self.assertGreater(best["match"], 0.05)
        self.assertGreater(len(best["details"]["pieces"]), 0)
        self.assertEqual(best["person"]["name"], best["name"])
        for wrong in ("", "name=x&limit=0", "name=x&minMatch=2", "name=x&type=tree", "name=x&format=senzing"):
            status, _, answer = ask("/v2/search?" + wrong)
            self.assertEqual(status, 400, wrong)
            self.assertIn("error", answer)

    def test_lists(self):
        _, _, answer = ask("/v2/listinfo")
        self.assertGreater(answer["lists"]["un_csl"], 900)
        self.assertEqual(len(answer["listHashes"]["un_csl"]), 64)


if __name__ == "__main__":
    unittest.main()
