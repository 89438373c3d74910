export function EntityCutovers() {
  return <></>;
}
