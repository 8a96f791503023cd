import type { FindingCatalogue } from '../language.ts';

/** Findings of contracts on their way between installations, in English. */
export const movingFindings: FindingCatalogue = {
  'move.moved': ({ to }) => ({
    what: `This contract is carried on at ${to}. Nothing happens to it here any more.`,
    mend: 'Go on there. If it never arrived, an administrator can take it back.',
  }),
  'move.not-moved': () => ({
    what: 'This contract was not handed over: there is nothing to take back.',
    mend: 'Check which contract you meant.',
  }),
  'move.here': () => ({
    what: 'This contract is carried on here, and needs its persons.',
    mend: 'Hand it over first, and take it in where it is to go on.',
  }),
  'move.not-arrived': ({ to }) => ({
    what: `What was given does not prove that the contract has arrived at ${to}.`,
    mend: 'Give the event that follows there on the last one here, as utfall leave does. Nothing was removed.',
  }),
  'move.persons-not-arrived': ({ to }) => ({
    what: `The contract has arrived at ${to} without all of its persons’ files, or a version of Utfall that does not say so took it in.`,
    mend: 'Check there what is missing. If all is there, remove the key and the files by hand, as the documentation says.',
  }),
  'move.left': ({ to }) => ({
    what: `The persons of this contract are removed here, because it has arrived at ${to}.`,
    mend: 'Go on there: it cannot be taken back any more.',
  }),
  'move.key': () => ({
    what: 'A sealed file does not open with this transport key.',
    mend: 'Give the key file that the export was made with.',
  }),
  'move.item': () => ({
    what: 'What was sent is no part of this contract’s export.',
    mend: 'Send the lines as utfall export wrote them, with a version of Utfall that is not older.',
  }),
  'move.exists': ({ item }) => ({
    what: `Something else is already where a part of this contract belongs (${item}).`,
    mend: 'Take the export in where nothing of this contract is. A contract does not come back to an installation that it left.',
  }),
  'move.not-handed-over': () => ({
    what: 'The contract is still carried on where the export was made: this is a copy.',
    mend: 'Export it with --moves-to ADDRESS. Then it stops there, and goes on here.',
  }),
  'export.not-an-export': () => ({
    what: 'This is no export of a contract that this version of Utfall can read.',
    mend: 'Give the file that utfall export wrote; if it was written by a newer version, use that one.',
  }),
  'export.cut-or-changed': () => ({
    what: 'The export is not whole, or was changed after it was written.',
    mend: 'Export again. Nothing has been taken in.',
  }),
  'export.line': () => ({
    what: 'This line of the export cannot be understood.',
    mend: 'Use a version of Utfall that is not older than the one which wrote it.',
  }),
  'export.other-contract': () => ({
    what: 'The export lacks its contract’s head, or holds parts of another contract.',
    mend: 'Export again. Nothing has been taken in.',
  }),
  'export.not-handed-over': () => ({
    what: 'The export says that the contract was handed over, but its event chain does not.',
    mend: 'Export again with --moves-to ADDRESS. Nothing has been taken in.',
  }),
  'export.is-a-copy': () => ({
    what: 'This export is a copy: the contract is still carried on where it was made.',
    mend: 'Export it with --moves-to ADDRESS. Then it stops there, and goes on here.',
  }),
};
