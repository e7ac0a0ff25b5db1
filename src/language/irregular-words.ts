/** Irregular words: base first, then its other forms. */
const VERBS = `be is am are was were been being 's|have has had having|do does did done doing|go goes went gone
see saw seen sees seeing|say said says|make made makes making|take took taken takes taking|come came comes coming
get got gotten gets getting|give gave given gives giving|find found finds finding|know knew known knows knowing
think thought thinks thinking|tell told tells|become became becomes becoming|show showed shown shows showing
leave left leaves leaving|feel felt feels|put puts putting|bring brought brings|begin began begun begins beginning
keep kept keeps keeping|hold held holds holding|write wrote written writes writing|stand stood stands
hear heard hears|let lets letting|mean meant means|set sets setting|meet met meets meeting|run ran runs running
pay paid pays|sit sat sits|speak spoke spoken|lie lay lain lies lying|lead led leads leading|read reads reading
grow grew grown grows growing|lose lost loses losing|fall fell fallen falls falling|send sent sends sending
build built builds building|understand understood understands|draw drew drawn draws drawing
break broke broken breaks breaking|spend spent|cut cuts cutting|rise rose risen rises rising
drive drove driven drives driving|buy bought|wear wore worn|choose chose chosen chooses choosing
seek sought seeks seeking|throw threw thrown|catch caught|deal dealt deals|win won|split splits splitting
shrink shrank shrunk shrunken shrinks shrinking|spread spreads spreading|cost costs costing
hide hid hidden hides hiding|arise arose arisen arises arising|shut shuts|hit hits hitting|beat beats beaten
bind bound binds|bend bent bends|blow blew blown|slide slid slides sliding|feed fed feeds feeding
teach taught teaches|fit fits fitted fitting|overfit overfits overfitted overfitting
underfit underfits underfitted underfitting|forget forgot forgotten forgets forgetting|lay laid lays laying
sum sums summed summing|learn learns learned learnt learning|use uses used using
freeze freezes froze frozen freezing|sink sinks sank sunk sinking|stick sticks stuck sticking|shine shines shone shining
swim swims swam swum swimming|sing sings sang sung|ring rings rang rung|fly flies flew flown flying|eat eats ate eaten eating
grind grinds ground|wind winds wound|sell sells sold|swing swings swung|bite bites bit bitten biting`;

/** These have regular forms as well. */
const NOUNS = `datum data|matrix matrices|index indices indexes|vertex vertices|axis axes|basis bases
hypothesis hypotheses|analysis analyses|criterion criteria|phenomenon phenomena|maximum maxima|minimum minima
optimum optima|stimulus stimuli|child children|man men|woman women|person people persons|foot feet|mouse mice
half halves halve|focus foci|locus loci|nucleus nuclei|vertebra vertebrae|alga algae|bacterium bacteria|larva larvae|light lights lit lighted lighting|radius radii|medium media|formula formulae|appendix appendices
bias biases biased biasing|leaf leaves|life lives|shelf shelves|synthesis syntheses|thesis theses
good better best|bad worse worst|far further farther furthest farthest`;

const ADJECTIVES: ReadonlySet<string> = new Set(
  `few small large big great high low fast slow long short simple easy cheap deep wide strong weak close early late hard
new old fine coarse rich poor dense sparse smooth sharp near light heavy narrow broad thick thin tiny young quick safe
rare common clear noisy blurry bright dark flat steep tight loose clean hot cold warm cool soft loud quiet tall salty wet
dry old sad weird`.split(/\s+/u),
);

/** Words that have one form only: what holds a sentence together. */
const FIXED: ReadonlySet<string> = new Set(
  `a an the this that these those it its they them their we our us you your he she his her i my of in on at to for from
by with without as than and or nor but if so no not never then there here where when while because since although
though what which who whom whose how why all any each every some both either neither such same own only very more most
less least much many other another also too just even one two three up down out over under into onto per via
can could will would shall should may might must anywhere everywhere elsewhere nowhere somewhere nearby always`.split(
    /\s+/u,
  ),
);

/** Whether a word has no other forms. */
export function isFixedWord(word: string): boolean {
  return FIXED.has(word);
}

/** Whether a word is an adjective that is compared with -er and -est. */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word);
}

interface Irregular {
  readonly formsOf: ReadonlyMap<string, readonly string[]>;
  /** The bases of an irregular form, and of a base itself. */
  readonly baseOf: ReadonlyMap<string, readonly string[]>;
  /** Bases that have no regular forms besides. */
  readonly onlyThese: ReadonlySet<string>;
}

/** The irregular words of English that explanations need. */
export const IRREGULAR: Irregular = readTables();

function readTables(): Irregular {
  const formsOf = new Map<string, readonly string[]>();
  const baseOf = new Map<string, string[]>();
  const onlyThese = new Set<string>();
  const enter = (table: string, only: boolean): void => {
    for (const [base = '', ...forms] of table.split(/[|\n]/u).map((entry) => entry.split(' '))) {
      formsOf.set(base, forms);
      if (only) onlyThese.add(base);
      for (const form of [base, ...forms]) baseOf.set(form, [...(baseOf.get(form) ?? []), base]);
    }
  };
  enter(VERBS, true);
  enter(NOUNS, false);
  return { formsOf, baseOf, onlyThese };
}
