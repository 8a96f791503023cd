/** A line below a sentence: the caption of a table, one of its rows, or a line of a rate card. */
export type DescribedRow = {
  readonly depth: number;
  readonly text: string;
  readonly clause?: string;
  readonly inferred?: string;
};

/** One rule of the terms in words. */
export type DescribedLine = {
  /** JSON pointer into the terms. */
  readonly path: string;
  /** The name in the terms: payment, amount, metric, capital, party. */
  readonly name?: string;
  /** How deep it stands among the parts of a sum. */
  readonly depth: number;
  readonly text: string;
  readonly rows: readonly DescribedRow[];
  /** Where the signed contract says so. */
  readonly clause?: string;
  /** How it was inferred, if it is not published. */
  readonly inferred?: string;
};

export type SectionName =
  | 'payments'
  | 'amounts'
  | 'metrics'
  | 'followUp'
  | 'capital'
  | 'events'
  | 'settlement';

export type DescribedSection = {
  readonly section: SectionName;
  readonly heading: string;
  readonly lines: readonly DescribedLine[];
};

/** The payment rules of a contract as plain sentences. */
export type Described = {
  readonly contract: string;
  readonly title: string;
  readonly sections: readonly DescribedSection[];
};
