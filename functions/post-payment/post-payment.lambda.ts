import { bind } from '../bind.ts';
import { postPayment } from './post-payment.step.ts';

export const handler = bind(postPayment);
