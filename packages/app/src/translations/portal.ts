import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/** The portal's own words: sign-in, menu, home page and search. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: {
    nav: {
      home: 'Home',
      search: 'Search',
      menu: 'Menu',
      notifications: 'Notifications',
      settings: 'Settings',
    },
    home: {
      welcome: 'Welcome, {{name}}',
      search: 'Search cutovers, systems, people',
      starred: 'Starred',
      recent: 'Recently visited',
      start: {
        title: 'Where to begin',
        create: 'Start a cutover',
        createWhy: 'Choose a template; a wizard asks for the rest.',
        cutovers: 'All cutovers',
        cutoversWhy: 'What runs, who leads it, and when the windows are.',
        catalog: 'Catalog',
        catalogWhy: 'Systems, components, teams and what depends on what.',
      },
    },
    search: {
      resultType: 'Result type',
      catalog: 'Software catalog',
      kind: 'Kind',
      lifecycle: 'Lifecycle',
      kinds: {
        component: 'Component',
        system: 'System',
        resource: 'Resource',
        api: 'API',
        domain: 'Domain',
        group: 'Group',
        user: 'Person',
        location: 'Location',
        template: 'Wizard',
        cutover: 'Cutover',
        cutoverPhase: 'Phase of a cutover',
        cutoverTemplate: 'Cutover template',
      },
      types: {
        'technology-upgrade': 'Technology upgrade',
        'market-expansion': 'Market expansion',
        'strategic-transformation': 'Strategic transformation',
        'business-restructuring': 'Business restructuring',
      },
      lifecycles: {
        experimental: 'Experimental',
        production: 'Production',
        deprecated: 'Deprecated',
      },
    },
    signIn: {
      title: 'Who are you today?',
      explanation:
        'This is a demo company. Pick a person and see the portal with their eyes; approvals need different people.',
      search: 'Search by name, role or department',
      found_one: '{{count}} person',
      found_other: '{{count}} people',
      nobody: 'Nobody matches. Try another name, role or department.',
      language: 'Language',
      refused: {
        title: 'Not signed in',
        notYetKnown:
          'The catalog does not know this person yet. Right after the first start it needs a few seconds to read its files.',
        noAnswer:
          'The backend does not answer. While it starts, this takes some seconds.',
        retry: 'Try again',
        back: 'Choose another person',
      },
      oidc: {
        title: 'Company account',
        message: 'Sign in with your company account',
      },
    },
  },
});
