export function CutoverPhases() {
  return <></>;
}
