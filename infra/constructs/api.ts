import { CfnOutput, RemovalPolicy, Token } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpMethod, HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Login } from '../settings.ts';

export type ApiProps = { readonly handler: IFunction; readonly login: Login };

/** What tells nothing but that Utfall is there, and how it is called. */
const WITHOUT_LOGIN = ['/health', '/openapi.json'];

/** Requests a second, far above what a municipality's people make, and far below what would cost money. */
const RATE_LIMIT = 50;
const BURST_LIMIT = 100;

/** Which route, how it went and how long it took; neither addresses of people nor what they asked. */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
  latencyMs: '$context.responseLatency',
};

/**
 * The HTTP API: every request goes to the one app, which verifies the login itself. The authorizer before it is a
 * second lock. API Gateway asks issuers over https only, so a test issuer on http has the one lock.
 */
export class Api extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { handler, login }: ApiProps) {
    super(scope, id);
    const { issuer, audience } = login;
    const isAskable = Token.isUnresolved(issuer) || issuer.startsWith('https://');
    const integration = new HttpLambdaIntegration('App', handler);
    this.http = new HttpApi(this, 'Http', {
      description: 'Utfall',
      defaultIntegration: integration,
      ...(isAskable
        ? {
            defaultAuthorizer: new HttpJwtAuthorizer('Logins', issuer, { jwtAudience: [audience] }),
          }
        : {}),
    });
    for (const path of WITHOUT_LOGIN) {
      this.http.addRoutes({
        path,
        methods: [HttpMethod.GET],
        integration,
        authorizer: new HttpNoneAuthorizer(),
      });
    }
    this.limitAndLog();
    new CfnOutput(this, 'Url', { value: this.http.apiEndpoint });
  }

  private limitAndLog(): void {
    const stage = this.http.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('The API has no default stage');
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    stage.accessLogSettings = {
      destinationArn: log.logGroupArn,
      format: JSON.stringify(ACCESS_LOG),
    };
    stage.defaultRouteSettings = {
      throttlingRateLimit: RATE_LIMIT,
      throttlingBurstLimit: BURST_LIMIT,
    };
  }
}
