import { expect, it } from 'vitest';
import { languageOf } from '../../../api/server/language.ts';

it.each([
  { header: undefined, language: 'sv', why: 'nothing is said' },
  { header: '', language: 'sv', why: 'nothing is said' },
  { header: 'en', language: 'en', why: 'it is asked for' },
  { header: 'EN-us', language: 'en', why: 'a country makes no difference' },
  { header: 'de, en;q=0.4, sv;q=0.8', language: 'sv', why: 'it is wished for more' },
  { header: 'de, en;q=0.9, sv;q=0.8', language: 'en', why: 'it is wished for more' },
  { header: 'sv;q=0, en;q=0.1', language: 'en', why: 'the other is unwanted' },
  { header: 'de, *', language: 'sv', why: 'no language of ours is named' },
  { header: ';;q=x,,', language: 'sv', why: 'it makes no sense' },
])('answers $header in $language, because $why', ({ header, language }) => {
  expect(languageOf(header)).toBe(language);
});
