import type { StressCode } from './codes.ts';

/** What a published contract did about a weakness, or how it had it. */
export type Precedent = { readonly contract: string; readonly sv: string; readonly en: string };

/** One contract for each weakness: to follow, or to be warned by. */
export const PRECEDENTS: Readonly<Partial<Record<StressCode, Precedent>>> = {
  'terms.pays-zero-effect': {
    contract: 'norrkoping-2016',
    sv: 'Norrköping betalade 4,0 av högst 12,0 MSEK för genomförandet i sig, och sade det öppet som en grundgaranti.',
    en: 'Norrköping paid 4.0 of at most 12.0 MSEK for delivery alone, and said so openly as a guaranteed part.',
  },
  'terms.pays-drift': {
    contract: 'life-chances-fund-norfolk',
    sv: 'Norfolk drog av 33 % av dagarna i den grupp där de flesta ändå hade klarat sig.',
    en: 'Norfolk took 33 % of the days off in the group in which most would have managed anyway.',
  },
  'terms.cap-below-guarantee': {
    contract: 'norrkoping-2016',
    sv: 'I Norrköping gällde taket på 20 % bara premien, inte den garanterade delen.',
    en: 'In Norrköping the cap of 20 % held for the premium only, not for the guaranteed part.',
  },
  'terms.cap-never-binds': {
    contract: 'kobe-diabetic-nephropathy',
    sv: 'I Kobe är kontraktets tak summan av delarnas tak, och säger inget nytt.',
    en: 'In Kobe the cap of the contract is the sum of the caps of its parts, and says nothing new.',
  },
  'terms.maximum-above-budget': {
    contract: 'denver-supportive-housing',
    sv: 'Denver satte ett tak på vart och ett av två utfall, 5,29 och 6,13 MUSD, som tillsammans var budgeten.',
    en: 'Denver set a cap on each of two outcomes, 5.29 and 6.13 MUSD, which together were the budget.',
  },
  'terms.maximum-unlimited': {
    contract: 'fair-chance-fund-depaul',
    sv: 'Depaul tog betalt för 21 utfall, med ett enda tak på 1 654 340 GBP för allt.',
    en: 'Depaul was paid for 21 outcomes, with a single cap of 1,654,340 GBP on all of it.',
  },
  'terms.gate-fixed': {
    contract: 'juvat-augsburg',
    sv: 'Juvats enda villkor, 20 unga i arbete, kunde gå åt båda hållen: utfallet blev exakt 20.',
    en: 'The only condition of Juvat, 20 young people in work, could go either way: the result was exactly 20.',
  },
  'terms.cliff': {
    contract: 'kobe-diabetic-nephropathy',
    sv: 'Kobe betalade slututfallet i proportion till målet i stället för allt eller inget.',
    en: 'Kobe paid its final outcome in proportion to the target instead of all or nothing.',
  },
  'terms.gate-by-chance': {
    contract: 'peterborough',
    sv: 'Peterborough krävde en minskning med 10 % i en kohort eller 7,5 % i alla, inte vilken minskning som helst.',
    en: 'Peterborough asked for a fall of 10 % in a cohort or 7.5 % in all, not for any fall.',
  },
  'terms.rounding-opens': {
    contract: 'kobe-diabetic-nephropathy',
    sv: 'Kobe avrundade betalningen, till 10 000 JPY, och inte måttet.',
    en: 'Kobe rounded the payment, to 10,000 JPY, and not the metric.',
  },
  'terms.ceiling-early': {
    contract: 'denver-supportive-housing',
    sv: 'Denver betalade mindre per procentenhet från 30 %, och gick därför att betala ända till 65 %.',
    en: 'Denver paid less per point from 30 % on, and could therefore go on paying to 65 %.',
  },
  'terms.missing-rewarded': {
    contract: 'santa-clara',
    sv: 'I Santa Clara räknas bara månader med ett giltigt hyreskontrakt: den som saknar uppgift räknas inte som ett utfall.',
    en: 'In Santa Clara only months with a valid lease count: nobody without data counts as an outcome.',
  },
  'terms.follow-up-short': {
    contract: 'life-chances-fund-plymouth',
    sv: 'Plymouth betalade för 36 månader, och från månad 18 i proportion till dagarna.',
    en: 'Plymouth paid for 36 months, and from month 18 in proportion to the days.',
  },
  'terms.cohort-too-small': {
    contract: 'peterborough',
    sv: 'Peterborough slog ihop sina kohorter om cirka 1 000 när ingen ensam nådde gränsen.',
    en: 'Peterborough pooled its cohorts of about 1,000 when none reached the bound alone.',
  },
  'terms.capital-never-repaid': {
    contract: 'benevolent',
    sv: 'Benevolent delade kapitalet: 7,5 MAUD skyddat, och 2,5 MAUD som uttryckligen kunde förloras.',
    en: 'Benevolent split the capital: 7.5 MAUD protected, and 2.5 MAUD that could expressly be lost.',
  },
  'terms.payers-below-maximum': {
    contract: 'life-chances-fund',
    sv: 'I Haringey och Barnet bar kommunerna allt över den centrala betalarens tak på 596 918 GBP.',
    en: 'In Haringey and Barnet the boroughs bore all above the central payer’s maximum of 596,918 GBP.',
  },
  'terms.cost-above-saving': {
    contract: 'local-justice-reinvestment',
    sv: 'Local Justice Reinvestment betalade bara delar av den uträknade besparingen, aldrig mer än den.',
    en: 'Local Justice Reinvestment paid out parts of the calculated saving only, never more than it.',
  },
  'terms.cherry-picking': {
    contract: 'sc-nfp',
    sv: 'I South Carolina mättes också vilka som skrevs in: minst 65 % från områden med låg inkomst gav betalning.',
    en: 'South Carolina also measured who was enrolled: at least 65 % from low-income areas was paid for.',
  },
  'terms.ladder-perverse': {
    contract: 'innovation-fund',
    sv: 'Innovation Fund betalade 2 600 GBP för 13 veckor i arbete och 1 000 för de följande 13.',
    en: 'The Innovation Fund paid 2,600 GBP for 13 weeks in work and 1,000 for the next 13.',
  },
  'terms.better-pays-less': {
    contract: 'newpin',
    sv: 'Newpin gav de första tre åren 5 % under gränsen 55 % och 3 % strax över den.',
    en: 'Newpin gave 5 % below the bound of 55 % in its first three years, and 3 % just above it.',
  },
  'terms.better-not-proved': {
    contract: 'rikers-able',
    sv: 'I Rikers fyller garantin upp det som resultatbetalningen lämnar, så att summan aldrig sjunker.',
    en: 'In Rikers the guarantee fills up what the success payment leaves, so that the sum never falls.',
  },
  'terms.posting-too-large': {
    contract: 'skill-mill',
    sv: 'Skill Mill hade nio betalare i ett kontrakt.',
    en: 'The Skill Mill had nine payers in one contract.',
  },
};
