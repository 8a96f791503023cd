import { randomUUID } from 'node:crypto';
import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { awsNotices } from '../../ports/notices/aws.ts';
import { NoticeNotSentError } from '../../ports/notices/errors.ts';
import { awsEndpoint, clientOptions } from './aws.ts';
import { PAYOUT } from './notice.ts';
import { type Answered, type Asked, refusal, scriptedEndpoint } from './scripted-endpoint.ts';

const TOPIC = 'arn:aws:sns:eu-north-1:000000000000:utfall';

const PUBLISHED: Answered = {
  type: 'text/xml',
  body: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
    <MessageId>m</MessageId></PublishResult></PublishResponse>`,
};
const PUT: Answered = {
  body: JSON.stringify({ FailedEntryCount: 0, Entries: [{ EventId: 'e' }] }),
};

async function noticesThat(put: Answered, published = PUBLISHED) {
  const { endpoint, asked } = await scriptedEndpoint(({ operation }) =>
    operation === 'PutEvents' ? put : published,
  );
  const notices = awsNotices({
    eventBridge: new EventBridgeClient(clientOptions(endpoint)),
    busName: 'utfall',
    sns: new SNSClient(clientOptions(endpoint)),
    topicArn: TOPIC,
  });
  return { notices, asked };
}

/** The attributes of a published message, out of the form that SNS takes. */
function attributesOf({ body }: Asked): Record<string, string | null> {
  const form = new URLSearchParams(body);
  const names = [...form.keys()].filter((key) => key.endsWith('.Name'));
  return Object.fromEntries(
    names.map((key) => [
      form.get(key) ?? '',
      form.get(key.replace(/\.Name$/, '.Value.StringValue')),
    ]),
  );
}

describe('a notice on AWS', () => {
  it('is one event for systems', async () => {
    const { notices, asked } = await noticesThat(PUT);
    await notices.send(PAYOUT);
    const events = asked.filter(({ operation }) => operation === 'PutEvents');
    expect(events).toHaveLength(1);
    const [entry] = JSON.parse(events[0]?.body ?? '').Entries;
    expect(entry).toMatchObject({
      EventBusName: 'utfall',
      Source: 'utfall',
      DetailType: 'payout-issued',
    });
    expect(JSON.parse(entry.Detail)).toEqual(PAYOUT);
  });

  it('is one message per recipient, who can be told apart by party and role', async () => {
    const { notices, asked } = await noticesThat(PUT);
    await notices.send(PAYOUT);
    const messages = asked.filter(({ operation }) => operation === 'Publish');
    const ids = {
      contractId: PAYOUT.contractId,
      type: PAYOUT.type,
      noticeId: PAYOUT.noticeId,
    };
    expect(messages.map(attributesOf)).toEqual(PAYOUT.to.map((to) => ({ ...to, ...ids })));
    const form = new URLSearchParams(messages[0]?.body);
    expect(form.get('TopicArn')).toBe(TOPIC);
    expect(form.get('Subject')).toBe('Utbetalningsavi: Barn & unga');
    expect(form.get('Message')).toMatch(/^Utbetalningsavi.*----\n\nPayout notice/s);
  });

  it('keeps its subject within what SNS takes', async () => {
    const { notices, asked } = await noticesThat(PUT);
    const sv = `En rad\noch ${'en till '.repeat(20)}`;
    await notices.send({ ...PAYOUT, subject: { ...PAYOUT.subject, sv } });
    const subject = new URLSearchParams(asked.at(-1)?.body).get('Subject');
    expect(subject).toHaveLength(99);
    expect(subject).toMatch(/^En rad och en till/);
  });

  it('that the bus refuses, in an answer that looks fine, is not taken for sent', async () => {
    const entry = { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' };
    const body = JSON.stringify({ FailedEntryCount: 1, Entries: [entry] });
    const { notices } = await noticesThat({ body });
    await expect(notices.send(PAYOUT)).rejects.toMatchObject({
      name: 'NoticeNotSent',
      facts: { noticeId: PAYOUT.noticeId, reason: 'ThrottlingException' },
    });
  });

  it('that a service refuses is told of in our words, with the cause kept', async () => {
    const { notices } = await noticesThat(refusal('ResourceNotFoundException'));
    const error = await notices.send(PAYOUT).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoticeNotSentError);
    expect(error).toMatchObject({ cause: { name: 'ResourceNotFoundException' } });
  });
});

describe.runIf(awsEndpoint)('a notice on an emulated AWS', () => {
  it('is taken by a bus and a topic as they are there', async () => {
    const eventBridge = new EventBridgeClient(clientOptions());
    const sns = new SNSClient(clientOptions());
    const name = `utfall-${randomUUID()}`;
    await eventBridge.send(new CreateEventBusCommand({ Name: name }));
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
    const notices = awsNotices({ eventBridge, busName: name, sns, topicArn: TopicArn });
    await expect(notices.send(PAYOUT)).resolves.toBeUndefined();
  });

  it('comes to whoever subscribes as its party and role, and to no other', async () => {
    const eventBridge = new EventBridgeClient(clientOptions());
    const sns = new SNSClient(clientOptions());
    const sqs = new SQSClient(clientOptions());
    const name = `utfall-${randomUUID()}`;
    await eventBridge.send(new CreateEventBusCommand({ Name: name }));
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const AttributeNames = ['QueueArn' as const];
    const asked = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    // As docs/operating/notices.md has it, with a queue that a test can read for the address.
    const FilterPolicy = JSON.stringify({ party: ['kommunen'], role: ['finance'] });
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: asked.Attributes?.['QueueArn'],
        Attributes: { FilterPolicy },
      }),
    );
    await awsNotices({ eventBridge, busName: name, sns, topicArn: TopicArn }).send(PAYOUT);
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(receive);
    const bodies = Messages.map(({ Body = '' }) => JSON.parse(Body) as Received);
    expect(
      bodies.map(({ MessageAttributes: { party, role } }) => [party.Value, role.Value]),
    ).toEqual([['kommunen', 'finance']]);
    expect(PAYOUT.to.length).toBeGreaterThan(1);
  });
});

type Received = { MessageAttributes: Record<'party' | 'role', { Value: string }> };
