/** Whether a version of a template, such as "1.10.0", is a later one than another. */
export function isNewerVersion(version: string, than: string): boolean {
  const [one, other] = [version, than].map(each => each.split('.').map(Number));
  const place = one.findIndex((part, index) => part !== other[index]);
  return place >= 0 && one[place] > other[place];
}
