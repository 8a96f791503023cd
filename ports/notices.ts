import type { Notice } from '../core/notices/notice.ts';

/**
 * Sends a notice. Embedded: a folder with JSON and a page; AWS: an EventBridge event and SNS. The receiver
 * gets the notice's permanent id and may see it twice; the bytes of a resend are identical.
 */
export type Notices = {
  send(notice: Notice): Promise<void>;
};
