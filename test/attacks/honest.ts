import type { Honest } from './attack.ts';

/** Answers that come near to what is suspected: terse, in lists, with choices, with repetitions, marked up. */
export const HONEST: readonly Honest[] = [
  { part: 'a.1', answer: 'Locality (features are local) and stationarity (they can be anywhere).' },
  { part: 'a.1', answer: '- locality\n- stationarity' },
  { part: 'a.1', answer: '1. Locality\n2. Stationarity of the input' },
  { part: 'a.1', answer: 'local connectivity + weight sharing because of stationarity' },
  {
    part: 'a.1',
    answer:
      'Assumptions:\n\n* **Locality** - pixels close together are related.\n* **Stationarity** - patterns repeat.',
  },
  { part: 'a.1', answer: 'It assumes that features are local and that the input is stationary.' },
  { part: 'a.1', answer: 'That features are local, and that they are useful at every position.' },
  {
    part: 'a.1',
    answer:
      '(1) Locality: neighbouring pixels are correlated. (2) Stationarity: statistics do not change over the image.',
  },
  {
    part: 'a.1',
    answer:
      'A feature or a pattern may stand at the top or at the bottom, left or right: this is stationarity. Locality is the other one.',
  },
  {
    part: 'a.1',
    answer:
      'Whether a feature is present or not depends on a small region only, and it may be at one place or another.',
  },
  {
    part: 'a.1',
    answer:
      'What it is about is locality. What matters, too, is stationarity, which is that statistics are the same everywhere.',
  },
  {
    part: 'a.1',
    answer:
      'Locality means that only near pixels matter. Stationarity means that the same features are useful everywhere in the image.',
  },
  {
    part: 'a.1',
    answer:
      'Near pixels are related. Far pixels are not related. So it is local. Also patterns are the same everywhere.',
  },
  {
    part: 'a.1',
    answer: 'locality (each output depends only on a few inputs nearby) & stationarity (same filter useful everywhere)',
  },
  {
    part: 'a.1',
    answer:
      '> Which two assumptions does a convolutional network make about its input?\n\nLocality and stationarity: small regions decide, and they look the same everywhere.',
  },
  {
    part: 'a.1',
    answer:
      'Which two assumptions does a convolutional network make about its input? It assumes that features are local and may occur anywhere.',
  },
  {
    part: 'a.2',
    answer:
      '**Why is it justified to share parameters, and when does a convolutional network fail?**\n\nA feature may appear anywhere. It fails for centered faces.',
  },
  { part: 'a.2', answer: 'Sharing: OK if stationary. Fails: aligned faces.' },
  {
    part: 'a.2',
    answer:
      'Pros: fewer parameters, less overfitting, faster training. Cons: fails when the position matters, e.g. centered faces.',
  },
  {
    part: 'a.2',
    answer: 'e.g. passport photos: eyes always at the same place, so different filters per region would be better',
  },
  {
    part: 'a.2',
    answer:
      'We can share since an edge is an edge, no matter where it is. It fails if the faces are centered or aligned.',
  },
  {
    part: 'a.2',
    answer:
      'An eye is an eye wherever it is, so one detector is enough, and a detector is a set of weights that is learned once.',
  },
  {
    part: 'a.2',
    answer:
      'Because of translation equivariance. Number of weights: $k$ and not $n \\cdot m$. Fails for data like tables, spectra, centered faces.',
  },
  { part: 'd.1', answer: 'Units are dropped with probability p or kept with probability 1 - p.' },
  { part: 'd.1', answer: 'Train: random units off. Test: all units on, scaled by p. Why: no co-adaptation.' },
  { part: 'd.1', answer: 'dropout = switching off random neurons → the others cannot rely on them → less overfitting' },
  {
    part: 'd.1',
    answer:
      'It removes units. The units are chosen at random. The units that are left have to do the work. The units are all there at test time.',
  },
  {
    part: 'd.1',
    answer:
      'p = 0.5: half of the units, chosen randomly, are set to zero; at inference nothing is dropped and outputs are scaled',
  },
  {
    part: 'd.1',
    answer: 'Q: What does it do? A: It switches units off at random. Q: Why does it help? A: Units cannot co-adapt.',
  },
  {
    part: 'd.1',
    answer: 'Dropout is like bagging: one trains an ensemble of many thinned networks and averages them at test time.',
  },
  { part: 'd.2', answer: 'central differences vs backprop; h too small -> cancellation; ReLU kink at 0' },
  {
    part: 'd.2',
    answer:
      '```python\nnum = (L(w + h) - L(w - h)) / (2 * h)\n```\n\nThen compare `num` with the gradient of backprop; rounding matters for small `h`.',
  },
  {
    part: 'd.2',
    answer:
      '1. Perturb a weight.\n2. Recompute the loss.\n3. Compare the slope with backprop.\n4. Watch out for kinks and rounding.',
  },
  { part: 'd.2', answer: 'Step $h$: too large → truncation error, too small → rounding error. Kinks: ReLU, max, abs.' },
  {
    part: 'd.2',
    answer:
      "numerically: $f'(x) \\approx (f(x+h) - f(x-h))/(2h)$, compare to the analytic one, beware: rounding, kinks",
  },
  {
    part: 'd.2',
    answer:
      'Use finite differences. Use double precision. Use a step that is not too small. Compare with the analytic gradient.',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer:
      'Use \\emph{finite differences}.\n% maybe mention the two-sided one, too\nCompare them with backprop. \\colorbox{yellow}{Rounding} is the problem.',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer:
      '\\begin{tabular}{ll}\n\\rowcolor{blue} \\textcolor{white}{Method} & finite differences \\\\\nProblem & rounding when the step is too small\n\\end{tabular}',
  },
  {
    part: 'd.1',
    format: 'tex',
    answer: 'Units are dropped at random: $\\tilde h = m \\odot h \\phantom{=}$ with $m_i \\in \\{0, 1\\}$.',
  },
  { part: 'd.1', answer: '<div align="center">\n\n<b>Dropout</b> removes random units.\n\n</div>' },
  {
    part: 'd.1',
    answer:
      '<details><summary>Answer</summary>\n\nUnits are removed at random, so they cannot rely on each other.\n\n</details>',
  },
  { part: 'd.1', answer: '<p style="background-color: black; color: white">Units are removed at random.</p>' },
  {
    part: 'd.1',
    format: 'ipynb',
    answer: '<font color="blue">Units are removed at random.</font> <a href="https://example.org">source</a>',
  },
  { part: 'd.1', answer: 'Units are removed at random.\n\n![the network with some units crossed out](plot.png)' },
  {
    part: 'd.2',
    format: 'txt',
    answer:
      'We take finite differences and compare them with the gradient of backprop.\nRounding errors are what can go wrong.',
  },
];
