import { expect, test } from 'vitest';

import { otherLanguageOf } from '../../src/language/foreign.ts';
import { readText } from '../../src/language/text.ts';
import { passageFrom } from './passages.ts';

test.each([
  ['面团在低温下发得更慢，所以 volume 不变。', 'Chinese'],
  ['반죽은 낮은 온도에서 천천히 부풀기 때문에 volume이 변하지 않는다.', 'Korean'],
  ['생지의 gluten network와 yeast activity, oven spring 때문에 커진다.', 'Korean'],
  ['パン生地はゆっくり膨らむ。', 'Japanese'],
  ['Тесто поднимается медленно.', 'Russian or Ukrainian'],
  ['La masa sube más despacio porque el frío frena la levadura, y por eso el volumen no cambia.', 'Spanish'],
  ['Der Teig geht langsamer auf, weil die Hefe bei Kälte nicht so gut arbeitet.', 'German'],
  ['La pâte lève plus lentement, car le froid ralentit les levures dans la pâte.', 'French'],
])('%s', (answer, language) => {
  expect(otherLanguageOf(readText(passageFrom(answer)))).toBe(language);
});

test.each([
  'The dough rises slowly, since the yeast is cold.',
  'The German word Sauerteig und the French word levain mean the same.',
  'We bake à la carte, vis-à-vis the oven; the des Moines loaf is dense.',
  'The dough (面团) rises slowly in the cold, and its volume stays as it was before the rest.',
  'With $\\alpha + \\beta = \\gamma$ the volume $v$ is constant.',
  '1, 3',
  '',
])('%s is no other language', (answer) => {
  expect(otherLanguageOf(readText(passageFrom(answer)))).toBeUndefined();
});
