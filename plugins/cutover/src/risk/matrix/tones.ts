import { alpha, type Theme } from '@material-ui/core/styles';
import type { RiskScale } from '@backstage-cutover/plugin-cutover-common';

export type Tone = RiskScale['priorities'][number]['tone'];

/** A full colour, for lines and areas. */
export function toneColour({ palette }: Theme, tone: Tone): string {
  const of = { ok: 'success', notice: 'info', warning: 'warning' } as const;
  const { light, dark } =
    tone === 'critical' ? palette.error : palette[of[tone]];
  return palette.type === 'dark' ? light : dark;
}

const STRENGTH: Record<Tone, number> = {
  ok: 0.1,
  notice: 0.14,
  warning: 0.22,
  critical: 0.3,
};

/** Lines that grow denser with the tone: it can be told without seeing its colour. */
function pattern(colour: string, tone: Tone): string | undefined {
  const line = alpha(colour, 0.28);
  const stripes = (angle: number, every: number) =>
    `repeating-linear-gradient(${angle}deg, ${line} 0 1px, transparent 1px ${every}px)`;
  switch (tone) {
    case 'notice':
      return `radial-gradient(${line} 1px, transparent 1.5px)`;
    case 'warning':
      return stripes(45, 9);
    case 'critical':
      return `${stripes(45, 7)}, ${stripes(135, 7)}`;
    default:
      return undefined;
  }
}

/** The ground of a tone, light enough for text on it in either theme. */
export function toneGround(theme: Theme, tone: Tone) {
  const colour = toneColour(theme, tone);
  const image = pattern(colour, tone);
  return {
    backgroundColor: alpha(colour, STRENGTH[tone]),
    ...(image ? { backgroundImage: image } : {}),
    ...(tone === 'notice' ? { backgroundSize: '10px 10px' } : {}),
  };
}
