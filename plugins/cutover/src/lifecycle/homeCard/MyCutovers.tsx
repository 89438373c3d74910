export function MyCutovers() {
  return <></>;
}
