import { type Decision, decide, isVerdict, type Verdict } from '../../src/rules/decide';
import type { Facts } from '../../src/rules/facts';
import type { Outcome, SubscriptionType } from '../../src/rules/vocabulary';
import { shippedPolicy, TODAY } from '../support/policy';

function ask(facts: Facts): Decision {
  return decide(facts, shippedPolicy(), TODAY);
}

function verdictOf(facts: Facts): Verdict {
  const decision = ask(facts);
  if (!isVerdict(decision)) throw new Error(`no verdict, but a question: ${JSON.stringify(decision.needs)}`);
  return decision;
}

const SHORT: Readonly<Record<string, Outcome>> = {
  O: 'open',
  P: 'probably-open',
  S: 'self-service',
  w: 'request-portal',
  c: 'request-case',
  p: 'request-partner',
  x: 'blocked',
  '?': 'unknown',
};

/** One day in each band of the policy. */
const DAYS = [
  '2017-11-14',
  '2017-11-15',
  '2018-04-06',
  '2018-08-06',
  '2018-11-20',
  '2019-08-22',
  '2020-11-24',
  '2021-04-28',
  '2022-03-07',
  '2022-11-07',
  '2023-04-18',
  '2023-12-20',
  '2026-11-21',
];

/** Created after 2017-11-15, one column a band; written from the facts by hand, not from the policy file. */
const AFTER: Readonly<Record<SubscriptionType, string>> = {
  'enterprise-agreement': 'OOOOOOOOOOOOO',
  'enterprise-dev-test': 'OccccccccSSSS',
  'mca-enterprise': 'O??????????OO',
  'mca-individual': 'Occcccwwwxxxx',
  'pay-as-you-go': 'Occcccwwwxxxx',
  'partner-network': 'Occcccccc' + 'xxxx',
  bizspark: 'Oxxxxxxxxxxxx',
  'bizspark-plus': 'Oxxxxxcccxxxx',
  'visual-studio': 'Oxxxxxxxxxxxx',
  'azure-pass': 'Oxxxxxxxxxxxx',
  'azure-in-open': 'Oxxcxxxxxxxxx',
  education: 'Oxxxxxxxxxxxx',
  'free-trial': 'Oxxxxxxxxxxxx',
  sponsorship: 'Oxxxxxcccxxxx',
  csp: 'Opppppwwwxxxx',
  other: 'Oxxxxxxxxxxxx',
};

describe('the outcome by type, creation and date asked about', () => {
  const types = Object.keys(AFTER) as SubscriptionType[];

  test.each(types)('%s, created after the block began', (subscription) => {
    const found = DAYS.map(
      (asOf) => verdictOf({ subscription, created: asOf < '2017-11-15' ? 'before' : 'after', asOf }).outcome,
    );
    expect(found).toEqual([...AFTER[subscription]].map((letter) => SHORT[letter]));
  });

  test.each(types)('%s, created on the day the block began, counts as affected', (subscription) => {
    const days = DAYS.filter((day) => day >= '2017-11-15');
    const found = days.map((asOf) => verdictOf({ subscription, created: '2017-11-15', asOf }));
    expect(found.map(({ outcome }) => outcome)).toEqual(
      [...AFTER[subscription]].slice(1).map((letter) => SHORT[letter]),
    );
    expect(found.every(({ created }) => created === 'boundary')).toBe(true);
  });

  test.each(types)('%s, created before the block began', (subscription) => {
    const special: Readonly<Record<string, string>> = {
      'enterprise-agreement': 'OOOOOOOOOOOOO',
      'mca-enterprise': 'O??????????OO',
    };
    const found = DAYS.map((asOf) => verdictOf({ subscription, created: '2016', asOf }).outcome);
    expect(found).toEqual([...(special[subscription] ?? 'OOOOOOOOOOOPP')].map((letter) => SHORT[letter]));
  });
});

