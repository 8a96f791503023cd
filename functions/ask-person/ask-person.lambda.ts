import { bind } from '../bind.ts';
import { askPerson } from './ask-person.step.ts';

export const handler = bind(askPerson);
