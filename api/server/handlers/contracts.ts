import { holdsOn, membershipsOf } from '../../../core/lifecycle/authority/members.ts';
import type { MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import { draftContract } from '../../../core/lifecycle/phases/create.ts';
import { mayDo } from '../../../core/lifecycle/tasks/actions.ts';
import type { contractRoutes } from '../../contract/routes/contracts.ts';
import { accessTo, accessToInstallation } from '../access.ts';
import { carryOut } from '../carry-out.ts';
import type { Handlers } from '../handler.ts';
import { find } from '../load.ts';
import { viewFindings } from '../problems.ts';
import { Refused, refused } from '../refused.ts';
import { keepText, readGoodTerms, writtenTerms } from '../written-terms.ts';

type ContractRoutes = Pick<
  typeof contractRoutes,
  'createContract' | 'listContracts' | 'readContract'
>;

export const contractHandlers: Handlers<ContractRoutes> = {
  createContract: async (request) => {
    const { context, input, person, language } = request;
    const { memberships, now, today } = await accessToInstallation(request);
    const findings = mayDo({ action: 'create-contract', person, memberships, today });
    if (findings.length > 0) throw new Refused(403, findings);
    const { read, remarks } = readGoodTerms(input.body.terms);
    const contractId = read.terms.contract;
    if (await context.store.read('contract', contractId, {})) {
      throw refused(409, 'api.contract-exists', { contract: contractId });
    }

    const written = writtenTerms(read);
    const { registryNumber = written.terms.registryNumber } = input.body;
    const terms = { ...written.terms, ...(registryNumber === undefined ? {} : { registryNumber }) };
    await keepText(context, contractId, read);
    await carryOut(context, draftContract({ ...written, terms }, { person, at: now }));
    const contract = await find(context, 'contract', contractId, {});
    const version = await find(context, 'terms', contractId, { termsVersion: 1 });
    const value = { contract, terms: version, findings: viewFindings(remarks, language) };
    return { value, version: contract.version };
  },

  listContracts: async (request) => {
    const { context, person } = request;
    const { memberships, today } = await accessToInstallation(request);
    const isOfAll = membershipsOf(person, memberships).some((each) => holdsOn(each, today));
    if (isOfAll) return { value: { contracts: await context.store.contracts() } };

    const own: MembershipItem[] = await context.store.membershipsOf(person);
    const ids = new Set(
      own.filter((each) => holdsOn(each, today)).map(({ contractId }) => contractId),
    );
    const contracts = [...ids].toSorted().map((id) => context.store.read('contract', id, {}));
    return { value: { contracts: (await Promise.all(contracts)).filter((each) => !!each) } };
  },

  readContract: async (request) => {
    const { contract } = await accessTo(request, request.input.contractId);
    return { value: contract, version: contract.version };
  },
};
