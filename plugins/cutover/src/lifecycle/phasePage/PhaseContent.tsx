export function PhaseContent() {
  return <></>;
}
