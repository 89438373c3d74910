module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.mjs'],
  // Plain ES modules, run as Node runs them (--experimental-vm-modules).
  transform: {},
  // A journey starts backends and a browser, and takes its steps one after the other.
  testTimeout: 300_000,
};
