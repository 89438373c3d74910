export function MemberCutoversCard() {
  return <></>;
}
