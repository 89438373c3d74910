import type { Knex } from 'knex';

interface TemplateRow {
  hash: string;
  content: string;
  created_at: string;
}

export class TemplateStore {
  /** Keeps a content under its hash; one that is there already is the same. */
  async keep(
    db: Knex,
    copy: { hash: string; content: string; at: string },
  ): Promise<void> {
    await db<TemplateRow>('template_copies')
      .insert({ hash: copy.hash, content: copy.content, created_at: copy.at })
      .onConflict('hash')
      .ignore();
  }

  async has(db: Knex, hash: string): Promise<boolean> {
    const row = await db<TemplateRow>('template_copies')
      .where({ hash })
      .first('hash');
    return row !== undefined;
  }

  async contents(db: Knex, hashes: string[]): Promise<Map<string, string>> {
    const rows = await db<TemplateRow>('template_copies')
      .whereIn('hash', hashes)
      .select('hash', 'content');
    return new Map(rows.map(row => [row.hash, row.content]));
  }
}
