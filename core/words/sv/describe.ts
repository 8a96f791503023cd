import type { DescribeWords, FigureWords, PieceWords, RuleWords } from '../en/describe.ts';
import { commaList, human } from '../phrases.ts';
import { EACH_UNIT, isNeuter, stateSv, termSv, UNITS } from './names.ts';

const TABLES = {
  amount: ['ett belopp', 'Beloppet'],
  share: ['en andel', 'Andelen'],
  price: ['ett pris', 'Priset'],
  rate: ['en räntesats', 'Räntesatsen'],
  factor: ['en faktor', 'Faktorn'],
  figure: ['ett tal', 'Talet'],
} as const;

const NEAREST: Readonly<Record<string, string>> = {
  'half-up': 'halva uppåt',
  'half-even': 'halva till jämnt',
  'half-down': 'halva nedåt',
};

const CUTS: Readonly<Record<string, string>> = {
  'pro rata': 'det överskjutande dras av i proportion',
  'last first': 'det överskjutande dras av från den sista delen först',
  'latest first': 'det överskjutande dras av från de senaste utfallen först',
  'earliest first': 'det överskjutande dras av från de tidigaste utfallen först',
};

const SPANS: Readonly<Record<string, string>> = {
  week: 'vecka',
  month: 'månad',
  quarter: 'kvartal',
  year: 'år',
  period: 'period',
  person: 'person',
  cohort: 'kohort',
};

const COMPOUND: Readonly<Record<string, string>> = {
  yearly: 'årsvis',
  quarterly: 'kvartalsvis',
  monthly: 'månadsvis',
};

const and = (items: readonly string[]): string => commaList(items, 'och');
const or = (items: readonly string[]): string => commaList(items, 'eller');

const figures: FigureWords = {
  and,
  or,
  named: termSv,
  payment: (name) => `vad ”${human(name)}” ger`,
  capital: (name, side) => {
    const which = name === 'advanced' || name === 'capital' ? '' : ` (”${human(name)}”)`;
    if (side === 'committed') return `det utfästa kapitalet${which}`;
    return side === 'outstanding'
      ? `det utestående kapitalet${which}`
      : `det utbetalda kapitalet${which}`;
  },
  side: (figure, side) =>
    side === 'comparator' ? `jämförelsetalet för ${figure}` : `nivån för ${figure}`,
  settled: (payment) =>
    payment === undefined ? 'det som redan är avräknat' : `det som redan är avräknat av ${payment}`,
  running: {
    date: 'dagen',
    cohort: 'kohorten',
    period: 'perioden',
    end: 'avtalets slut',
  },
  none: 'inget tak',
  unknown: 'ett tal som inte är publicerat',
  ofFigure: (quantity, figure) => `${quantity} av ${figure}`,
  aYear: (rate) => `${rate} per år`,
  percentagePoints: 'procentenheter',
  units: UNITS,
  eachUnit: (unit) => EACH_UNIT[unit.replace(/s$/, '')] ?? UNITS[unit] ?? unit,
  byTable: (kind, by) => `${TABLES[kind][0]} som beror på ${by} (se tabellen)`,
  caption: (kind, by) => `${TABLES[kind][1]}, efter ${by}:`,
  bounds: { from: 'minst', above: 'mer än', below: 'mindre än', to: 'högst' },
  dates: { from: 'från och med', above: 'efter', below: 'före', to: 'till och med' },
  between: (low, high) => `${low} men ${high}`,
  row: (bounds, value) => `${bounds || 'i alla lägen'}: ${value}`,
  rising: (from, to, isFalling) =>
    `från ${from} rätlinjigt ${isFalling ? 'sjunkande' : 'stigande'} till ${to}`,
  value: (key, value) => `${key === 'others' ? 'alla övriga' : human(key)}: ${value}`,
  uplifted: (price, times, rounding) => {
    const how = [times && `uppräknat med ${times}`, rounding].filter((part) => part !== '');
    return how.length === 0 ? price : `${price} (${how.join(', ')})`;
  },
  rounded: (to, mode) => {
    if (mode === 'up') return `avrundat uppåt till hela ${to}`;
    if (mode === 'down') return `avrundat nedåt till hela ${to}`;
    return `avrundat till närmaste ${to} (${NEAREST[mode] ?? mode})`;
  },
};

