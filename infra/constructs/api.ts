import { CfnOutput } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** The HTTP API: every request goes to the one app, which verifies the login itself. */
export class Api extends Construct {
  constructor(scope: Construct, id: string, { handler }: { handler: IFunction }) {
    super(scope, id);
    const api = new HttpApi(this, 'Http', {
      description: 'Utfall',
      defaultIntegration: new HttpLambdaIntegration('App', handler),
    });
    new CfnOutput(this, 'Url', { value: api.apiEndpoint });
  }
}
