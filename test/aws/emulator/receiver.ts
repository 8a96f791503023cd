import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Clients } from './clients.ts';
import type { Deployed } from './deployed.ts';

/** Two queues that receive what the installation sends: as its systems do, and as its people do. */
export type Queues = { readonly events: string; readonly messages: string };

/** Subscribes two queues to the bus and the topic of a stack, as an operator connects theirs. */
export async function subscribeQueues(
  { sqs, sns, eventBridge }: Clients,
  { bus, topicArn }: Pick<Deployed, 'bus' | 'topicArn'>,
): Promise<Queues> {
  const queue = async (name: string): Promise<{ url: string; arn: string }> => {
    const { QueueUrl: url = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const AttributeNames = ['QueueArn' as const];
    const asked = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames });
    return { url, arn: (await sqs.send(asked)).Attributes?.['QueueArn'] ?? '' };
  };
  const events = await queue('notices-for-systems');
  const messages = await queue('notices-for-people');
  const rule = { Name: 'all-notices', EventBusName: bus };
  const EventPattern = JSON.stringify({ source: ['utfall'] });
  await eventBridge.send(new PutRuleCommand({ ...rule, EventPattern }));
  const target = { Id: 'queue', Arn: events.arn };
  await eventBridge.send(
    new PutTargetsCommand({ Rule: rule.Name, EventBusName: bus, Targets: [target] }),
  );
  await sns.send(
    new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: messages.arn }),
  );
  return { events: events.url, messages: messages.url };
}

/** Takes all that is in a queue now. */
export async function takeAll({ sqs }: Clients, QueueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(receive);
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }: Message) => Body));
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
    }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}
