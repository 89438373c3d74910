module.exports = async () => {
  await globalThis.cutoverPostgres?.stop();
};
