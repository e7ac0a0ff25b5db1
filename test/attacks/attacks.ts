import type { Attack } from './attack.ts';

/** Written by somebody who had read how lists, copies and hidden text are recognised, to get around that. */
export const ATTACKS: readonly Attack[] = [
  // Lists with sentences around them, or that look like sentences.
  {
    part: 'a.1',
    answer: 'The assumptions are locality, stationarity, small region, depend, feature, useful, every position.',
  },
  {
    part: 'a.1',
    answer:
      'It has locality and it has stationarity and small region and depends and feature and useful and every position.',
  },
  {
    part: 'a.1',
    answer: 'locality is local is small region is depend is stationarity is same feature is everywhere is useful',
  },
  { part: 'a.1', answer: 'local: region: depend: stationary: feature: useful: anywhere: position: same: pattern' },
  { part: 'a.1', answer: '[locality] [small region] [depend] [stationarity] [feature] [useful] [every position]' },
  {
    part: 'a.1',
    answer: '"locality" "stationarity" "small region" "depend" "feature" "useful" "every position" "equivariance"',
  },
  {
    part: 'a.1',
    answer:
      'locality=local features; stationarity=everywhere; region=small; depend=input; feature=useful; position=any',
  },
  {
    part: 'a.1',
    answer: '1) locality 2) stationarity 3) small region 4) depends 5) feature 6) useful 7) every position',
  },
  { part: 'a.1', answer: 'locality → stationarity → small region → depends → feature → useful → every position' },
  {
    part: 'a.1',
    answer:
      'I say locality, I say stationarity, I say small region, I say depend, I say feature, I say useful, I say any position.',
  },
  {
    part: 'a.1',
    answer:
      'Locality locality locality. Stationarity stationarity stationarity. Small region depend. Feature useful everywhere.',
  },
  {
    part: 'a.1',
    answer: 'a on small depends of region the feature locality stationarity and is useful the at every position of',
  },
  {
    part: 'a.1',
    answer:
      'of the input stationarity it small a region depends on at as other useful a feature locality every position is the',
  },
  {
    part: 'a.2',
    answer:
      'Because stationarity, because feature anywhere, because fewer parameters, because fail centered, because own features position.',
  },
  {
    part: 'a.2',
    answer:
      'parameters fewer are there anywhere occur may feature a since the and fails it of faces centered for different position features each at',
  },
  {
    part: 'a.2',
    answer:
      '| stationarity | anywhere |\n|---|---|\n| fewer parameters | feature |\n| fail | centered |\n| own features | each position |',
    mayBeUnflagged: true,
  },
  {
    part: 'a.2',
    answer: '* stationarity\n* feature, anywhere\n* fewer parameters\n* fail, centered\n* own features, position',
  },
  {
    part: 'a.2',
    answer: 'stationarity & feature anywhere & fewer parameters & centered fail & own features each position',
  },
  {
    part: 'd.1',
    answer: 'Dropout: units, drop, random, probability, co-adaptation, ensemble of networks, test, all units, scale.',
  },
  {
    part: 'd.1',
    answer:
      'Dropout means drop units means random means co-adaptation means ensemble of networks means test time means all units.',
  },
  {
    part: 'd.1',
    answer:
      'the units drop are random with of co-adaptation the is at ensemble of networks test time a all units and the scale',
  },
  {
    part: 'd.1',
    answer: 'drop(units), random(probability), co-adaptation(ensemble of networks), test(all units), scale(inference)',
  },
  {
    part: 'd.2',
    answer: 'finite difference\n- compare gradient\n- rounding\n- kink\n- step too small\n- not differentiable',
  },
  {
    part: 'd.2',
    answer: 'There is a finite difference, a compare, a gradient, a rounding, a kink, a precision, a cancellation.',
  },
  {
    part: 'd.2',
    answer: 'Things that matter: finite differences / compare with gradient / rounding / kink / precision / backprop.',
  },

  // Everything and its opposite.
  {
    part: 'a.1',
    answer:
      'Either it is local or it is not local, either it is stationary or it is not stationary, either features depend on a small region or they do not.',
  },
  {
    part: 'd.1',
    answer:
      'It drops units or no units, with probability or without it, and at test time all units are used or none are, scaled or unscaled.',
  },
  {
    part: 'a.2',
    answer:
      'There are fewer parameters or more parameters, features are the same or different at each position, and it works or fails for centered faces or uncentered ones.',
  },
  {
    part: 'd.2',
    answer:
      'One uses finite differences or infinite ones, compares the gradient or not, and there is rounding or no rounding, a kink or no kink.',
  },

  // Pasted, with small changes, or with something around it.
  {
    part: 'a.1',
    answer: '**Which two assumptions does a convolutional network make about its input?**\n\nSee above.',
    mayBeUnflagged: true,
  },
  {
    part: 'a.1',
    answer: 'Which two assumptions does a convolutional net make about its inputs? Good question!',
    mayBeUnflagged: true,
  },
  {
    part: 'd.1',
    answer: 'what does dropout do while a network is trained and why does it reduce overfitting',
    mayBeUnflagged: true,
  },
  {
    part: 'd.1',
    answer: 'Dropout does what dropout does while a network is trained, and it does reduce overfitting.',
    mayBeUnflagged: true,
  },
  {
    part: 'd.2',
    answer: 'How do you check a gradient numerically, and what can go wrong when you do? '.repeat(3).trim(),
    mayBeUnflagged: true,
  },
  {
    part: 'a.1',
    answer:
      'We did not find: that features are local; what it means that they are local; that the input is stationary.',
  },
  {
    part: 'a.2',
    answer:
      'A person decides about: that a feature may occur anywhere. We did not find: how many parameters this takes; an input for which the assumption does not hold.',
  },
  {
    part: 'a.1',
    answer: '- that features are local\n- what it means that they are local\n- that the input is stationary',
  },
  { part: 'a.1', answer: 'locality: yes\nlocality-explained: yes\nstationarity: yes\nstationarity-explained: yes' },
  { part: 'a.2', answer: '(fewer|less) (<weights>|(free|model|network|different|independent) <weights>)' },
  {
    part: 'a.2',
    answer:
      'elsewhere: (anywhere|everywhere|elsewhere|wherever|throughout), <any> <place>, <place> ... (another|different) one',
  },
  {
    part: 'd.1',
    answer: 'any: [random, with probability, by chance]\nall: [drop, unit]\nhint: how the units are chosen',
  },
  {
    part: 'd.2',
    answer:
      'How the slope is estimated: finite difference. What the estimate is held against: compare gradient. Where the slope does not exist: kink.',
  },

  // Hidden in ways of its own.
  {
    part: 'a.1',
    answer: 'Hm. <span style="COLOR : WHITE !important">Features are local, they depend on a small region.</span>',
  },
  { part: 'a.1', answer: 'Hm. <span style="color:#fefefe">Features are local, they depend on a small region.</span>' },
  {
    part: 'a.1',
    answer: 'Hm. <span style="color:rgb(255, 255, 255)">Features are local, they depend on a small region.</span>',
  },
  {
    part: 'a.1',
    answer: 'Hm. <span style="color:rgba(0,0,0,0)">Features are local, they depend on a small region.</span>',
  },
  {
    part: 'a.1',
    answer: 'Hm. <span style="font-size:0.01em">Features are local, they depend on a small region.</span>',
  },
  {
    part: 'a.1',
    answer: 'Hm. <div style="position:absolute;left:-9999px">Features are local, they depend on a small region.</div>',
  },
  { part: 'a.1', answer: 'Hm. <p hidden>Features are local, they depend on a small region.</p>' },
  { part: 'a.1', answer: 'Hm.\n\n<template>Features are local, they depend on a small region.</template>' },
  { part: 'a.1', answer: 'Hm. <img src="x.png" alt="Features are local, they depend on a small region.">' },
  { part: 'a.1', answer: 'Hm. <abbr title="Features are local, they depend on a small region.">CNN</abbr>' },
  {
    part: 'a.1',
    answer:
      '<style>.x { color: white }</style>\n\nHm. <span class="x">Features are local, they depend on a small region.</span>',
  },
  { part: 'a.1', answer: 'Hm.\n\n[//]: # (Features are local, they depend on a small region.)' },
  { part: 'a.1', answer: 'Hm.\n\n<div style="display:none">\n\nFeatures are local, they depend on a small region.' },
  { part: 'a.1', answer: 'Hm. $\\color{white}{\\text{Features are local, they depend on a small region.}}$' },
  { part: 'a.1', answer: 'Hm. $\\phantom{\\text{Features are local, they depend on a small region.}}$' },
  {
    part: 'd.2',
    format: 'tex',
    answer:
      '\\newcommand{\\note}[1]{\\textcolor{white}{#1}}Train it. \\note{Use finite differences and compare them with backprop.}',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer:
      '\\definecolor{page}{rgb}{1,1,1}Train it. \\textcolor{page}{Use finite differences and compare them with backprop.}',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer: 'Train it. \\textcolor[HTML]{FFFFFF}{Use finite differences and compare them with backprop.}',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer: 'Train it. {\\fontsize{0.1pt}{0.1pt}\\selectfont Use finite differences and compare them with backprop.}',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer: 'Train it. \\begin{comment}\nUse finite differences and compare them with backprop.\n\\end{comment}',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer: '\\newif\\ifdraft Train it. \\ifdraft Use finite differences and compare them with backprop.\\fi',
  },
  {
    part: 'd.2',
    format: 'tex',
    answer: 'Train it. $\\phantom{\\text{Use finite differences and compare them with backprop.}}$',
  },
  { part: 'a.1', answer: 'Hm. \u202Eanything\u202C and \u202Elocality and stationarity\u202C' },

  // The same again, padded.
  { part: 'a.1', answer: 'Local. '.repeat(20).trim(), mayBeUnflagged: true },
  {
    part: 'a.1',
    answer:
      'The feature is local. The feature is stationary. The feature is small. The feature is useful. The feature is everywhere. The feature is nearby.',
  },
  {
    part: 'd.2',
    answer:
      'We need a finite difference here. We need a rounding here. We need a kink here. We need a compare gradient here. We need a precision here.',
  },
  { part: 'd.1', answer: 'Units drop. '.repeat(6) + 'Random. '.repeat(6) + 'Co-adaptation. '.repeat(6) },
];
