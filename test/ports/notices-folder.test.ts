import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderNotices } from '../../ports/notices/folder.ts';
import { PAYOUT, TASK, WITH_VAT } from './notice.ts';
import { scratchFolder } from './scratch.ts';

async function sent(notice = PAYOUT): Promise<{ root: string; page: string; json: string }> {
  const root = join(scratchFolder(), 'outbox');
  await folderNotices({ root }).send(notice);
  const [page, json] = ['html', 'json'].map((type) =>
    readFileSync(join(root, `${notice.noticeId}.${type}`), 'utf8'),
  );
  return { root, page: page ?? '', json: json ?? '' };
}

describe('a notice in the outbox folder', () => {
  it('is the notice for systems, and a page for people', async () => {
    const { root, json } = await sent();
    expect(JSON.parse(json)).toEqual(PAYOUT);
    expect(readdirSync(root).sort()).toEqual([
      `${PAYOUT.noticeId}.html`,
      `${PAYOUT.noticeId}.json`,
    ]);
  });

  it('is byte for byte the same when it is sent again', async () => {
    const first = await sent();
    await folderNotices({ root: first.root }).send(PAYOUT);
    const again = (type: string) =>
      readFileSync(join(first.root, `${PAYOUT.noticeId}.${type}`), 'utf8');
    expect(again('html')).toBe(first.page);
    expect(again('json')).toBe(first.json);
    expect(readdirSync(first.root)).toHaveLength(2);
  });

  it('whose id is no plain name stays out of the folder', async () => {
    const root = scratchFolder();
    const notice = { ...TASK, noticeId: '../escape' };
    await expect(folderNotices({ root }).send(notice)).rejects.toThrow(RangeError);
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('the page of a notice', () => {
  it('says everything in Swedish, then in English, each marked as what it is', async () => {
    const { page } = await sent();
    const [swedish = '', english = ''] = page.split('<section lang="en"');
    expect(swedish).toContain('<html lang="sv">');
    expect(swedish).toContain('<section lang="sv"');
    expect(swedish).toContain('Utbetalningsavi: Barn &amp; unga');
    expect(swedish).toContain('kommunen (ekonomi); leksell (finansiär)');
    expect(swedish).toContain('4\u00a0000\u00a0000,50\u00a0SEK');
    expect(english).toContain('Payout notice: Children &amp; young');
    expect(english).toContain('kommunen (finance); leksell (investor)');
    expect(english).toContain('4,000,000.50\u00a0SEK');
  });

  it('is dated as the contract counts days, not as the machine does', async () => {
    const { page } = await sent(); // 23:30 in UTC on the last of January
    expect(page).toContain('<dd>2026-02-01</dd>');
  });

  it('shows what it is given as text, and can run nothing', async () => {
    const { page } = await sent();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('leksell &quot;L&quot;');
    expect(page).not.toMatch(/<(script|a|img|link|iframe|form)\b/);
    expect(page).toContain(`default-src 'none'`);
  });

  it('can be read by a machine that reads aloud: one heading, a table with headers and a caption', async () => {
    const { page } = await sent();
    expect(page.match(/<h1\b/g)).toHaveLength(1);
    expect(page.match(/<caption\b/g)).toHaveLength(2);
    expect(page.match(/<th scope="col"/g)).toHaveLength(6);
    // Of each payment, and of the sum.
    expect(page.match(/<th scope="row"/g)).toHaveLength(4);
    expect(new Set(page.match(/ id="[^"]+"/g)).size).toBe(page.match(/ id="/g)?.length);
  });

  it('says first what whoever pays looks for: each amount, its VAT, what is to be paid, and until when', async () => {
    const { page } = await sent(WITH_VAT);
    const [swedish = ''] = page.replaceAll('\u00a0', ' ').split('<section lang="en"');
    const cells = [...swedish.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/g)].map(
      ([, cell]) => cell,
    );
    expect(cells).toEqual([
      ...['Betalare', 'Mottagare', 'Belopp utan moms', 'Moms', 'Att betala'],
      'Norrköpings kommun<small>org.nr 212000-0456</small>',
      'Fonden &amp; Co',
      ...['2 520 000 SEK', '630 000 SEK<br>12,5 %', '<strong>3 150 000 SEK</strong>'],
      'Betalningens nyckel: k.kommunen.fond',
      ...['region', 'Fonden &amp; Co'],
      '<strong>87 000 EUR</strong><br>1 000 000 SEK',
      '<strong>21 750,50 EUR</strong><br>250 000 SEK',
      '<strong>108 750,50 EUR</strong><br>1 250 000 SEK',
      'Betalningens nyckel: k.region.fond',
      ...['Summa, räknad i SEK', '3 520 000 SEK', '880 000 SEK', '4 400 000 SEK'],
      ...['Återkrävs av', 'Belopp utan moms', 'Moms som krediteras', 'Att få tillbaka'],
      'Norrköpings kommun<small>org.nr 212000-0456</small>',
      ...['400 SEK', '50 SEK', '450 SEK'],
    ]);
    expect(swedish).toContain('<dt>Förfallodag</dt><dd>2026-03-02</dd>');
    expect(swedish.indexOf('<table')).toBeLessThan(swedish.indexOf('<p>'));
  });

  it('sets a derivation in as lists in lists, under the sentence that they are of', async () => {
    const { page } = await sent(WITH_VAT);
    const [swedish = ''] = page.split('<section lang="en"');
    expect(swedish.slice(swedish.indexOf('<p>')).replaceAll('\n', '')).toBe(
      '<p>Så är beloppet härlett:</p><p>Totalt 9</p>' +
        '<ul><li>en del<ul><li>dess grund</li></ul></li><li>en annan</li></ul>' +
        '<p>Attesterat.</p></section>',
    );
  });

  it('has no table where nothing is paid', async () => {
    expect((await sent(TASK)).page).not.toContain('<table');
  });
});
