import { bind } from '../bind.ts';
import { recordDeliveryStep } from './record-delivery.step.ts';

export const handler = bind(recordDeliveryStep);
