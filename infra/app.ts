import { App } from 'aws-cdk-lib';
import { UtfallStack } from './utfall-stack.ts';

/**
 * The CDK app: one stack per environment. `-c environment=test` names it; only `production` keeps its data
 * when the stack is deleted. `-c clock=simulated` is for journeys on a stack of their own.
 */
const app = new App();
const environment = String(app.node.tryGetContext('environment') ?? 'test');
const simulatedClock = app.node.tryGetContext('clock') === 'simulated';

new UtfallStack(app, `utfall-${environment}`, {
  environment,
  simulatedClock,
  issuer: String(app.node.tryGetContext('issuer') ?? ''),
  audience: String(app.node.tryGetContext('audience') ?? ''),
  env: { region: String(app.node.tryGetContext('region') ?? 'eu-north-1') },
  description: 'Utfall: runs social outcomes contracts from signing to the last payment',
});
