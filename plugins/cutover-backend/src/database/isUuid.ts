const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a column of UUIDs may be asked for it: PostgreSQL refuses anything else. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