describe('what goes before the table', () => {
  const blocked: Facts = { subscription: 'free-trial', created: '2020' };
  test.each<[string, Facts, Outcome]>([
    ['a relay port is never restricted', { ...blocked, port: 587 }, 'not-restricted'],
    ['nor is any other port', { port: 443 }, 'not-restricted'],
    ['nor is a private destination', { ...blocked, destination: 'private' }, 'not-restricted'],
    ['other platform services cannot use port 25', { source: 'other-paas' }, 'unsupported'],
    [
      'nor could App Service before August 2022',
      { source: 'app-service', asOf: '2022-08-16' },
      'unsupported',
    ],
    [
      'from then the subscription decides (EA)',
      { source: 'functions', subscription: 'enterprise-agreement' },
      'open',
    ],
    [
      'from then the subscription decides (trial)',
      { ...blocked, source: 'app-service-environment' },
      'blocked',
    ],
    ['a NAT gateway changes nothing', { ...blocked, route: 'nat-gateway' }, 'blocked'],
    [
      'EA may go through Azure Firewall',
      { subscription: 'enterprise-agreement', route: 'azure-firewall' },
      'open',
    ],
    [
      'EA could in 2020, too',
      { subscription: 'enterprise-agreement', route: 'azure-firewall', asOf: '2020' },
      'open',
    ],
    [
      'an exempted subscription could not use the firewall in 2020',
      { subscription: 'pay-as-you-go', exempted: true, route: 'azure-firewall', asOf: '2020-05-01' },
      'unsupported',
    ],
    ['an exempted subscription stays open', { ...blocked, exempted: true }, 'open'],
    [
      'EA needs no exemption, so the firewall stays open to it',
      { subscription: 'enterprise-agreement', exempted: true, route: 'azure-firewall', asOf: '2020-05-01' },
      'open',
    ],
    ['the portal says enabled', { ...blocked, portalVerdict: 'enabled' }, 'open'],
    ['the portal has just enabled it', { ...blocked, portalVerdict: 'enabled-now' }, 'open'],
    [
      'the portal says unauthorised, even for EA',
      { subscription: 'enterprise-agreement', portalVerdict: 'unauthorized' },
      'blocked',
    ],
    ['the portal misses a payment history', { portalVerdict: 'history-not-met' }, 'blocked'],
    [
      'the portal lets ask, 2019',
      { subscription: 'pay-as-you-go', portalVerdict: 'may-request', asOf: '2019' },
      'request-case',
    ],
    [
      'the portal lets ask, 2021',
      { subscription: 'pay-as-you-go', portalVerdict: 'may-request', asOf: '2021' },
      'request-portal',
    ],
    [
      'the portal lets ask, but today nobody may',
      { subscription: 'csp', portalVerdict: 'may-request' },
      'blocked',
    ],
    [
      'what the portal says outranks an old creation date',
      { subscription: 'csp', created: '2016', portalVerdict: 'may-request', asOf: '2021' },
      'request-portal',
    ],
  ])('%s', (_title, facts, outcome) => {
    expect(verdictOf(facts).outcome).toBe(outcome);
  });

  test('just enabled: stop, deallocate and start is the first step', () => {
    expect(verdictOf({ portalVerdict: 'enabled-now' }).steps).toContain('stop-deallocate-start');
  });

  test('clouds of others have documents of their own', () => {
    const verdict = verdictOf({ subscription: 'enterprise-agreement', cloud: 'china' });
    expect(verdict.certainty).toBe('unsourced');
    expect(verdict.caveats).toContain('other-cloud');
  });

  test('a Government offer tells the cloud', () => {
    expect(verdictOf({ offerId: 'MS-AZR-USGOV-0017P' }).certainty).toBe('unsourced');
  });
});

