module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.mjs'],
  transform: {},
  // A journey starts a backend, a browser, and takes its steps one after the other.
  testTimeout: 240_000,
};
