// Write-ups of about three kilobytes, each with bytes and prose of its own, so that nothing can be remembered from one
// to the next. All are right; what differs is how they say it.

const OPENINGS = ['A convolutional layer rests on', 'Convolutions build on', 'Behind a ConvNet stand', 'We rely on'];
const LINKS = ['In other words', 'Put differently', 'That is', 'Which means', 'Therefore', 'As a consequence'];
const THINGS = ['edge', 'corner', 'texture', 'eye', 'wheel', 'leaf', 'letter', 'whisker', 'stripe', 'window'];
const ASIDES = [
  'I checked this with a small example on paper before writing it down',
  'The lecture makes the same point with a different picture',
  'This took me a while, since the indices wrap around at the end',
  'My study group came to the same result in another way',
  'The drawing in the notes helped to see which entries meet',
];

/** A source of numbers that gives the same ones for the same seed (mulberry32, Tommy Ettinger, 2017). */
function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What a student says, without a format. */
function said(seed) {
  const next = numbers(seed);
  const pick = (all) => all[next(all.length)];
  const aside = () => `${pick(ASIDES)} (page ${next(400)}, the ${pick(THINGS)} and the ${pick(THINGS)}).`;
  return {
    locality: `${pick(OPENINGS)} locality: nearby pixels belong together, so each output only looks at a small neighbourhood of its input, as for the ${pick(THINGS)} of picture ${seed}. ${aside()}`,
    stationarity: `The second assumption is stationarity: the same pattern, for instance a ${pick(THINGS)}, may appear anywhere in the image. ${pick(LINKS)}, the statistics are the same at every position. ${aside()}`,
    sharing: `Sharing is justified because a feature such as a ${pick(THINGS)} may occur anywhere in the image, so one detector is enough and far fewer parameters are needed. ${aside()}`,
    fails: `It fails when the structure depends on the absolute position, for example ${pick(THINGS)}s in centred faces: then each position needs its own features. ${aside()}`,
    gradients: [aside(), aside(), aside()],
    counts: [aside(), aside(), aside(), aside(), aside(), aside()],
  };
}

function markdown(seed) {
  const { locality, stationarity, sharing, fails, gradients, counts } = said(seed);
  return `# Homework 2, Question 1

## (a)

### 1.
${locality}

${stationarity}

### 2.
${sharing}

${fails}

## (b)

${gradients[0]}

$$\\frac{\\partial z[k]}{\\partial x[i]} = y[(i + k) \\bmod n]$$

${gradients[1]}

$$\\frac{\\partial z[k]}{\\partial y[j]} = x[(j - k) \\bmod n]$$

${gradients[2]}

## (c)

### f

- Output shape: $(1000,)$
- Number of parameters: $1000 \\times 100 = 100000$
- Number of operations: each output needs 100 multiplications, 99 additions and the non-linearity, so $1000 \\times 200 = 200000$

${counts.slice(0, 3).join(' ')}

### g

- Output shape: $(100, 10)$
- Number of parameters: $10 \\times 3 = 30$
- Number of operations: $100 \\times 10 \\times 6 = 6000$

${counts.slice(3).join(' ')}
`;
}

function latex(seed) {
  const { locality, stationarity, sharing, fails, gradients, counts } = said(seed);
  return `\\documentclass{article}
\\usepackage{amsmath}
\\newcommand{\\pd}[2]{\\frac{\\partial #1}{\\partial #2}}
\\begin{document}
\\section*{(a)}
\\subsection*{1.}
${locality}

${stationarity}
\\subsection*{2.}
${sharing}

${fails}
\\section*{(b)}
${gradients[0]}
\\[ \\pd{z[k]}{x[i]} = y[(i + k) \\bmod n] \\]
${gradients[1]}
\\[ \\pd{z[k]}{y[j]} = x[(j - k) \\bmod n] \\]
${gradients[2]}
\\section*{(c)}
\\subsection*{f}
\\begin{itemize}
\\item Output shape: $(1000,)$
\\item Number of parameters: $1000 \\times 100 = 100000$
\\item Number of operations: $1000 \\times 200 = 200000$
\\end{itemize}
${counts.slice(0, 3).join(' ')}
\\subsection*{g}
\\begin{itemize}
\\item Output shape: $(100, 10)$
\\item Number of parameters: $10 \\times 3 = 30$
\\item Number of operations: $100 \\times 10 \\times 6 = 6000$
\\end{itemize}
${counts.slice(3).join(' ')}
\\end{document}
`;
}

function text(seed) {
  return markdown(seed)
    .replaceAll(/^#+ /gm, '')
    .replaceAll('\\frac{\\partial z[k]}{\\partial ', 'dz[k]/d')
    .replaceAll('} = ', ' = ')
    .replaceAll('$', '')
    .replaceAll('\\bmod', 'mod')
    .replaceAll('\\times', '*');
}

function notebook(seed) {
  const cells = markdown(seed)
    .split(/\n(?=## )/)
    .map((source) => ({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) }));
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

function answers(seed) {
  const { locality, stationarity, sharing, fails, gradients, counts } = said(seed);
  const prose = (...all) => JSON.stringify(all.join(' '));
  return `a.1: ${prose(locality, stationarity)}
a.2: ${prose(sharing, fails)}
b.dx: ${prose('$y[(i + k) \\bmod n]$')}
b.dy: ${prose('$x[(j - k) \\bmod n]$')}
c.f.shape: "(1000,)"
c.f.params: 100000
c.f.ops: 200000
c.g.shape: "(100, 10)"
c.g.params: 30
c.g.ops: 6000
# ${[...gradients, ...counts].join('\n# ')}
`;
}

/** Makers of write-ups by format: the name of the file, and its text for a seed. */
export const WRITE_UPS = {
  markdown: { name: 'hw2.md', write: markdown },
  latex: { name: 'hw2.tex', write: latex },
  text: { name: 'hw2.txt', write: text },
  notebook: { name: 'hw2.ipynb', write: notebook },
  answers: { name: 'answers.yaml', write: answers },
};
