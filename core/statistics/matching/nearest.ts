/** Somebody with a score, in whole steps (of 1e-10 of a log odds): the same on every machine. */
export type Scored = { readonly id: string; readonly score: number };

/** How many steps a unit of the score has. */
const STEPS = 1e10;

/** So few steps are what rounding leaves: an age one year above and one below are equally near. */
const AS_NEAR = 2;

/** A score in whole steps. */
export function inSteps(score: number): number {
  return Math.round(score * STEPS);
}

/** Who somebody was matched with; nobody where none was near enough. */
export type Match = { readonly id: string; readonly matched: readonly string[] };

/**
 * Nearest-neighbour matching on a score (Rosenbaum and Rubin, The American Statistician 39 (1985)). Those with
 * the highest score choose first, equals by id; each takes the nearest who is left (or any, where persons of
 * the comparison may be used again), of equally near the first by id. With several to each, everybody takes one
 * before anybody takes a second; and nobody takes the same person twice. Nobody farther away than the caliper is
 * taken. The order of the rows never shows.
 *
 * @example nearestNeighbours({ intervention, comparison, caliper: inSteps(0.2) }) // → [{ id: 'p0001', matched: ['p0412'] }, …]
 */
export function nearestNeighbours(input: {
  intervention: readonly Scored[];
  comparison: readonly Scored[];
  /** In steps. */
  caliper?: number;
  /** How many to each; left out: 1. */
  ratio?: number;
  reuse?: boolean;
}): Match[] {
  const { caliper = Number.POSITIVE_INFINITY, ratio = 1, reuse = false } = input;
  const choosing = [...input.intervention].sort(
    (one, other) => other.score - one.score || order(one.id, other.id),
  );
  const places = placesOf(input.comparison);
  const taken = new Map<string, string[]>(choosing.map(({ id }) => [id, []]));
  const take = ({ id, score }: Scored): Place | undefined => {
    const place = nearestPlace(places, score);
    if (!place || Math.abs(place.score - score) > caliper) return undefined;
    const head = place.ids[place.used++];
    if (head !== undefined) taken.get(id)?.push(head);
    return place;
  };
  if (reuse) {
    for (const one of choosing) release(Array.from({ length: ratio }, () => take(one)));
  } else {
    for (let round = 0; round < ratio; round += 1) choosing.forEach(take);
  }
  return choosing
    .map(({ id }) => ({ id, matched: taken.get(id) ?? [] }))
    .sort((one, other) => order(one.id, other.id));
}

/**
 * The caliper that is commonly used: so many standard deviations of the score, pooled over both arms (Austin,
 * Pharmaceutical Statistics 10 (2011), who found 0.2 to serve best).
 */
export function caliperOf(
  standardDeviations: number,
  variances: { intervention: number; comparison: number },
): number {
  return standardDeviations * Math.sqrt((variances.intervention + variances.comparison) / 2);
}

/** Persons of the comparison with one score, by id, and how many of them are used up. */
type Place = {
  readonly at: number;
  readonly score: number;
  readonly ids: readonly string[];
  used: number;
  /** Towards the next place with somebody left, below and above; shortened while it is walked. */
  below: number;
  above: number;
};

function placesOf(comparison: readonly Scored[]): Place[] {
  const sorted = [...comparison].sort(
    (one, other) => one.score - other.score || order(one.id, other.id),
  );
  const places: (Place & { ids: string[] })[] = [];
  for (const { id, score } of sorted) {
    const last = places.at(-1);
    if (last?.score === score) last.ids.push(id);
    else {
      const at = places.length;
      places.push({ at, score, ids: [id], used: 0, below: at, above: at });
    }
  }
  return places;
}

/** All that were taken from these places are there again, for the next who chooses. */
function release(places: readonly (Place | undefined)[]): void {
  for (const place of places) {
    if (place) Object.assign(place, { used: 0, below: place.at, above: place.at });
  }
}

function nearestPlace(places: Place[], score: number): Place | undefined {
  const at = firstFrom(places, score);
  const above = places[walk(places, at, 'above')];
  const below = places[walk(places, at - 1, 'below')];
  if (!above || !below) return above ?? below;
  const [up, down] = [above.score - score, score - below.score];
  if (Math.abs(up - down) > AS_NEAR) return up < down ? above : below;
  return order(headOf(above), headOf(below)) < 0 ? above : below;
}

function headOf({ ids, used }: Place): string {
  return ids[used] ?? '';
}

/** The first place whose score is at least this. */
function firstFrom(places: readonly Place[], score: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.score ?? 0) < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nearest place in a direction with somebody left; the way walked is remembered as shorter. */
function walk(places: readonly Place[], from: number, towards: 'above' | 'below'): number {
  const step = towards === 'above' ? 1 : -1;
  const passed: Place[] = [];
  let at = from;
  for (let place = places[at]; place && place.used >= place.ids.length; place = places[at]) {
    passed.push(place);
    at = place[towards] === at ? at + step : place[towards];
  }
  for (const place of passed) place[towards] = at;
  return at;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
