import { ADMINISTRATOR, type CastMember } from './cast.ts';
import type { DemoContract } from './contracts.ts';
import type { Stage } from './stage.ts';

/** Draft, members, signed document, and the project owner's word to begin. */
export async function prepareContract(
  stage: Stage,
  {
    contract,
    cast,
    owner,
  }: { contract: DemoContract; cast: readonly CastMember[]; owner: CastMember },
): Promise<void> {
  const administrator = stage.as(ADMINISTRATOR.subject);
  const contractId = contract.slug;
  await administrator.createContract({ body: { terms: contract.text } });
  for (const { person, party, role } of cast) {
    const member = { person: { issuer: stage.issuer, ...person }, party, role };
    await administrator.addMember({ contractId, body: member });
  }
  const project = stage.as(owner.person.subject);
  const { versions } = await project.listTerms({ contractId });
  const document = new File([contract.text], 'avtal.txt', { type: 'text/plain' });
  await project.attachDocument({
    contractId,
    termsVersion: versions[0]?.termsVersion ?? 1,
    body: { document, registryNumber: contract.registryNumber, hash: contract.textHash },
  });
  await project.beginTransition({ contractId, body: { transition: 'onboarding' } });
}
