import { answer, type Finding, hasErrors } from '../../../core/findings.ts';
import { alikeIds } from '../../../core/intake/alike-ids.ts';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import type { Against } from '../../../core/outcomes/checks/fitting.ts';
import { unkeptRows } from '../../../core/outcomes/checks/unkept.ts';
import { areInForce, repetitionsOf } from '../../../core/outcomes/deliveries/in-force.ts';
import { stillCounting } from '../../../core/outcomes/deliveries/kept.ts';
import { isOfLater } from '../../../core/outcomes/deliveries/known-by.ts';
import { areUnchanged, updatedEnrolments } from '../../../core/outcomes/deliveries/updated.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Access } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiRequest } from '../handler.ts';
import { findPeriod, termsInForce } from '../load.ts';
import { refused, refusedBy } from '../refused.ts';
import { type Delivery, deliver } from './delivery.ts';
import { deliveredFor, elsewhereFor } from './elsewhere.ts';
import { knownIn, type OfContract, otherImports } from './known.ts';
import { findingsOf, lateFor } from './late.ts';
import { fittingOrStrange, strangersFor } from './mended.ts';
import { deliveredBefore, firstOf, fittingOrRepeated, remarksOnKnown } from './repeated.ts';
import { type FileHashes, mappingHash, openedAgain, type Reading, takenIn } from './taking.ts';

/** A file of persons, and how it is to be read. */
export type PersonDelivery = Delivery & { readonly reading: Reading };

type OfPeriod = ApiRequest<{ contractId: string; periodId: string }>;

/** Enrols participants, or refuses the file whole: then nothing of it is kept. */
export function importEnrolments(request: OfContract, delivery: PersonDelivery) {
  const { reading, ...file } = delivery;
  return deliver(
    request,
    { ...file, ...saidOf(reading), what: 'enrolments' },
    {
      open: () => openedAgain(file, reading),
      read: (access, isAnew) =>
        takenIn(ENROLMENTS, file, {
          reading,
          check: async (own) =>
            fittingOrStrange(
              await againstFor(request, access, isAnew ? {} : { own }),
              await strangersFor(request, access),
            ),
        }),
      isInForce: async (access, { values }, since) =>
        areUnchanged(values, (await knownIn(request, access, since)).enrolments),
      check: async (access, { values }) => {
        const known = await enrolled(request, access);
        const updated = updatedEnrolments(known, values);
        const { enrolments, newcomers } = updated;
        const { terms } = await termsInForce(request.context, access.contract);
        const against = { terms, enrolments: known, observations: [], asOf: access.today };
        const strangers = newcomers > 0 ? await strangersFor(request, access) : () => [];
        const { findings: wrongIn } = fittingOrStrange(against, strangers);
        const wrong = firstOf(wrongIn(values)).filter((each) => hasErrors([each]));
        orRefuse(answer(enrolments, wrong));
        const found = dryRun({ terms, enrolments, observations: [], access });
        const since = { enrolments, observations: [] };
        const late = await lateFor(request, access, { terms, before: known, since });
        const remarks = [...remarksOnKnown(updated, values.length), ...alikeIds(values, known)];
        return { findings: [...found, ...remarks, ...findingsOf(late)], late };
      },
    },
  );
}

