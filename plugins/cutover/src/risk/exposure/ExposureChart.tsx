import {
  Area,
  AreaChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useId } from 'react';
import { useTheme } from '@material-ui/core/styles';
import type {
  ExposurePoint,
  RiskScale,
} from '@backstage-cutover/plugin-cutover-common';
import { dateWords } from '../../lifecycle/words/time';
import { toneColour } from '../matrix/tones';
import { useRiskReader } from '../words/riskReader';

interface ExposureChartProps {
  points: ExposurePoint[];
  scale: RiskScale;
}

/** Areas on top of each other, the lowest priority at the bottom, each with lines of its own. */
export function ExposureChart({ points, scale }: ExposureChartProps) {
  const reader = useRiskReader({ scale });
  const { t, language } = reader;
  const theme = useTheme();
  const pattern = useId().replaceAll(':', '');
  const day = (time: number) =>
    dateWords(new Date(time).toISOString(), { language, zone: 'UTC' });
  const data = points.map(({ day: at, counts }) => ({
    time: Date.parse(at),
    counts,
  }));
  const { text, divider, background } = theme.palette;
  return (
    <div role="img" aria-label={t('risk.exposure.chart')}>
      <ResponsiveContainer width="100%" height={260}>
        <AreaChart data={data} margin={{ top: 8, right: 16, left: -16 }}>
          <defs>
            {scale.priorities.map(({ id, tone }, index) => (
              <pattern
                key={id}
                id={`${pattern}-${index}`}
                width={8}
                height={8}
                patternUnits="userSpaceOnUse"
                patternTransform={`rotate(${index * 45})`}
              >
                <rect
                  width={8}
                  height={8}
                  fill={toneColour(theme, tone)}
                  fillOpacity={0.3}
                />
                {index > 0 && (
                  <line
                    x2={8}
                    stroke={toneColour(theme, tone)}
                    strokeWidth={index}
                  />
                )}
              </pattern>
            ))}
          </defs>
          <CartesianGrid stroke={divider} vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={day}
            minTickGap={48}
            stroke={text.secondary}
            tick={{ fill: text.secondary, fontSize: 12 }}
          />
          <YAxis
            allowDecimals={false}
            stroke={text.secondary}
            tick={{ fill: text.secondary, fontSize: 12 }}
          />
          <Tooltip
            labelFormatter={time => day(Number(time))}
            contentStyle={{
              backgroundColor: background.paper,
              color: text.primary,
              border: `1px solid ${divider}`,
            }}
            itemStyle={{ color: text.primary }}
          />
          <Legend
            // From low to high, as the areas lie on each other.
            itemSorter={null}
            formatter={name => (
              <span style={{ color: text.primary }}>{name}</span>
            )}
          />
          {scale.priorities.map(({ id, tone }, index) => (
            <Area
              key={id}
              // As long as nothing changes it stays as it was.
              type="stepAfter"
              stackId="open"
              dataKey={({ counts }) => counts[id] ?? 0}
              name={reader.priority(id)}
              stroke={toneColour(theme, tone)}
              fill={`url(#${pattern}-${index})`}
              fillOpacity={1}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