const pieces: PieceWords = {
  improves: (figure) => `${figure} förbättras`,
  is: (figure, bounds) => `${figure} är ${bounds}`,
  state: (event, state) => `${event} är ${stateSv(state, isNeuter(event))}`,
  isNamed: (what, name) => `${what} är ”${human(name)}”`,
  if: (all, one) =>
    `om ${[...(all.length > 0 ? [and(all)] : []), ...(one.length > 0 ? [or(one)] : [])].join(', och ')}`,
  unless: (none) => `såvida inte ${or(none)}`,
  share: (share, base) => `${share} av ${base}`,
  shareByTable: (by, base) => `en andel av ${base} som beror på ${by} (se tabellen)`,
  price: (price, each, base) => `${price} för varje ${each === '' ? 'enhet' : each} av ${base}`,
  interest: (rate, base) => `ränta med ${rate} på ${base}`,
  rates: 'priset för varje godkänt utfall',
  parts: (count) => (count === 1 ? 'följande del' : `summan av följande ${count} delar`),
  nothing: 'ingenting',
  less: (base, others) => `${base} minskat med ${and(others)} (dock aldrig under noll)`,
  tranche: (base, above, to) => {
    if (above === '' && to === '') return base;
    const ends = [above && `överstiger ${above}`, to && `ryms inom ${to}`].filter(
      (end) => end !== '',
    );
    return `den del av ${base} som ${ends.join(' och ')}`;
  },
  zero: 'noll',
  untilPaid: (figure) => `till dess att så mycket som ${figure} har betalats`,
  afterPaid: (figure) => `sedan ${figure} har betalats`,
  times: (factors) => `multiplicerat med ${and(factors)}`,
  indexed: (by, base) => `uppräknat med ${termSv(by)} (${base} = 1)`,
  indexedAt: (at) => `avläst vid ${at === 'settlement' ? 'avräkningen' : 'dagen för utfallet'}`,
  since: (moment) => `från ${moment}`,
  until: (moment) => `till ${moment}`,
  moments: { settlement: 'avräkningen', end: 'avtalets slut' },
  onDate: (date) => `den ${date}`,
  whenEvent: (event) => termSv(event),
  dayCount: (how) => (how === 'whole years' ? 'räknat i hela år' : `räknat enligt ${how}`),
  compound: (how) => `som läggs till kapitalet ${COMPOUND[how] ?? how}`,
  meets: (what) =>
    what === 'interest first'
      ? 'återbetalningar räknas först av mot räntan'
      : 'återbetalningar räknas först av mot kapitalet',
};

const rules: RuleWords = {
  per: (per) => `för varje ${SPANS[per]} för sig`,
  main: (verb, subject) => {
    if (typeof verb !== 'string') return `${verb.is} är ${subject}`;
    return verb === 'paid' ? `${subject} betalas` : `${subject} räknas in`;
  },
  mainAfter: (verb, subject) => {
    if (typeof verb !== 'string') return `är ${verb.is} ${subject}`;
    return verb === 'paid' ? `betalas ${subject}` : `räknas ${subject} in`;
  },
  duty: (what) => `gäller en skyldighet i stället för betalning: ${what}`,
  condition: (condition, main) => `${condition}${condition.includes(', ') ? ',' : ''} ${main}`,
  eachPer: (per, main) => `${per}: ${main}`,
  otherwise: (main) => `annars ${main}`,
  bothCases: (limits) => `I båda fallen: ${limits.replace(/^dock /, '')}.`,
  atLeast: (limit) => `lägst ${limit}`,
  atMost: (limit) => `högst ${limit}`,
  limits: (limits) => `dock ${limits.join(' och ')}`,
  noLimit: 'utan tak',
  atMostPer: (claimant, limit) => `högst ${limit} per ${SPANS[claimant] ?? human(claimant)}`,
  atMostShare: (share, sum) => `högst ${share} av ${sum}, denna post inräknad`,
  cut: (how) => CUTS[how] ?? how,
  untilMeasured:
    'Till dess att detta är uppmätt betalas det som om villkoret vore uppfyllt, och återkrävs om det visar sig inte vara det.',
  due: (moment) => `Beloppet fastställs genast men förfaller till betalning vid ${moment}.`,
  hold: (share, conditions) => `${share} av beloppet hålls inne till dess att ${conditions}.`,
  payers: (names) => `Betalas av ${and(names)}.`,
  payersBy: (attribute) => `Varje anspråk betalas av den som dess ${termSv(attribute)} anger.`,
  recipients: (names) => `Betalas till ${and(names)}.`,
  rateLine: (outcome, price) => `${outcome}: ${price}`,
  claims: (claims) => {
    if (claims === 'any') return 'varje gång det uppnås';
    const [count = '1', ...span] = claims.split(' ');
    const often = count === '1' ? 'en gång' : `högst ${count} gånger`;
    return `${often} per person${span.length === 0 ? '' : ` och ${SPANS[span.at(-1) ?? '']}`}`;
  },
  after: (outcomes) => `bara efter ${and(outcomes)} för samma person`,
  atMostClaims: (limit) =>
    `högst ${limit.replace('claims', 'utfall').replace('of enrolled', 'av de inskrivna')}`,
};

/** The words in which terms are read back, in Swedish, with the words of the field. */
export const describeSv: DescribeWords = { ...figures, ...pieces, ...rules };
