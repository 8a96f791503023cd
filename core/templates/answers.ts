/** The ways to pay that there is a template for. */
export const MECHANISMS = ['amount', 'share', 'price', 'rates', 'interest', 'duty'] as const;
export type TemplateMechanism = (typeof MECHANISMS)[number];

/** What must be known to begin terms. */
export type TemplateAnswers = {
  /** The contract's name, as terms write it. */
  readonly contract: string;
  /** An ISO 4217 code. */
  readonly currency: string;
  readonly payer: string;
  readonly investor: string;
  readonly mechanism: TemplateMechanism;
};
