import type { Distribution } from '../../statistics/distribution.ts';
import { formatPoints } from '../numbers.ts';

/** A bar of the histogram. Lengths across are per cent of the width, lengths down are in pixels. */
interface Bar {
  readonly x: number;
  readonly middle: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly countY: number;
  readonly from: string;
  readonly count: number;
  /** Whether its score stands below the axis. */
  readonly labelled: boolean;
}

/** The picture and the table of a distribution. */
export interface HistogramView {
  readonly caption: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly many: boolean;
  readonly median: { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };
}

const TALLEST = 174;
const GROUND = 198;
/** Part of its place that a bar fills. */
const FILLED = 0.92;
const MOST_LABELS = 8;
const MOST_COUNTS_ON_A_PHONE = 22;

/** The histogram of scores out of `points`. */
export function histogramView(scores: Distribution, points: number): HistogramView {
  const { bins, step, median, count } = scores;
  const place = 100 / bins.length;
  const most = Math.max(...bins.map((bin) => bin.count));
  const every = labelEvery(bins.length);
  const x = Math.min(1, (Math.max(0, median) / step + 0.5) / bins.length) * 100;
  return {
    caption: captionOf(step),
    description: `${count} scores from ${formatPoints(scores.lowest)} to ${formatPoints(scores.highest)} of ${formatPoints(points)}, median ${formatPoints(median)}. The counts are in the table below the picture.`,
    bars: bins.map((bin, index): Bar => {
      const height = round((TALLEST * bin.count) / most);
      const middle = round((index + 0.5) * place);
      const width = round(place * FILLED);
      const across = { x: round(middle - width / 2), middle, width };
      const down = { y: round(GROUND - height), height, countY: round(GROUND - height - 7) };
      return { ...across, ...down, from: formatPoints(bin.from), count: bin.count, labelled: index % every === 0 };
    }),
    many: bins.length > MOST_COUNTS_ON_A_PHONE,
    median: {
      x: round(x),
      text: `median ${formatPoints(median)}`,
      anchor: x < 12 ? 'start' : x > 88 ? 'end' : 'middle',
    },
  };
}

function captionOf(step: number): string {
  if (step === 1) return 'Students by score, one bar for each point (12 stands for 12 to 12.99)';
  return `Students by score, one bar for ${formatPoints(step)} points, named by its lowest score`;
}

/** Every 1st, 2nd, 5th, 10th … label, so that few enough remain. */
function labelEvery(bins: number): number {
  return [1, 2, 5, 10].find((every) => bins / every <= MOST_LABELS) ?? 20;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
