function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** Words that only state a choice, and join what is chosen. */
export const FILLERS = words(
  `and or also both only just answer answers option options choice choices statement statements number numbers no. nos
method methods step steps condition conditions case cases item items one ones
is are be the a an my our this that these those it they them i we you 's choose chose chosen pick select selected think
believe would say will do does can could following of for so which here as well still final all above actually then thus hence therefore
和 与 跟 及 或 是 选 选项 答案 项 个 第 都 번 번은 번이 번과 번을 은 는 이 가 과 와 및 그리고 y e und et ou oder o sind ist son es sont est`,
);

/** What joins two options, or stands between an option and what is said of it. */
export const CONNECTING = words('and or & is are as 和 与 跟 及 번 번은 번과 은 는 과 와 와 및 y e und et o oder ou');

/** Nouns behind which a number is that of an option. */
export const NOUNS = words(
  'option options number numbers statement statements choice choices step steps method methods condition conditions case cases item items answer answers # no nos 选项 第',
);

/** What follows an option in a sentence about it. */
export const SAYING = words(
  `is are was were be do does did don doesn can could will would should may might must won wouldn not no never and or also
only both true false correct right wrong incorrect yes because since as cannot has have had makes make applies apply means seems both changes change
affect affects decrease decreases reduce reduces help helps work works`,
);

/** Verdicts on an option: it is so. */
export const AFFIRMING = words(
  't true correct right yes valid applies apply applicable ✓ ✔ ☑ ✅ 对 正确 참 verdadero wahr richtig vrai',
);
/** Verdicts on an option: it is not so. */
export const REFUSING = words(
  'f false incorrect wrong invalid untrue inapplicable ✗ ✘ ❌ ☒ × 错 错误 거짓 falso falsch faux',
);
/** Words that deny what follows. */
export const DENYING = words('not no never cannot neither nor without except but excluding hardly');
/** Words behind which something else is said. */
export const CONTRASTING = words('while whereas however but though although yet');

/** Numbers in words. */
export const SPELT: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight'.split(' ').map((word, i): [string, number] => [word, i + 1]),
  ...'first second third fourth fifth sixth seventh eighth'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1]),
]);
