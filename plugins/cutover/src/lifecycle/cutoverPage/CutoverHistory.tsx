export function CutoverHistory() {
  return <></>;
}
