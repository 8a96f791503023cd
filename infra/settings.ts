import type { Node } from 'constructs';
import type { Login } from './constructs/environment.ts';

/** What a stack is synthesised for. */
export type Settings = {
  readonly environment: string;
  readonly region: string;
  readonly simulatedClock: boolean;
  readonly login: Login;
  readonly lockYears?: number;
};

/**
 * What `-c name=value` says, all of it optional:
 *
 * - `environment` names the stack, `test` unless said; only `production` keeps its data when it is deleted
 * - `region`: `eu-north-1` unless said
 * - `issuer`, `audience`: where people log in; production has both
 * - `lockYears`: for how many years open files are locked
 * - `clock=simulated`: for journeys on a stack of their own, never in production
 *
 * @throws Error saying what to write instead
 */
export function settingsOf(node: Node): Settings {
  const said = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const environment = said('environment') ?? 'test';
  const clock = said('clock') ?? 'real';
  const issuer = said('issuer');
  const audience = said('audience');
  const lockYears = said('lockYears');
  check(/^[a-z][a-z0-9-]{0,19}$/.test(environment), 'environment: up to 20 of a-z, 0-9 and "-"');
  check(clock === 'real' || clock === 'simulated', 'clock: "simulated", or leave it out');
  check(lockYears === undefined || /^[1-9]\d?$/.test(lockYears), 'lockYears: whole years, 1 to 99');
  if (environment === 'production') {
    check(clock === 'real', 'clock: never simulated in production');
    check(
      issuer !== undefined && audience !== undefined,
      'issuer and audience: needed in production',
    );
  }
  return {
    environment,
    region: said('region') ?? 'eu-north-1',
    simulatedClock: clock === 'simulated',
    login: {
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
    },
    ...(lockYears === undefined ? {} : { lockYears: Number(lockYears) }),
  };
}

function check(holds: boolean, instead: string): void {
  if (!holds) throw new Error(`The context (-c name=value) cannot be used. ${instead}`);
}
