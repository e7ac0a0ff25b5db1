import type { CONCEPT_OPTIONS } from '../../src/checks/concept/schema.ts';
import type { OptionsOf } from '../../src/checks/define-check.ts';

type Criteria = OptionsOf<typeof CONCEPT_OPTIONS>['criteria'];

/** Criteria for two explanations about convolutional networks, four points each. */
export const ASSUMPTIONS: Criteria = {
  locality: [
    'locality',
    '(local|locally) connectivity',
    'locally connected',
    'local (signal|feature|pattern|structure|information|dependency|connection|correlation|interaction)',
    '(signal|feature|pattern|structure|information|input|data|dependency|connection|correlation|interaction) ... local',
    '(signal|feature|pattern|structure|information|dependency|correlation) in ... is local',
  ],
  'locality-explained': {
    all: [
      [
        'small (part|region|portion|area|patch|window|subset|piece|section|neighbourhood|set|number|block)',
        'local (region|area|neighbourhood|patch|window|part)',
        '(neighbourhood|nearby|neighbour|neighbouring|adjacent|surrounding|patch|window)',
        'receptive field',
        'close (to each other|together|to one another)',
      ],
      [
        '(feature|value|unit|neuron|pixel|filter|kernel|signal|output|object|pattern|input)',
        '(depend|see|look at|connected|related|correlated|computed|determined|function of)',
      ],
    ],
  },
  stationarity: {
    any: [
      'stationarity',
      'stationary',
      '(translation|translational|shift|spatial|location|position) (equivariance|invariance)',
      '(equivariant|invariant) (to|under|with respect to) (translation|shift|position|location)',
    ],
    not: 'different at every position',
  },
  'stationarity-explained': {
    all: [
      [
        '(everywhere|anywhere|elsewhere)',
        '(other|different|every|any|all|another|each|various|multiple|many) ... (position|location|place|part|region|area|side|window|patch|corner|spot|pixel)',
        '(across|throughout|over) ... (image|input|space|signal|position|location|data)',
      ],
      [
        '(useful|reusable|relevant|meaningful|valid)',
        '(repeat|recur|reappear|reuse)',
        '(work|apply)',
        '(show|shows) up',
        '(appear|occur)',
        'same',
      ],
    ],
  },
};

export const SHARING: Criteria = {
  'appears-anywhere': {
    any: [
      '(location|position|translation|translational|shift|spatially) (invariant|equivariant|independent)',
      '(stationarity|stationary)',
      {
        all: [
          [
            '(appear|occur|exist|show up|be present|be found|be located|useful|repeat|work|recur|apply) ... (anywhere|everywhere|elsewhere)',
            '(appear|occur|exist|show up|be present|be found|be located|useful|repeat|work|recur|apply) ... (any|every|all|other|different|another|many|multiple) (position|location|place|part|region)',
            '(anywhere|everywhere)',
          ],
          '(feature|pattern|object|structure|statistics|thing|detector|filter|edge)',
        ],
      },
      '(statistics|structure|distribution) ... same ... (across|throughout|over|at|in|everywhere)',
    ],
  },
  'fewer-parameters': [
    '(fewer|less|smaller) ... parameter',
    '(fewer|less) ... weight',
    '(reduce|decrease|save|cut) ... (parameter|weight)',
    '(smaller|lower|reduced) number of ... (parameter|weight)',
    'savings in ... (parameter|weight)',
    '(parameter|weight) ... (decrease|reduced|drop|shrink)',
    'parameter (efficient|efficiency)',
  ],
  'fails-on-fixed-position': {
    all: [
      [
        '(centered|aligned|registered|cropped)',
        '(absolute|exact|specific|fixed|certain|particular) (position|location|place|coordinate|structure)',
        '(position|location) (matters|is important|dependent|specific|counts)',
        '(depend on|depending on|tied to|know) ... (position|location|where)',
        '(different|specific) ... (position|location|part|side|region)',
        '(not stationary|non-stationary)',
      ],
      [
        '(fail|break|violated|unsuitable|inappropriate|bad|problem|poorly|wrong|invalid|limit|suffer)',
        'not (work|hold|valid|apply|suitable|appropriate|justified|true|make sense|good|useful|ideal|stationary)',
      ],
    ],
  },
  'each-place-its-own': {
    any: '(different|own|separate|specific|distinct|unique) (feature|filter|weight|detector|kernel|parameter|statistics|pattern)',
    near: {
      any: '(location|position|side|place|region|part|area|centered)',
      words: 12,
    },
  },
};
