import { seriesOf } from "../../../../src/model/players/series.ts";

/** The series of a game that was never counted. */
export const noCounts = seriesOf([], undefined);