/** Takes in a period's observations, or refuses the file whole: then nothing of it is kept. */
export function importObservations(request: OfPeriod, delivery: PersonDelivery) {
  const { reading, ...file } = delivery;
  return deliver(
    request,
    { ...file, ...saidOf(reading), what: 'observations' },
    {
      open: () => openedAgain(file, reading),
      read: async (access, isAnew) => {
        const period = await findPeriod(request.context, request.input);
        const taken = await takenIn(OBSERVATIONS, file, {
          reading,
          check: async (own) =>
            fittingOrRepeated(
              await againstFor(request, access, { period, ...(isAnew ? {} : { own }) }),
            ),
        });
        return { ...taken, revision: period.revision };
      },
      isInForce: async (access, { values }, since) => {
        const { terms } = await termsInForce(request.context, access.contract);
        const { observations } = await knownIn(request, access, since);
        return areInForce(terms, values, observations);
      },
      check: async (access, { values }) => {
        const period = await collectingPeriod(request);
        const { terms } = await termsInForce(request.context, access.contract);
        const enrolments = await enrolled(request, access);
        const kept = await observed(request, access, { period });
        const { counting: known } = stillCounting({ terms, enrolments, asOf: access.today }, kept);
        const { fresh, repeated } = repetitionsOf(terms, known)(values);
        const observations = [...known, ...fresh];
        const delivered = await deliveredFor(request, period);
        const asked = { terms, enrolments, asOf: access.today, period: delivered };
        const unkept = [...firstOf(repeated.map(deliveredBefore)), ...unkeptRows(asked, fresh)];
        const found = dryRun({ terms, enrolments, observations, access, unkept });
        const own = { terms, enrolments, observations, period };
        const elsewhere = await elsewhereFor(request, access, own);
        const since = { enrolments, observations: values };
        const { periodId } = period;
        const brought = { terms, before: enrolments, since, periodId };
        const late = await lateFor(request, access, brought);
        return { period, findings: [...found, ...elsewhere, ...findingsOf(late)], late };
      },
    },
  );
}

/** What a repetition of the call must say again of how the file is read. */
function saidOf(reading: Reading) {
  const { mend, acceptValid } = reading;
  return { mend, acceptValid, ...mappingHash(reading) };
}

/** The revision that data are delivered for. @throws Refused 404, 409 */
export async function collectingPeriod({ context, input }: OfPeriod): Promise<PeriodItem> {
  const period = await findPeriod(context, input);
  const { state } = period;
  if (state !== 'collecting') throw refused(409, 'import.not-collecting', { state });
  return period;
}

/** What the rows of a file are held against one by one: all that was delivered, without what this file said before. */
async function againstFor(
  request: OfContract,
  access: Access,
  { own, period }: { own?: FileHashes; period?: PeriodItem },
): Promise<Against> {
  const [{ terms }, enrolments, observations, delivered] = await Promise.all([
    termsInForce(request.context, access.contract),
    enrolled(request, access, own),
    period ? observed(request, access, { period, ...(own ? { own } : {}) }) : [],
    period && deliveredFor(request, period),
  ]);
  return { terms, enrolments, observations, asOf: access.today, period: delivered };
}

/** Everybody enrolled by other deliveries than this. */
async function enrolled(
  request: OfContract,
  access: Access,
  own?: FileHashes,
): Promise<readonly Enrolment[]> {
  const imports = await otherImports(request, access, own);
  const chosen = imports.filter(({ what }) => what === 'enrolments');
  return (await knownIn(request, access, chosen)).enrolments;
}

/** What other deliveries than this say of the period's revision. */
async function observed(
  request: OfContract,
  access: Access,
  { period: { periodId, revision }, own }: { period: PeriodItem; own?: FileHashes },
): Promise<readonly Observation[]> {
  const imports = await otherImports(request, access, own);
  const chosen = imports.filter(
    (each) =>
      each.what === 'observations' && each.periodId === periodId && each.revision === revision,
  );
  return (await knownIn(request, access, chosen)).observations;
}

/** Computes as verification will, only to hear what is wrong. @throws Refused 422 */
function dryRun(input: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  observations: readonly Observation[];
  access: Access;
  /** What else is wrong with the rows. */
  unkept?: readonly Finding[];
}): readonly Finding[] {
  const { terms, enrolments, observations, access, unkept = [] } = input;
  const answered = evaluate({ terms, enrolments, observations, asOf: access.today });
  if (unkept.length > 0) throw refusedBy([...(answered.ok ? [] : answered.findings), ...unkept]);
  // Who is enrolled ahead of time is as the list says, and nothing to check.
  return orRefuse(answered).findings.filter((finding) => !isOfLater(finding));
}
