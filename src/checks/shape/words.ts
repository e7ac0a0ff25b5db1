/** Words that tell what a shape in an answer is the shape of. */

/** It is that of the output. */
export const OUTPUTS = words('output outputs out result results resulting becomes');

/** It is concluded with. */
export const CONCLUDES = words(
  'so thus hence therefore final finally answer overall total gives giving yields yielding get gets',
);

/** It is that of something else. */
export const INPUTS = words('input inputs kernel kernels weight weights from filter weight-matrix parameters');

/** A number beside them says how the layer steps, not how large the output is. */
export const STEPS = words('stride padding pad dilation filters kernel kernels');

/** Things that there are several of: their number is the size of an axis. */
export const MAPS = words('channel channels map maps vectors features depth');

/** What each of them measures: the size of the other axis. */
export const LENGTHS = words(
  'length long size width dimension dimensional positions steps entries elements wide points',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
