import { App } from 'aws-cdk-lib';
import { settingsOf } from './settings.ts';
import { UtfallStack } from './utfall-stack.ts';

const app = new App();
const settings = settingsOf(app.node);

/** The CDK app: one stack per environment. */
new UtfallStack(app, `utfall-${settings.environment}`, settings);
