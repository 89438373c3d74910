module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedImports: [
    {
      name: '@backstage/core-components',
      importNames: ['InfoCard'],
      message: 'Take lifecycle/parts/InfoCard, whose title is a heading.',
    },
  ],
  rules: {
    // A region that scrolls on narrow screens must take the focus, or a keyboard cannot scroll it.
    'jsx-a11y/no-noninteractive-tabindex': [
      'error',
      { tags: [], roles: ['tabpanel', 'region'] },
    ],
  },
});
