import { beforeAll, describe, expect, it } from "vitest";
import { directoryData } from "../../../../src/components/directory/facets.ts";
import { indexDocument, openApiDocument, schemaDocument, apiFiles } from "../../../../src/formats/api/description.ts";
import {
  changesDocument,
  fingerprintDocument,
  fingerprintsDocument,
  protocolsDocument,
  serversDocument,
  statisticsDocument,
} from "../../../../src/formats/api/documents.ts";
import { screensDocument, type DrawnScreen } from "../../../../src/formats/api/screens.ts";
import { historyDocument, serverDocument } from "../../../../src/formats/api/server-document.ts";
import { shapes, type ShapeName } from "../../../../src/formats/api/shapes.ts";
import { currentPlayers } from "../../../../src/model/nights.ts";
import { historyCsv } from "../../../../src/formats/exports/history-csv.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import { newAjv, type Validate } from "../../../schemas/ajv.ts";
import { parseCsv } from "../../invented/csv.ts";
import { absolute, inventedModel } from "../../invented/model.ts";

let model: SiteModel;
beforeAll(async () => {
  model = await inventedModel(220, 40, 8);
});

const validators = new Map<ShapeName, Validate>();

function validatorOf(name: ShapeName): Validate {
  let validate = validators.get(name);
  if (validate === undefined) {
    validate = newAjv().compile(JSON.parse(JSON.stringify(schemaDocument(name, absolute, "Mudlark"))) as object);
    validators.set(name, validate);
  }
  return validate;
}

/** Validation errors of a document as written to its file, under the published schema. */
function complaints(name: ShapeName, document: unknown): unknown {
  const validate = validatorOf(name);
  void validate(JSON.parse(JSON.stringify(document)));
  return validate.errors;
}

describe("every file of the API conforms to its published schema", () => {
  it("the lists", () => {
    expect(complaints("servers", serversDocument(model, absolute))).toBeNull();
    expect(complaints("fingerprints", fingerprintsDocument(model, absolute))).toBeNull();
    expect(complaints("protocols", protocolsDocument(model, absolute))).toBeNull();
    expect(complaints("statistics", statisticsDocument(model))).toBeNull();
    expect(complaints("changes", changesDocument(model))).toBeNull();
    expect(changesDocument(model).changes.some(({ differences }) => (differences ?? []).length > 0)).toBe(true);
    expect(
      complaints("index", indexDocument({ name: "Mudlark", invented: true, asOf: model.asOf }, absolute)),
    ).toBeNull();
  });

  it("the login screens: those that were drawn and show something", () => {
    const png = { file: "0123456789abcdef01234567.png", width: 640, height: 400 };
    const thumbnail = { ...png, file: "1123456789abcdef01234567.png", width: 320, height: 200 };
    const screen = { text: "Welcome.", alt: "Welcome.", columns: 80, rows: 25 };
    const shown = model.servers.filter(({ banner }) => banner !== null);
    const [first, second, third, fourth] = shown;
    const silent = model.servers.find(({ banner }) => banner === null);
    const drawn = new Map<string, DrawnScreen>([
      [first?.id ?? "", { ...screen, png, thumbnail }],
      [second?.id ?? "", screen],
      [third?.id ?? "", { ...screen, text: " \n" }],
      [silent?.id ?? "none", screen],
    ]);
    const document = screensDocument(model, drawn, absolute);
    expect(complaints("screens", document)).toBeNull();
    expect(document.count).toBe(2);
    expect(document.screens.map(({ server }) => server)).toEqual([first?.id, second?.id]);
    expect(document.screens.map(({ server }) => server)).not.toContain(fourth?.id);
    expect(document.screens[0]?.picture).toEqual({ url: absolute(`/banners/${png.file}`), width: 640, height: 400 });
    expect(document.screens[0]?.thumbnail?.width).toBe(320);
    expect(document.screens[1]).toMatchObject({ picture: null, thumbnail: null, alt: "Welcome." });
  });

  it("each server, and its history", () => {
    expect(model.servers.some(({ history }) => history.some(({ differences }) => differences !== undefined))).toBe(
      true,
    );
    for (const server of model.servers) {
      expect(complaints("server", serverDocument(server, absolute)), server.id).toBeNull();
      expect(complaints("history", historyDocument(server, model.asOf)), server.id).toBeNull();
    }
  });

  it("each fingerprint", () => {
    for (const each of model.fingerprints)
      expect(complaints("fingerprint", fingerprintDocument(each, model.asOf, absolute)), each.hash).toBeNull();
  });

  it("an empty site, before the first visit", () => {
    const empty: SiteModel = { ...model, asOf: null, servers: [], byId: new Map(), fingerprints: [], news: [] };
    expect(complaints("servers", serversDocument(empty, absolute))).toBeNull();
    expect(complaints("statistics", statisticsDocument(empty))).toBeNull();
  });

  it("and a schema rejects what it should", () => {
    const document = serversDocument(model, absolute);
    expect(complaints("servers", { ...document, more: 1 })).not.toBeNull();
    expect(complaints("servers", { ...document, generated: "yesterday" })).not.toBeNull();
  });
});