describe('only questions that matter', () => {
  test('nothing known: the type is asked for first', () => {
    expect(ask({})).toMatchObject({ outcome: null, needs: { fact: 'subscription', why: 'type-decides' } });
  });

  test('standard EA: the creation date is never asked for', () => {
    for (const asOf of DAYS)
      expect(verdictOf({ subscription: 'enterprise-agreement', asOf }).created).toBeNull();
  });

  test('pay-as-you-go: the creation date decides', () => {
    expect(ask({ subscription: 'pay-as-you-go' })).toEqual({
      outcome: null,
      needs: { fact: 'created', why: 'created-decides', choices: ['before', 'boundary', 'after'] },
    });
  });

  test('before the block there is nothing to ask', () => {
    expect(verdictOf({ asOf: '2016' })).toMatchObject({ outcome: 'open', subscription: null });
  });

  test.each([
    ['2019', 'after'],
    ['2016-05', 'before'],
    ['2017-12', 'after'],
    ['2017-11-15', 'boundary'],
  ])('created %s is enough', (created, side) => {
    expect(verdictOf({ subscription: 'csp', created }).created).toBe(side);
  });

  test.each(['2017', '2017-11'])('created %s may lie on either side, so the day is asked for', (created) => {
    expect(ask({ subscription: 'csp', created })).toMatchObject({
      needs: { fact: 'created', why: 'created-imprecise' },
    });
  });

  test('a quotaId that stands for several types narrows the choice', () => {
    expect(ask({ quotaId: 'EnterpriseAgreement_2014-09-01' })).toMatchObject({
      needs: {
        fact: 'subscription',
        why: 'offer-ambiguous',
        choices: ['enterprise-agreement', 'mca-enterprise', 'mca-individual'],
      },
    });
  });

  test('the offer id settles it', () => {
    expect(verdictOf({ quotaId: 'EnterpriseAgreement_2014-09-01', offerId: 'MS-AZR-0017P' })).toMatchObject({
      outcome: 'open',
      subscription: 'enterprise-agreement',
    });
    expect(
      verdictOf({ quotaId: 'MSDNDevTest_2014-09-01', offerId: 'MS-AZR-0148P', created: 'after' }).outcome,
    ).toBe('self-service');
  });

  test('a word that may mean two types narrows the choice', () => {
    expect(ask({ among: ['mca-enterprise', 'mca-individual'] })).toMatchObject({
      needs: { fact: 'subscription', choices: ['mca-enterprise', 'mca-individual'] },
    });
  });

  test.each<[string, Facts]>([
    ['a relay port', { port: 465 }],
    ['a private destination', { destination: 'private' }],
    ['the portal', { portalVerdict: 'unauthorized' }],
    ['an exemption', { exempted: true }],
  ])('%s decides without the type', (_title, facts) => {
    expect(verdictOf(facts).subscription).toBeNull();
  });
});

