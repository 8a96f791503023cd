import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api } from './constructs/api.ts';
import { ContractFiles } from './constructs/contract-files.ts';
import { ContractTable } from './constructs/contract-table.ts';
import { NoticeChannels } from './constructs/notice-channels.ts';
import { StepFunctions } from './constructs/step-functions.ts';
import { Steps } from './constructs/steps.ts';
import { SweepSchedule } from './constructs/sweep-schedule.ts';

export type UtfallStackProps = StackProps & {
  readonly environment: string;
  readonly simulatedClock: boolean;
  readonly issuer: string;
  readonly audience: string;
};

/** One installation, for one data controller: a municipality or a region. */
export class UtfallStack extends Stack {
  constructor(scope: Construct, id: string, props: UtfallStackProps) {
    super(scope, id, props);
    if (props.environment === 'production' && props.simulatedClock) {
      throw new Error('The clock of production is never simulated');
    }
    const removalPolicy =
      props.environment === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const table = new ContractTable(this, 'Contracts', { removalPolicy });
    const files = new ContractFiles(this, 'Files', { removalPolicy });
    const notices = new NoticeChannels(this, 'Notices');
    const steps = new Steps(this, 'Steps', { ...props, table, files, notices });
    const workflows = new StepFunctions(this, 'Workflows', { steps });
    steps.mayUse(workflows);
    new SweepSchedule(this, 'Sweep', { sweep: steps.named('sweep') });
    new Api(this, 'Api', { handler: steps.named('api') });
  }
}
