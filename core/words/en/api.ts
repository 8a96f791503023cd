import { fact } from '../facts.ts';
import type { FindingCatalogue } from '../language.ts';
import { roleNames } from '../roles.ts';
import { importFindings } from './imports.ts';

/** What is wrong with the key that opens persons' data. */
const KEY_TROUBLE: Readonly<Record<string, string>> = {
  missing: 'its installation key is not there',
  'open-to-others': 'its installation key can be read by others than its owner',
  unreadable: 'its installation key is no key',
  another: 'its installation key was replaced by another',
};

/** Findings of the API's door, of facts, imports and memberships, in English. */
export const apiFindings: FindingCatalogue = {
  ...importFindings,
  'api.not-logged-in': ({ login }) => ({
    what: 'You are not logged in, or your login has ended.',
    mend:
      login === undefined
        ? 'Log in again.'
        : `This is a demo: GET ${String(login)} lists its people, and POST ${String(login)}/<subject> logs in as one of them.`,
  }),
  'api.not-found': () => ({
    what: 'There is nothing here that you may see.',
    mend: 'Check the address, and that you have a role in the contract today.',
  }),
  'api.no-such-route': () => ({
    what: 'Utfall has no such address, or not for this method.',
    mend: 'See /openapi.json for what there is.',
  }),
  'api.not-yet': ({ what }) => ({
    what: `There is no ${what} yet.`,
    mend: 'Come back when the contract has come that far.',
  }),
  'api.erased': () => ({
    what: 'The person-level data of this contract are erased.',
    mend: 'Results and hashes are kept; the persons cannot be read again.',
  }),
  'api.malformed': ({ type }) => ({
    what: `What was sent is not well-formed (${type}).`,
    mend: 'Check quotes, commas and brackets, and that nothing was cut off.',
  }),
  'api.media-type': ({ expected }) => ({
    what: 'What was sent is of another kind than this address takes.',
    mend: `Send it as ${expected}.`,
  }),
  'api.too-large': ({ megabytes }) => ({
    what: `What was sent is larger than ${megabytes} MB.`,
    mend: 'Divide the file into several, each under the same header, and deliver them one by one.',
  }),
  'api.unknown-field': ({ field }) => ({
    what: `There is no field "${field}" here.`,
    mend: 'Take it away, or check its spelling against /openapi.json.',
  }),
  'api.missing-field': ({ field }) => ({
    what: `The field "${field}" is missing.`,
    mend: 'Fill it in.',
  }),
  'api.wrong-value': ({ field, expected }) => ({
    what: `What "${field}" says cannot be used.`,
    mend: `Write it as: ${expected}.`,
  }),
  'api.personnummer': () => ({
    what: 'Here is a personal identity number, or what looks exactly like one.',
    mend: 'Write a pseudonym instead, and keep the key to it at the municipality.',
  }),
  'api.not-utf8': ({ file }) => ({
    what: `The file ${file} is not text in UTF-8.`,
    mend: 'Save it as "CSV UTF-8" and deliver it again.',
  }),
  'api.if-match': () => ({
    what: 'If-Match is no ETag that Utfall has given.',
    mend: 'Send the ETag of what you read, such as "3", or leave it out.',
  }),
  'api.idempotency-key': () => ({
    what: 'This call needs an Idempotency-Key of at most 200 characters.',
    mend: 'Send a new one for each new thing, and the same one when you try again.',
  }),
  'api.idempotency-key-used': () => ({
    what: 'This Idempotency-Key was used before, for something else.',
    mend: 'Send a new key for a new thing.',
  }),
  'api.changed-since': ({ item, read, now }) => ({
    what: `The ${item} has changed since you read it: you read version ${read}, it is now ${now}.`,
    mend: 'See what it is now, and decide again.',
  }),
  'api.written-meanwhile': ({ item }) => ({
    what: `Somebody else wrote the ${item} at the same time and was first; yours was not carried out.`,
    mend: 'See what it is now, and decide again.',
  }),
  'api.exists': ({ item }) => ({
    what: `There is such a ${item} already.`,
    mend: 'See what it is now; change that one if it is wrong.',
  }),
  'api.contract-exists': ({ contract }) => ({
    what: `There is a contract "${contract}" already.`,
    mend: 'Give the new one another name in its terms.',
  }),
  'api.not-a-draft': ({ phase }) => ({
    what: `The contract is in ${phase}: its terms are no draft any more.`,
    mend: 'Amend them instead.',
  }),
  'api.no-such-draft': () => ({
    what: 'The newest version of the terms is not one that this would put before the parties.',
    mend: 'Write the terms or the amendment first.',
  }),
  'api.terms-over': ({ state }) => ({
    what: `This version of the terms is ${state}.`,
    mend: 'Attach the document to the version that holds.',
  }),
  'api.hash-differs': () => ({
    what: 'The file that came does not have the hash that you gave.',
    mend: 'Send it again; if it is the same, compute its SHA-256 again.',
  }),
  'api.fault': ({ requestId }) => ({
    what: 'Something went wrong in Utfall, not in what you sent.',
    mend: `Try again in a while; if it stays, tell whoever runs Utfall this reference: ${requestId}.`,
  }),
  'api.installation-key': ({ reason, requestId }) => ({
    what: `Utfall cannot open what it keeps of persons: ${KEY_TROUBLE[String(reason)]}. Nothing is lost, and results and payments are not concerned.`,
    mend: `Tell whoever runs Utfall this reference: ${requestId}. They put the right installation key back; docs/operating/keys.md says how.`,
  }),
  'api.unavailable': ({ requestId }) => ({
    what: 'Utfall cannot reach its storage or the login service just now; nothing was lost.',
    mend: `Try again in a minute; if it stays, tell whoever runs Utfall this reference: ${requestId}.`,
  }),
  'member.party-unknown': (facts) => ({
    what: `The terms have no party "${fact(facts, 'party')}".`,
    mend: `Write one of: ${fact(facts, 'known')}.`,
  }),
  'member.role-not-partys': ({ party, role, roles }) => ({
    what: `${party} is not ${roleNames(role, 'en')} in this contract.`,
    mend: `By the terms it is: ${roleNames(roles, 'en')}. Choose one of these, or another party.`,
  }),
  'member.dates': ({ from, to }) => ({
    what: `The role would end (${to}) before it begins (${from}).`,
    mend: 'Change one of the dates.',
  }),
  'member.limit-without-attest': () => ({
    what: 'Only finance attests, so only finance has an attest limit.',
    mend: 'Leave the limit out, or choose the role finance.',
  }),
  'member.colleague-unknown': ({ party, role }) => ({
    what: `Nobody else at ${party} who is ${roleNames(role, 'en')} goes by that name in the login.`,
    mend: 'Give the subject of the colleague who is stood in for.',
  }),
};