describe('conflicts between the sources', () => {
  test.each<[string, Facts]>([
    ['C-01', { subscription: 'pay-as-you-go', created: 'after', asOf: '2019-01-01' }],
    ['C-02', { subscription: 'azure-in-open', created: 'after', asOf: '2018-09-01' }],
    ['C-02', { subscription: 'azure-in-open', created: 'after', asOf: '2020-01-01' }],
    ['C-03', { subscription: 'sponsorship', created: 'after', asOf: '2021-01-01' }],
    ['C-04', { subscription: 'csp', created: 'after', asOf: '2021-01-01' }],
    ['C-05', { subscription: 'pay-as-you-go', created: 'after', asOf: '2020-01-01' }],
    ['C-06', { subscription: 'pay-as-you-go', created: 'after', asOf: '2021-01-01' }],
    ['C-07', { subscription: 'pay-as-you-go', created: '2017-11-15' }],
    ['C-08', { subscription: 'pay-as-you-go', created: 'before', asOf: '2020-01-01' }],
    ['C-09', { subscription: 'pay-as-you-go', created: 'before' }],
    ['C-10', { subscription: 'partner-network', created: 'after', asOf: '2021-01-01' }],
    ['C-11', { subscription: 'bizspark-plus', created: 'after', asOf: '2021-01-01' }],
    ['C-12', { port: 443 }],
    ['C-13', { subscription: 'enterprise-agreement' }],
    ['C-14', { subscription: 'enterprise-agreement', route: 'azure-firewall' }],
    ['C-15', { subscription: 'enterprise-agreement', source: 'app-service' }],
    ['C-16', { exempted: true, subscription: 'pay-as-you-go', created: 'after' }],
    ['C-17', { subscription: 'pay-as-you-go', created: 'after', asOf: '2021-01-01' }],
    ['C-18', { subscription: 'education', created: 'after' }],
    ['C-19', { subscription: 'visual-studio', created: 'after' }],
    ['C-20', { subscription: 'pay-as-you-go', created: 'after', asOf: '2020-06-01' }],
    ['C-21', { subscription: 'mca-enterprise' }],
    ['C-22', { subscription: 'enterprise-dev-test', created: 'after' }],
    ['closing-2022', { subscription: 'pay-as-you-go', created: 'after', asOf: '2022-05-01' }],
    ['closing-2023', { subscription: 'pay-as-you-go', created: 'after', asOf: '2023-01-01' }],
  ])('%s is reported, with both clauses', (id, facts) => {
    const conflict = verdictOf(facts).conflicts.find((each) => each.id === id);
    expect(conflict?.clauses).toHaveLength(2);
    expect(conflict?.resolution).toMatch(/\S/);
  });

  test("today's plain cases carry no needless conflict", () => {
    expect(verdictOf({ subscription: 'pay-as-you-go', created: 'after' }).conflicts).toEqual([]);
  });
});

describe('how certain it is', () => {
  test.each<[Facts, string]>([
    [{ subscription: 'enterprise-agreement' }, 'sourced'],
    [{ subscription: 'pay-as-you-go', created: 'after' }, 'sourced'],
    [{ subscription: 'pay-as-you-go', created: 'before' }, 'inferred'],
    [{ subscription: 'pay-as-you-go', created: '2017-11-15' }, 'inferred'],
    [{ subscription: 'pay-as-you-go', created: 'after', asOf: '2022-05-01' }, 'inferred'],
    [{ subscription: 'csp', created: 'after', asOf: '2018-01-01' }, 'inferred'],
    [{ subscription: 'enterprise-dev-test', created: 'after', asOf: '2020' }, 'unsourced'],
    [{ subscription: 'enterprise-dev-test', created: 'after' }, 'sourced'],
    [{ subscription: 'mca-individual', created: 'after', asOf: '2020' }, 'unsourced'],
    [{ subscription: 'mca-enterprise' }, 'sourced'],
  ])('%j is %s', (facts, certainty) => {
    expect(verdictOf(facts).certainty).toBe(certainty);
  });
});

describe('what would change the outcome', () => {
  test('another type, a relay port, a private destination', () => {
    const { whatIf } = verdictOf({ subscription: 'pay-as-you-go', created: '2019-03' });
    expect(whatIf).toContainEqual({ fact: 'subscription', value: 'mca-enterprise', outcome: 'open' });
    expect(whatIf).toContainEqual({ fact: 'created', value: 'before', outcome: 'probably-open' });
    expect(whatIf).toContainEqual({ fact: 'port', value: 587, outcome: 'not-restricted' });
    expect(whatIf).toContainEqual({ fact: 'destination', value: 'private', outcome: 'not-restricted' });
    expect(whatIf.some(({ value }) => value === 'csp')).toBe(false);
  });

  test('an earlier date is compared with today', () => {
    const { whatIf } = verdictOf({ subscription: 'csp', created: '2019', asOf: '2021-03' });
    expect(whatIf).toContainEqual({ fact: 'asOf', value: TODAY, outcome: 'blocked' });
  });
});