describe("the description of the API", () => {
  it("has a schema for each shape, and only those that exist", () => {
    const shown = new Set(apiFiles.flatMap((file) => file.shape ?? []));
    expect(shown).toEqual(new Set(Object.keys(shapes)));
  });

  it("is OpenAPI 3.1 with distinct operations and declared path parameters", () => {
    const document = openApiDocument("Mudlark", absolute) as {
      openapi: string;
      paths: Record<string, { get: { operationId: string; parameters?: { name: string }[]; responses: object } }>;
    };
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.values(document.paths).map((path) => path.get.operationId);
    expect(new Set(operations).size).toBe(operations.length);
    for (const [path, { get }] of Object.entries(document.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect((get.parameters ?? []).map((parameter) => parameter.name)).toEqual(wanted);
    }
  });
});

describe("players", () => {
  it("is the same number everywhere: total, facet, and the chart's last night", async () => {
    // Without counting rounds: they count later than the last night.
    const model = await inventedModel();
    const { totals, nights } = statisticsDocument(model);
    const counted = directoryData(model.servers).servers.map(({ players }) => players ?? 0);
    expect(totals.players).toBeGreaterThan(0);
    expect(counted.reduce((sum, players) => sum + players, 0)).toBe(totals.players);
    expect(nights.at(-1)).toMatchObject({ players: totals.players, counted: totals.playersCounted });
    for (const server of model.servers)
      if (server.status.state === "dark" || server.status.state === "archived")
        expect(currentPlayers(server), server.id).toBeUndefined();
  });
});

describe("the OpenAPI description", () => {
  it("is self-contained: every reference points to a component, whose schema the documents match", () => {
    const document = JSON.parse(JSON.stringify(openApiDocument("Mudlark", absolute))) as {
      components: { schemas: Record<string, object> };
    };
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(Object.keys(document.components.schemas)).toContain(reference.split("/").at(-1));
    }
    const validate = newAjv().compile(document.components.schemas.servers ?? {});
    expect(validate(JSON.parse(JSON.stringify(serversDocument(model, absolute))))).toBe(true);
    expect(validate({ generated: null, count: 1, servers: [{}] })).toBe(false);
  });
});

describe("servers.json", () => {
  it("has what a list needs", () => {
    const { servers } = serversDocument(model, absolute);
    expect(servers.some(({ description }) => description !== null)).toBe(true);
    expect(servers.some(({ addresses }) => addresses.some(({ tls }) => tls))).toBe(true);
    expect(servers.some(({ languageCodes }) => languageCodes.includes("en"))).toBe(true);
    expect(servers.some(({ lastChange }) => lastChange !== null)).toBe(true);
    expect(servers.some(({ capabilities }) => capabilities.GMCP === "measured")).toBe(true);
    for (const { id, addresses, host, port, last30Nights, protocols, capabilities } of servers) {
      expect(addresses[0], id).toMatchObject({ host, port, primary: true });
      expect(last30Nights.reached).toBeLessThanOrEqual(last30Nights.visited);
      expect(last30Nights.visited).toBeLessThanOrEqual(30);
      for (const name of protocols) expect(capabilities[name]).toBe("measured");
    }
  });
});

describe("the history of a game", () => {
  it("is the same in CSV as in JSON", () => {
    for (const server of model.servers.slice(0, 20)) {
      const document = historyDocument(server, model.asOf);
      const [header, ...rows] = parseCsv(historyCsv(document));
      expect(header).toEqual(["at", "outcome", "players", "connect ms", "fingerprint", "changed"]);
      expect(rows.map(([at, outcome, players]) => [at, outcome, players])).toEqual(
        document.visits.map(({ at, outcome, players }) => [at, outcome, String(players ?? "")]),
      );
    }
  });
});

describe("what the API says", () => {
  it("treats malicious names as data", () => {
    const { servers } = serversDocument(model, absolute);
    expect(servers.map((server) => server.name)).toContain('<script>alert("mud")</script>');
  });

  it("counts games once, and sums only what was counted", () => {
    const { totals, nights } = statisticsDocument(model);
    expect(totals.servers).toBe(model.servers.length);
    expect(
      (totals.live ?? 0) +
        (totals.unstable ?? 0) +
        (totals.dark ?? 0) +
        (totals.archived ?? 0) +
        (totals.unvisited ?? 0),
    ).toBe(totals.servers);
    for (const night of nights) {
      expect(night.reached).toBeLessThanOrEqual(night.visited);
      expect(night.players === null).toBe(night.counted === 0);
    }
  });
});
