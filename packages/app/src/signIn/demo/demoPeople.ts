import type { Config } from '@backstage/config';
import {
  inLanguage,
  type Text,
} from '@backstage-cutover/plugin-cutover-common';

/** Somebody who may be picked on the demo sign-in page. */
export interface DemoPerson {
  ref: string;
  name: string;
  role: Text;
  department: Text;
}

export function demoPeople(config: Config): DemoPerson[] {
  const people = config.getOptionalConfigArray('auth.providers.demo.people');
  return (people ?? []).map(person => ({
    ref: person.getString('user'),
    name: person.getString('name'),
    role: person.get<Text>('role'),
    department: person.get<Text>('department'),
  }));
}

/** The people in whose name, role or department every word of the search occurs, by department. */
export function findPeople(
  people: DemoPerson[],
  search: string,
  language: string,
) {
  const words = search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const departments = new Map<string, DemoPerson[]>();
  for (const person of people) {
    const department = inLanguage(person.department, language);
    const text = [person.name, inLanguage(person.role, language), department]
      .join(' ')
      .toLocaleLowerCase(language);
    if (!words.every(word => text.includes(word))) continue;
    departments.set(department, [
      ...(departments.get(department) ?? []),
      person,
    ]);
  }
  return [...departments].map(([title, members]) => ({ title, members }));
}

/** One or two letters for a person without a picture. */
export function initialsOf(name: string): string {
  const latin = name.match(/\p{Script=Latin}+/gu);
  if (!latin) return name.slice(0, 1);
  return [latin[0], ...latin.slice(1).slice(-1)]
    .map(word => word[0].toLocaleUpperCase('en-US'))
    .join('');
}
