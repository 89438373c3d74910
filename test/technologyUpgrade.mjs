/** What a person gives to start a technology upgrade in the demo company; `change` replaces parts of it. */
export function technologyUpgrade(change = {}) {
  const day = new Date(Date.now() + 60 * 24 * 3600 * 1000)
    .toISOString()
    .slice(0, 10);
  const person = name => [`user:default/${name}`];
  return {
    template: 'cutovertemplate:default/technology-upgrade',
    title: 'Ledger on a new database',
    owner: 'group:default/technology',
    targets: ['component:default/ledger-service'],
    team: {
      sponsor: person('zhao.lin'),
      'business-lead': person('sofia.rossi'),
      'technology-lead': person('chen.wei'),
      'operations-lead': person('tanaka.hiroshi'),
    },
    window: {
      start: `${day}T20:00`,
      end: `${day}T23:30`,
      timeZone: 'Europe/Berlin',
    },
    goals: 'The ledger runs on a database that is still supported.',
    scope: 'Ledger service and its database; no change for customers.',
    intake: {
      currentSystem: 'Ledger database 11',
      newSystem: 'PostgreSQL 17',
      upgradeKind: 'replacement',
      cutoverStrategy: 'big-bang',
      toleratedInterruption: 210,
      customersAffected: false,
      partnersConcerned: false,
      regulatorConcerned: false,
      dataMigration: true,
      personalData: false,
    },
    ...change,
  };
}
