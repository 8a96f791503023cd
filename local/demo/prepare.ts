import { ADMINISTRATOR, type CastMember } from './cast.ts';
import type { DemoContract } from './contracts.ts';
import type { Stage } from './stage.ts';

type Preparing = {
  readonly contract: DemoContract;
  readonly cast: readonly CastMember[];
  readonly owner: CastMember;
};

/**
 * Draft, members, signed document, and the project owner's word to begin. What is there already, because an
 * earlier start was interrupted, is left as it is.
 */
export async function prepareContract(stage: Stage, preparing: Preparing): Promise<void> {
  const { contract, owner } = preparing;
  const administrator = stage.as(ADMINISTRATOR.subject);
  const contractId = contract.slug;
  const { contracts } = await administrator.listContracts();
  if (!contracts.some((each) => each.contractId === contractId)) {
    await administrator.createContract({ body: { terms: contract.text } });
  }
  await addMembers(stage, preparing);
  const project = stage.as(owner.person.subject);
  const { versions } = await project.listTerms({ contractId });
  const [draft] = versions;
  if (draft && draft.signedDocument === undefined) {
    const document = new File([contract.text], 'avtal.txt', { type: 'text/plain' });
    await project.attachDocument({
      contractId,
      termsVersion: draft.termsVersion,
      body: { document, registryNumber: contract.registryNumber, hash: contract.textHash },
    });
  }
  const { phase } = await project.readContract({ contractId });
  if (phase === 'draft') {
    await project.beginTransition({ contractId, body: { transition: 'onboarding' } });
  }
}

async function addMembers(stage: Stage, { contract, cast }: Preparing): Promise<void> {
  const administrator = stage.as(ADMINISTRATOR.subject);
  const contractId = contract.slug;
  const { members } = await administrator.listMembers({ contractId });
  const known = new Set(members.map(nameOf));
  for (const { person, party, role } of cast) {
    const member = { person: { issuer: stage.issuer, ...person }, party, role };
    if (known.has(nameOf(member))) continue;
    await administrator.addMember({ contractId, body: member });
  }
}

function nameOf(member: { person: { subject: string }; party: string; role: string }): string {
  return [member.person.subject, member.party, member.role].join(' ');
}
