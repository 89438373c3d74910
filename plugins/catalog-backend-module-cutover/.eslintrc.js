module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // One test runs the whole way with the real cutover backend.
    '@backstage/no-mixed-plugin-imports': [
      'error',
      { excludedFiles: ['**/*.test.ts'] },
    ],
  },
});
