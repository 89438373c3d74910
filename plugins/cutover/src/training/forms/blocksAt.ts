/** The blocks of a text, parted by empty lines, in which these lines stand; lines are counted from 1. */
export function blocksAt(text: string, lines: number[]): string {
  const wanted = new Set(lines);
  const blocks: { lines: string[]; isWanted: boolean }[] = [];
  let open = false;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') {
      open = false;
      return;
    }
    if (!open) blocks.push({ lines: [], isWanted: false });
    open = true;
    const block = blocks[blocks.length - 1];
    block.lines.push(line);
    block.isWanted ||= wanted.has(index + 1);
  });
  return blocks
    .filter(({ isWanted }) => isWanted)
    .map(block => block.lines.join('\n'))
    .join('\n\n');
}
