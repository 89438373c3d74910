/** Who acts. `groups` are the entity refs through which a person owns things, the person's own ref included. */
export interface Actor {
  kind: 'person' | 'service';
  /** Full entity ref of a person, or the subject of a service principal. */
  ref: string;
  groups: string[];
}
