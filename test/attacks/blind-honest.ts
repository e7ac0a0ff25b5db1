import type { Honest } from './attack.ts';

/** Written before its author had read how gaming is recognised: answers of students who mean what they say. */
export const BLIND_HONEST: readonly Honest[] = [
  // Short.
  { part: 'a.1', answer: 'Locality and stationarity.' },
  { part: 'a.1', answer: 'Local features that can be anywhere.' },
  { part: 'a.1', answer: 'Locality, stationarity' },
  { part: 'a.1', answer: 'Inputs are local and stationary.' },
  { part: 'a.2', answer: 'Because a feature may be anywhere. It fails for centered faces.' },
  { part: 'a.2', answer: 'Fewer parameters.' },
  { part: 'd.1', answer: 'It drops units at random, so they cannot co-adapt.' },
  { part: 'd.2', answer: 'Finite differences; rounding errors are the problem.' },

  // Bullets, numbers, definitions, tables.
  {
    part: 'a.1',
    answer:
      '- Locality: each feature only depends on a small region of the image.\n- Stationarity: a feature is useful at every position.',
  },
  {
    part: 'a.1',
    answer:
      '1. **Locality**: nearby pixels depend on each other more than distant ones.\n2. **Stationarity**: the same statistics hold everywhere in the image.',
  },
  {
    part: 'a.1',
    answer: '* local connectivity (small receptive field)\n* translation equivariance (same pattern anywhere)',
  },
  {
    part: 'a.1',
    answer: 'Assumption 1: locality of features.\nAssumption 2: stationarity, i.e. the same features everywhere.',
  },
  {
    part: 'a.1',
    answer:
      '| Assumption | Meaning |\n|---|---|\n| Locality | A feature depends on a small region of the input |\n| Stationarity | A feature is useful at every position |',
  },
  {
    part: 'a.1',
    answer:
      'Locality -> features only depend on neighbouring pixels\n\nStationarity -> the same feature can appear at any position',
  },
  {
    part: 'a.2',
    answer:
      '- Justified: the same feature may appear anywhere, so one filter is enough.\n- Benefit: fewer parameters.\n- Fails: centered faces, where the eyes are always at the same position and each position needs its own filter.',
  },
  {
    part: 'a.2',
    answer:
      'Why: stationarity (a feature may occur anywhere).\nWhen it fails: aligned images such as passport photos; there we want different features at each position.',
  },
  {
    part: 'd.1',
    answer:
      '1. During training: drop units at random (with probability p).\n2. Effect: no co-adaptation, like an ensemble of networks.\n3. At test time: keep all units and scale.',
  },
  {
    part: 'd.1',
    answer:
      '| When | What happens |\n|---|---|\n| training | units are removed at random |\n| test | all units are used, scaled by p |',
  },
  {
    part: 'd.2',
    answer:
      'Method: finite differences, compared with backprop.\nProblems: rounding errors if the step is too small; kinks of the ReLU.',
  },
  { part: 'd.2', answer: 'Problems:\n- rounding (small h)\n- truncation (large h)\n- kinks' },
  {
    part: 'd.2',
    answer:
      'a) compute the loss at w + h and w - h\nb) take the central difference\nc) compare with the analytic gradient\nd) beware of rounding and kinks',
  },

  // Non-native English and slips.
  {
    part: 'a.1',
    answer:
      'The network do assume that feature is local, it mean only neighbour pixels is important, and stationarity: feature can come in every place.',
  },
  {
    part: 'a.1',
    answer:
      'Two assumption: first is locality (pixel near by are depend each other), second is stationary (same statistic in all position).',
  },
  {
    part: 'a.2',
    answer:
      'We can share the parameter because same feature can be appear in anywhere of image. Then need less parameter. If face is in center of photo it is fail.',
  },
  { part: 'a.2', answer: 'becuase stationarity,a feature cna appear anywhere so we dont need lots of paramters' },
  {
    part: 'd.1',
    answer:
      'In training step some neuron is removed by random, so other neuron can not rely on it. In test all neuron is used.',
  },
  {
    part: 'd.2',
    answer:
      'We make small change of one weight and see the loss change, after compare with gradient of backprop. If step is too small, then rounding is problem.',
  },

  // Long.
  {
    part: 'a.1',
    answer:
      'A convolutional network makes two assumptions about its input. The first one is locality: whether a feature is present at some position can be decided from a small neighbourhood of that position, so a unit is connected only to nearby pixels. The second one is stationarity: the statistics of the input do not change from place to place, so that a feature that is useful at one position is also useful at every other position. Both assumptions hold for natural images, audio and, with some care, for text.',
  },
  {
    part: 'a.2',
    answer:
      'Sharing parameters is justified whenever the input is stationary, that is, whenever the same pattern may occur anywhere in it. If we did not share them, then each position would have to learn its own edge detector from scratch, which needs many more examples and many more parameters. With sharing, the number of parameters does not depend on the size of the image. The assumption breaks for inputs in which the position carries meaning. If all photos show centered faces, for instance, the eyes are always near the top and the mouth is always near the bottom, and we would rather learn different features for different positions.',
  },
  {
    part: 'd.1',
    answer:
      'In every training step, dropout picks units at random and sets them to zero, together with their connections. Since a unit does not know which of the others will be there, it cannot rely on particular other units and has to learn a feature that is useful on its own. One may also see it as training an ensemble of many networks that share their weights. When the network is used, all units are kept, and their outputs are scaled so that the expected input of the next layer stays the same.',
  },
  {
    part: 'd.2',
    answer:
      'For each parameter we add a small number h and look at the loss, then subtract it and look again. The difference of the two losses divided by 2h is the central difference, which we compare with the gradient that backpropagation gave. There are three things to mind. If h is too small, two nearly equal numbers are subtracted and rounding dominates. If h is too large, the higher terms of the Taylor series matter. And if the loss has a kink between the two points, for instance since a ReLU switches, the two need not agree at all.',
  },

  // With formulas, examples, quotes, hedges.
  {
    part: 'a.1',
    answer:
      'Locality: $y_i$ depends on $x_{i-k}, \\dots, x_{i+k}$ only. Stationarity: the weights $w_k$ do not depend on $i$, as a feature is useful at any position.',
  },
  {
    part: 'a.2',
    answer:
      'A dense layer has $n m$ parameters, a convolution only $k$, so there are fewer parameters. This is fine since a feature can occur anywhere.',
  },
  {
    part: 'd.1',
    answer: 'Each unit is dropped with probability $p$; at test time all units are used and scaled by $1 - p$.',
  },
  {
    part: 'd.2',
    answer:
      '$\\frac{L(w + h) - L(w - h)}{2h}$ is the central difference. Compare it with the gradient. For $h = 10^{-12}$ rounding errors win.',
  },
  {
    part: 'a.1',
    answer:
      'As we said in the lecture, "locality" and "stationarity" are what the network assumes: close pixels belong together, and what is useful here is useful there.',
  },
  {
    part: 'a.2',
    answer:
      'Which input breaks it? Faces that are centered, for example. There an eye detector is of no use at the bottom of the image, so each region should have its own filters.',
  },
  {
    part: 'a.1',
    answer:
      'The two assumptions are locality and stationarity. Locality means that a feature depends on a small region. Stationarity means that a feature is useful at every position.',
  },
  {
    part: 'a.2',
    answer:
      'It is justified to share parameters because a feature may appear anywhere. A convolutional network fails when faces are always centered, since each position then needs its own features.',
  },
  {
    part: 'd.1',
    answer:
      'Dropout reduces overfitting because units are dropped randomly while the network is trained, so no unit can rely on others.',
  },
  {
    part: 'd.2',
    answer: 'You check a gradient numerically by finite differences. What can go wrong: kinks, rounding.',
  },

  // Copied from a web page or a PDF, or in a notebook or LaTeX.
  {
    part: 'a.1',
    answer:
      'Lo\u00ADcal\u00ADity: a feature depends on a small re\u00ADgion. Sta\u00ADtion\u00ADar\u00ADity: it is useful at every po\u00ADsi\u00ADtion.',
  },
  {
    part: 'a.1',
    answer:
      '\uFEFFLocality: a feature depends on a small region.\u200B\n\nStationarity: it is useful at every position.',
  },
  {
    part: 'd.1',
    format: 'tex',
    answer:
      '\\begin{itemize}\n\\item \\textbf{Training}: units are dropped at random. % as in the slides\n\\item \\textcolor{blue}{Testing}: all units are used.\n\\end{itemize}',
  },
  {
    part: 'd.2',
    format: 'ipynb',
    answer:
      'I perturb each **weight** a little and look at the *loss*; the result is compared with backprop. <!-- TODO: nicer wording -->',
  },
  {
    part: 'a.2',
    answer:
      '<span style="color:red">Sharing</span> works since a feature can appear anywhere, which gives fewer parameters.',
  },
];
