import { CfnOutput } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Where notices go: a bus for systems, a topic for people. Who subscribes brings a dead-letter queue along. */
export class NoticeChannels extends Construct {
  readonly bus: EventBus;
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { key }: { key: IKey }) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { description: 'Notices of Utfall, for systems' });
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, masterKey: key });
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName });
    new CfnOutput(this, 'TopicArn', { value: this.topic.topicArn });
  }
}
