import { Notice } from '../../core/notices/notice.ts';
import { folderPlaces } from '../files/folder-places.ts';
import type { Notices } from '../notices.ts';
import { noticePage } from './page.ts';

/**
 * Notices as files in a folder: `<noticeId>.json` for systems and `<noticeId>.html` for people. A resend writes
 * the same bytes again.
 */
export function folderNotices({ root }: { root: string }): Notices {
  const places = folderPlaces(root);
  return {
    async send(notice) {
      const name = fileName(notice.noticeId);
      const json = `${JSON.stringify(Notice.parse(notice), null, 2)}\n`;
      // The page goes first: whoever takes the JSON as the sign that a notice has come finds both.
      await places.replace(`${name}.html`, Buffer.from(noticePage(notice), 'utf8'));
      await places.replace(`${name}.json`, Buffer.from(json, 'utf8'));
    },
  };
}

/** Ids are made of names of contracts, periods and parties, which are plain; anything else stays out of paths. */
function fileName(noticeId: string): string {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/.test(noticeId)) {
    throw new RangeError(`"${noticeId}" cannot name a notice's file`);
  }
  return noticeId;
}
