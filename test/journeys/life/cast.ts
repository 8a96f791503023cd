/** Who does what in the contract of Norrköping, as the demo casts it. */
export const CONTRACT = 'norrkoping-2016';
export const CITY = 'norrkoping';
export const FUND = 'leksell_social_ventures';

export const owner = `${CITY}.project-owner`;
export const payer = `${CITY}.outcome-payer`;
export const provider = `${CITY}.provider`;
export const finance = [`${CITY}.finance-1`, `${CITY}.finance-2`] as const;
export const investor = `${FUND}.investor`;
export const evaluator = 'lumell_associates.evaluator';
export const arbiter = 'rise.arbiter';
export const signatories = [`${CITY}.signatory`, `${FUND}.signatory`] as const;
