import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { RETIRED_FUNCTIONS, type RetiredFunction, TOMBSTONE } from '../retired.ts';
import { environmentOf, type ForEnvironment } from './environment.ts';
import { grant, type Resources, seesPersons } from './grants.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export type StepsProps = Resources &
  ForEnvironment & {
    /** The folder with a bundle for each function; left out: where `npm run build` puts them. */
    readonly bundles?: string;
  };

/** One Lambda per folder of `functions/` that has a `.lambda.ts`; the code is what `npm run build` made. */
export class Steps extends Construct {
  private readonly all: ReadonlyMap<string, Lambda>;
  private readonly retired: readonly (RetiredFunction & { step: Lambda })[];

  constructor(scope: Construct, id: string, props: StepsProps) {
    super(scope, id);
    this.all = new Map(
      functionNames().map((name) => [
        name,
        this.lambda(name, Code.fromAsset(bundleOf(name, props.bundles)), props),
      ]),
    );
    this.retired = RETIRED_FUNCTIONS.map((each) => ({
      ...each,
      step: this.lambda(each.name, Code.fromInline(TOMBSTONE), props),
    }));
  }

  /** The function of a folder. @throws Error if there is none: a state machine names what does not exist. */
  named(name: string): Lambda {
    const found = this.all.get(name);
    if (!found) throw new Error(`There is no function ${name}`);
    return found;
  }

  /** The functions that a workflow called in the last release, and that its older executions still call. */
  retiredFrom(workflow: string): Lambda[] {
    return this.retired
      .filter(({ calledBy }) => calledBy.includes(workflow))
      .map(({ step }) => step);
  }

  private lambda(name: string, code: Code, props: StepsProps): Lambda {
    const step = new Lambda(this, name, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      ...sizeOf(name),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      // The functions' own lines tell when a call began and how it ended.
      systemLogLevelV2: SystemLogLevel.WARN,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      environment: environmentOf(this, name, props),
      logGroup: new LogGroup(this, `${name}-log`, {
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      // An execution that waits for a person calls the version it began with: versions stay.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    grant(step, name, props);
    return step;
  }
}

/**
 * A state machine gives a step two minutes, so a function must give up before; the API's gateway waits half a
 * minute. Whoever reads the persons of a contract holds them all in memory.
 */
export function sizeOf(name: string): { memorySize: number; timeout: Duration } {
  if (name === 'api') return { memorySize: 1024, timeout: Duration.seconds(29) };
  if (name === 'sweep') return { memorySize: 512, timeout: Duration.minutes(10) };
  if (seesPersons(name)) return { memorySize: 2048, timeout: Duration.seconds(110) };
  return { memorySize: 512, timeout: Duration.seconds(60) };
}

/** The folders of `functions/` that hold a Lambda, as they are named. */
function functionNames(): string[] {
  const folder = join(ROOT, 'functions');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, `${name}.lambda.ts`)))
    .sort();
}

function bundleOf(name: string, bundles = join(ROOT, 'dist', 'functions')): string {
  const folder = join(bundles, name);
  if (!existsSync(join(folder, 'index.js'))) {
    throw new Error(`The function ${name} is not bundled: run "npm run build" first`);
  }
  return folder;
}
