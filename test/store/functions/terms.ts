const SAVING = `metrics:
  saving: { purpose: payment, unit: SEK, better: higher, effect: level }
payments:
  - { id: shared_saving, per: period, share: 60 %, of: saving }`;

/** Small terms with everything that a payout needs; each test has a contract of its own. */
export function termsText(
  contract: string,
  {
    objections = true,
    arbiter = true,
    end = '',
    learning = false,
    retention = '',
    payment = '',
    /** What is measured of persons and what is paid for it, instead of a share of a saving. */
    measured = SAVING,
  } = {},
): string {
  const window = [
    '  objections:',
    '    within: 21 days',
    '    by: [investor, outcome-payer]',
    ...(arbiter ? ['    arbiter: rise'] : []),
  ];
  return `
contract: ${contract}
title: { sv: Barn och unga, en: Children and young people }
currency: SEK
parties:
  city: { name: Staden, roles: [outcome-payer, project-owner, finance] }
  fund: { name: Fonden, roles: [investor] }
  judge: { name: Utvärderaren, roles: [evaluator] }
  rise: { name: Skiljepersonen, roles: [arbiter] }
phases:
  intervention: { from: 2016-08-15, to: 2017-12-31 }
${end === '' ? '' : `  end: ${end}`}
periods:
  - { id: year_1, from: 2018-01-01, to: 2018-12-31${learning ? ', purpose: learning' : ''} }
  - { id: year_2, from: 2019-01-01, to: 2019-12-31 }
capital:
  advanced: { investor: fund, committed: 10 000 000 }
${measured}
${payment === '' ? '' : `  - ${payment}`}
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [{ party: city, share: rest }]
  recipients: [{ party: fund, share: rest }]
  negative: { net: next payment, claimBack: end }
verification:
  verifier: judge
  decideWithin: 30 days
${objections ? window.join('\n') : ''}
payout: { attesters: '2', attestWithin: 10 days, dueWithin: 30 days }
${retention === '' ? '' : `retention: { personLevel: ${retention}, clause: § 9 }`}
`;
}
