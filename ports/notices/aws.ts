import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notice } from '../../core/notices/notice.ts';
import { LANGUAGES } from '../../core/words/language.ts';
import type { Notices } from '../notices.ts';
import { NoticeNotSentError } from './errors.ts';

/** What SNS takes as a subject: fewer than 100 characters, on one line. */
const SUBJECT_LENGTH_MAX = 99;

/**
 * Notices on AWS: one EventBridge event for systems (source `utfall`, detail-type the notice's type, detail the
 * notice), and one SNS message per recipient for people, with the attributes `party` and `role` to filter by.
 */
export function awsNotices(options: {
  eventBridge: EventBridgeClient;
  busName: string;
  sns: SNSClient;
  topicArn: string;
}): Notices {
  const { eventBridge, busName, sns, topicArn } = options;
  return {
    async send(notice) {
      const { noticeId } = notice;
      try {
        await putEvent(eventBridge, busName, notice);
        for (const to of notice.to) await sns.send(messageTo(to, { notice, topicArn }));
      } catch (cause) {
        if (cause instanceof NoticeNotSentError) throw cause;
        const reason = cause instanceof Error ? cause.name : String(cause);
        throw new NoticeNotSentError({ noticeId, reason }, { cause });
      }
    },
  };
}

async function putEvent(
  eventBridge: EventBridgeClient,
  EventBusName: string,
  notice: Notice,
): Promise<void> {
  const event = {
    EventBusName,
    Source: 'utfall',
    DetailType: notice.type,
    Detail: JSON.stringify(notice),
    Resources: [],
  };
  const { Entries = [] } = await eventBridge.send(new PutEventsCommand({ Entries: [event] }));
  // The request succeeds also when its one event does not.
  const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
  if (refused) {
    const reason = refused.ErrorCode ?? 'refused';
    throw new NoticeNotSentError({ noticeId: notice.noticeId, reason });
  }
}

function messageTo(
  to: Notice['to'][number],
  { notice, topicArn }: { notice: Notice; topicArn: string },
): PublishCommand {
  const attributes = { ...to, contractId: notice.contractId, type: notice.type };
  return new PublishCommand({
    TopicArn: topicArn,
    Subject: Array.from(notice.subject.sv.replace(/\p{Cc}+/gu, ' '))
      .slice(0, SUBJECT_LENGTH_MAX)
      .join(''),
    Message: messageText(notice),
    MessageAttributes: Object.fromEntries(
      Object.entries({ ...attributes, noticeId: notice.noticeId }).map(([name, StringValue]) => [
        name,
        { DataType: 'String', StringValue },
      ]),
    ),
  });
}

/** Swedish first, then English, as people read it in an e-mail. */
function messageText(notice: Notice): string {
  return LANGUAGES.map((language) =>
    [notice.subject[language], ...notice.body[language]].join('\n\n'),
  ).join('\n\n----\n\n');
}
