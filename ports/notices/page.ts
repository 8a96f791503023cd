import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { LANGUAGES, type Language } from '../../core/words/language.ts';
import { roleName } from '../../core/words/roles.ts';
import { escaped, PAGE_STYLE } from './html.ts';
import { claimsTable, paymentsTable } from './payments-table.ts';
import { sentencesHtml } from './sentences.ts';

type PageWords = {
  to: string;
  date: string;
  contract: string;
  dueDate: string;
  id: string;
};

const WORDS: Readonly<Record<Language, PageWords>> = {
  sv: {
    to: 'Till',
    date: 'Datum',
    contract: 'Kontrakt',
    dueDate: 'Förfallodag',
    id: 'Meddelandets beteckning',
  },
  en: {
    to: 'To',
    date: 'Date',
    contract: 'Contract',
    dueDate: 'Due date',
    id: 'Notice id',
  },
};

/**
 * A notice as a page for people: Swedish first, then English. The same notice is always the same bytes. No script,
 * no link and nothing loaded from elsewhere, so that it can be kept as a record.
 */
export function noticePage(notice: Notice): string {
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(notice.subject.sv)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${LANGUAGES.map((language) => section(notice, language)).join('\n')}
</main>
</body>
</html>
`;
}

/** One heading of the first rank per page, the Swedish one. */
function section(notice: Notice, language: Language): string {
  const heading = language === 'sv' ? 'h1' : 'h2';
  const lines = [
    `<section lang="${language}" aria-labelledby="subject-${language}">`,
    `<${heading} id="subject-${language}">${escaped(notice.subject[language])}</${heading}>`,
    facts(notice, language),
    ...paymentsTable(notice, language),
    ...claimsTable(notice, language),
    ...sentencesHtml(notice.body[language]),
    '</section>',
  ];
  return lines.join('\n');
}

function facts(notice: Notice, language: Language): string {
  const words = WORDS[language];
  const recipients = rolesByParty(notice, language);
  const rows: [string, string][] = [
    [words.contract, notice.contractId],
    [words.to, recipients.join('; ')],
    [words.date, dateOf(notice.at, DEFAULT_TIME_ZONE)],
    ...dueDate(notice, words),
    [words.id, notice.noticeId],
  ];
  const items = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

/** A party once, in all the roles in which it is told. */
function rolesByParty({ to, parties = {} }: Notice, language: Language): string[] {
  const roles = new Map<string, string[]>();
  for (const { party, role } of to) {
    roles.set(party, [...(roles.get(party) ?? []), roleName(role, language)]);
  }
  return [...roles].map(([party, held]) => `${parties[party]?.name ?? party} (${held.join(', ')})`);
}

function dueDate({ facts: { dueDate: date } }: Notice, words: PageWords): [string, string][] {
  return date === undefined ? [] : [[words.dueDate, date]];
}
