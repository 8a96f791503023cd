import type { Node } from 'constructs';

/** Where people log in. */
export type Login = {
  readonly issuer: string;
  readonly audience: string;
};

/** What a stack is synthesised for. */
export type Settings = {
  readonly environment: string;
  readonly region: string;
  readonly simulatedClock: boolean;
  /** Whether each definition of a state machine is published as a version that stays. */
  readonly stateMachineVersions: boolean;
  /** Left out: the stack has a user pool of its own. */
  readonly login?: Login;
  /** The subject of the first administrator. */
  readonly administrator?: string;
  /** Who gets a mail when an alarm sounds. */
  readonly alarmsTo?: string;
  readonly lockYears?: number;
  /** Counts of fewer persons than this are withheld whatever the terms say. */
  readonly suppressBelowLeast?: number;
  /** The name of a table that was restored from a point in time, to be used instead of the stack's own. */
  readonly restoredTable?: string;
};

type Said = Readonly<Record<Exclude<keyof Settings, 'simulatedClock' | 'login'>, string>> &
  Readonly<Record<'clock' | 'issuer' | 'audience', string>>;

/**
 * What `-c name=value` says, all of it optional:
 *
 * - `environment` names the stack, `test` unless said; only `production` keeps its data when it is deleted
 * - `region`: `eu-north-1` unless said
 * - `issuer`, `audience`: where people log in; left out: a user pool of the stack's own
 * - `administrator`: the subject of the first administrator, who names the rest
 * - `alarmsTo`: the e-mail address that alarms go to
 * - `lockYears`: for how many years open files are locked
 * - `suppressBelowLeast`: counts of fewer persons than this are withheld whatever the terms say, 3 unless said
 * - `restoredTable`: a table restored from a point in time, instead of the stack's own
 * - `clock=simulated`: for journeys on a stack of their own, never in production
 * - `stateMachineVersions=off`: for an emulated AWS whose CloudFormation does not know them, never in production
 *
 * @throws Error saying what to write instead
 */
export function settingsOf(node: Node): Settings {
  const said = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const context = {
    environment: said('environment') ?? 'test',
    region: said('region') ?? 'eu-north-1',
    clock: said('clock') ?? 'real',
    issuer: said('issuer'),
    audience: said('audience'),
    administrator: said('administrator'),
    alarmsTo: said('alarmsTo'),
    lockYears: said('lockYears'),
    suppressBelowLeast: said('suppressBelowLeast'),
    restoredTable: said('restoredTable'),
    stateMachineVersions: said('stateMachineVersions') ?? 'on',
  };
  checkAll(context);
  const { environment, region, clock, issuer, audience, lockYears, ...others } = context;
  const { stateMachineVersions, suppressBelowLeast, ...rest } = others;
  return {
    environment,
    region,
    simulatedClock: clock === 'simulated',
    stateMachineVersions: stateMachineVersions === 'on',
    ...(issuer === undefined || audience === undefined ? {} : { login: { issuer, audience } }),
    ...(lockYears === undefined ? {} : { lockYears: Number(lockYears) }),
    ...(suppressBelowLeast === undefined ? {} : { suppressBelowLeast: Number(suppressBelowLeast) }),
    ...defined(rest),
  };
}

function checkAll(said: { readonly [K in keyof Said]: string | undefined }): void {
  const { environment = '', clock, issuer, audience, lockYears, alarmsTo, restoredTable } = said;
  const { stateMachineVersions, suppressBelowLeast: least } = said;
  check(/^[a-z][a-z0-9-]{0,19}$/.test(environment), 'environment: up to 20 of a-z, 0-9 and "-"');
  check(clock === 'real' || clock === 'simulated', 'clock: "simulated", or leave it out');
  check(environment !== 'production' || clock === 'real', 'clock: never simulated in production');
  check(
    (issuer === undefined) === (audience === undefined),
    'issuer and audience: both, or neither for a user pool of the stack',
  );
  check(
    environment !== 'production' || issuer === undefined || issuer.startsWith('https://'),
    'issuer: an address that begins with https:// in production',
  );
  check(lockYears === undefined || /^[1-9]\d?$/.test(lockYears), 'lockYears: whole years, 1 to 99');
  check(
    least === undefined || /^(?:[3-9]|[1-9]\d|100)$/.test(least),
    'suppressBelowLeast: a whole number, 3 to 100',
  );
  check(alarmsTo === undefined || /^\S+@\S+$/.test(alarmsTo), 'alarmsTo: an e-mail address');
  check(
    restoredTable === undefined || /^[\w.-]{3,255}$/.test(restoredTable),
    'restoredTable: the name of a table',
  );
  check(
    stateMachineVersions === 'on' ||
      (stateMachineVersions === 'off' && environment !== 'production'),
    'stateMachineVersions: leave it out; "off" is for emulators, never for production',
  );
}

function check(holds: boolean, instead: string): void {
  if (!holds) throw new Error(`The context (-c name=value) cannot be used. ${instead}`);
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}
