import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './constructs/alarms.ts';
import { Api } from './constructs/api.ts';
import { ContractFiles } from './constructs/contract-files.ts';
import { ContractTable } from './constructs/contract-table.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { InstallationKey } from './constructs/installation-key.ts';
import { Logins } from './constructs/logins.ts';
import { NoticeChannels } from './constructs/notice-channels.ts';
import { StateMachines } from './constructs/state-machines.ts';
import { Steps, type StepsProps } from './constructs/steps.ts';
import { SweepSchedule } from './constructs/sweep-schedule.ts';
import type { Settings } from './settings.ts';

export type UtfallStackProps = Settings & Pick<StepsProps, 'bundles'>;

/** One installation, for one data controller: a municipality or a region. */
export class UtfallStack extends Stack {
  constructor(scope: Construct, id: string, settings: UtfallStackProps) {
    super(scope, id, {
      env: { region: settings.region },
      description: 'Utfall: runs social outcomes contracts from signing to the last payment',
    });
    const removalPolicy =
      settings.environment === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const { key } = new InstallationKey(this, 'Installation', { removalPolicy });
    const table = new ContractTable(this, 'Contracts', { ...settings, removalPolicy, key });
    const files = new ContractFiles(this, 'Files', { ...settings, removalPolicy });
    const notices = new NoticeChannels(this, 'Notices', { key });
    const login = settings.login ?? new Logins(this, 'Logins', { removalPolicy }).login;
    const steps = new Steps(this, 'Steps', { ...settings, login, table, files, notices, key });
    new StateMachines(this, 'Workflows', { ...settings, steps });
    const { lost } = new SweepSchedule(this, 'Sweep', { sweep: steps.named('sweep') });
    const { http: api } = new Api(this, 'Api', { handler: steps.named('api'), login });
    const { alarms } = new Alarms(this, 'Alarms', { ...settings, key, api, lost });
    new Dashboard(this, 'Overview', { alarms, api });
  }
}
