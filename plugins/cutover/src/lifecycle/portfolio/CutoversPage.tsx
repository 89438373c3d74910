export function CutoversPage() {
  return <></>;
}
