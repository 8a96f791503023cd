import type { EventWords } from '../events.ts';
import { roleName } from '../roles.ts';
import { stateBeside } from './names.ts';

const DELIVERED: Readonly<Record<string, string>> = {
  enrolments: 'inskrivningar',
  observations: 'observationer',
  figures: 'siffror',
};

/** Vad som hände, på svenska; meningen följer på namnet på den som gjorde det. */
export const eventsSv: EventWords = {
  'contract-created': () => 'skapade kontraktet med dess villkor',
  'member-added': ({ name, party, role }) =>
    `gjorde ${name ?? 'en person'} till ${roleName(String(role), 'sv')} för ${party}`,
  'member-changed': ({ party, role }) =>
    `ändrade ett uppdrag: ${roleName(String(role), 'sv')} för ${party}`,
  'person-added': ({ role }) => `utsåg en ${role}`,
  'terms-written': ({ termsVersion }) => `skrev version ${termsVersion} av villkoren`,
  'terms-replaced': ({ termsVersion }) =>
    `ersatte utkastet till version ${termsVersion} av villkoren`,
  'document-attached': () => 'bifogade det undertecknade dokumentet',
  'signing-begun': ({ termsVersion, hash }) =>
    `skickade version ${termsVersion} av villkoren för underskrift (${short(hash)})`,
  'baseline-frozen': ({ hash }) => `låste utgångsläget (${short(hash)})`,
  'terms-in-force': ({ termsVersion }) => `version ${termsVersion} av villkoren gäller`,
  'terms-rejected': ({ reason }) => `villkoren avslogs: ${reason ?? 'utan skäl'}`,
  'phase-changed': ({ from, to }) => `kontraktet gick från ${from} till ${to}`,
  'task-opened': ({ task, taskId, party }) => `väntar på ${party}: ${task ?? taskId}`,
  'task-decided': ({ task, choice, reason }) =>
    `${task}: ${choice}${reason === undefined ? '' : ` (${reason})`}`,
  'intervention-begun': () => 'insatsen började',
  'enrolment-opened': () => 'inskrivningen är öppen',
  'enrolment-closed': ({ enrolled }) =>
    enrolled === undefined
      ? 'inskrivningen är stängd'
      : `inskrivningen är stängd; ${enrolled} inskrivna`,
  'delivery-recorded': ({ state }) =>
    `leveransen: ${state === undefined ? 'noterad' : stateBeside(String(state))}`,
  'data-imported': ({ what, period }) =>
    `lämnade ${DELIVERED[what ?? ''] ?? what}${period === undefined ? '' : ` för ${period}`}`,
  'data-came-late': ({ period, revision, withdrawn }) =>
    withdrawn === undefined
      ? `lämnade data som kom för sent för revision ${revision} av ${period}; inget ändras i den`
      : `tog tillbaka data om personer i revision ${revision} av ${period}, vars data är låsta; inget ändras i den`,
  'data-withdrawn': ({ what, period, reason }) =>
    `tog tillbaka ${DELIVERED[what ?? ''] ?? what} som lämnats${period === undefined ? '' : ` för ${period}`}: ${reason}`,
  'person-data-read': ({ what }) => `läste ${what ?? 'uppgifter om personer'}`,
  'fact-stated': ({ capital, event, state, amount, value, date }) => {
    if (capital !== undefined) return `uppgav att ${amount} av ${capital} betalades ut ${date}`;
    return event === undefined
      ? `uppgav ${amount}: ${value}`
      : `uppgav att ${event} är ${stateBeside(String(state))}`;
  },
  'follow-up-begun': ({ period, revision }) => `ber om data för ${period}, revision ${revision}`,
  'collection-postponed': ({ period, missing, askAgainOn }) =>
    `data för ${period} är inte fullständiga (${missing}); begärs igen ${askAgainOn}`,
  'snapshot-frozen': ({ period, hash }) => `låste data för ${period} (${short(hash)})`,
  'period-moved': ({ period, from, to }) => `flyttade ${period} från revision ${from} till ${to}`,
  'outcomes-computed': ({ period, file }) => `räknade ut utfallet för ${period} (${short(file)})`,
  'pack-made': ({ period, pack }) => `gjorde verifieringsunderlaget för ${period} (${short(pack)})`,
  'period-verified': ({ period }) => `verifierade utfallet för ${period}`,
  'period-rejected': ({ period, reason }) => `underkände utfallet för ${period}: ${reason}`,
  'question-asked': ({ period, reason }) => `frågade om ${period}: ${reason}`,
  'correction-begun': ({ period, revision, reason }) =>
    `började rätta ${period} (revision ${revision}): ${reason}`,
  'objection-raised': ({ period, reason }) => `invände mot ${period}: ${reason}`,
  'objection-answered': ({ period }) => `besvarade invändningen mot ${period}`,
  'result-upheld': ({ period }) => `stod fast vid resultatet för ${period}`,
  'result-to-be-revised': ({ period, reason }) =>
    `beslutade om en ny revision av ${period}: ${reason}`,
  'settlement-computed': ({ settlement, entitled, payable, claimedBack }) =>
    `avräknade ${settlement}: intjänat hittills ${entitled}, att betala ${payable}${back(claimedBack)}`,
  'settlement-superseded': ({ settlement, because }) => `${settlement} är ersatt: ${because}`,
  'settlement-attested': ({ settlement }) => `${settlement} är attesterad`,
  'settlement-refused': ({ settlement, reason }) => `${settlement} avvisades: ${reason ?? ''}`,
  'settlement-to-be-made-again': ({ settlement }) => `begärde att ${settlement} avräknas på nytt`,
  'payout-waits': ({ settlement, waitsFor }) => `${settlement} väntar på ${waitsFor}`,
  'nothing-to-pay': ({ settlement, entitled }) =>
    `${settlement}: inget att betala nu (intjänat hittills ${entitled})`,
  'payout-issued': ({ settlement, payable }) =>
    `skickade utbetalningsavin för ${settlement}: ${payable}`,
  'payment-paid': ({ settlement, reference }) =>
    `bekräftade att ${settlement} är betald${reference === undefined ? '' : ` (${reference})`}`,
  'payment-rejected': ({ settlement }) => `banken avvisade ${settlement}`,
  'payment-unknown': ({ settlement }) => `ingen vet än om ${settlement} är betald`,
  'payment-posted': ({ settlement, sequence }) => `bokförde ${settlement} som nummer ${sequence}`,
  'contract-closed': () => 'kontraktet är avslutat',
  'contract-handed-over': ({ to }) => `lämnade över kontraktet till ${to}`,
  'contract-taken-back': ({ from, reason }) => `tog tillbaka kontraktet från ${from}: ${reason}`,
  'contract-arrived': ({ transitions }) =>
    `tog in kontraktet; ${transitions} påbörjade saker går vidare`,
  'due-sign-by': ({ task }) => `påminde om ${task}: villkoren skulle vara undertecknade i dag`,
  'due-intervention-begins': () => 'insatsens första dag är här',
  'due-intervention-ends': () => 'insatsens sista dag är här',
  'due-collect-data': ({ period }) => `data för ${period} ska lämnas`,
  'due-objections-close': ({ period }) => `tiden för invändningar mot ${period} är slut`,
  'due-task-deadline': ({ task }) => `påminde om ${task}, som skulle vara avgjord i dag`,
  'due-payout-waits': ({ period }) => `utbetalningen för ${period} väntar inte längre`,
  'due-contract-ends': () => 'kontraktets sista dag är här',
  'due-erase-persons': () => 'tiden för att spara uppgifter om personer är ute',
  'erasure-requested': ({ reason }) =>
    `begärde att uppgifter om personer gallras i förtid: ${reason}`,
  'erasure-decided': ({ reason }) =>
    `instämde i att uppgifter om personer gallras i förtid: ${reason}`,
  'persons-erased': ({ certificate }) =>
    `gallrade uppgifterna om personer (intyg ${certificate?.slice(0, 12)}…)`,
  'suspension-proposed': ({ reason }) => `föreslog uppehåll: ${reason}`,
  'resumption-proposed': ({ reason }) => `föreslog att återuppta kontraktet: ${reason}`,
  'termination-proposed': ({ reason }) => `föreslog att avsluta kontraktet i förtid: ${reason}`,
};

function back(claimedBack: string | undefined): string {
  return claimedBack === undefined || claimedBack === '0' ? '' : `, återkrävs ${claimedBack}`;
}

function short(hash: string | undefined): string {
  return hash === undefined ? '' : `${hash.slice(0, 12)}…`;
}
