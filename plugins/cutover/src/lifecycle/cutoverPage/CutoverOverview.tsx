export function CutoverOverview() {
  return <></>;
}
