/** What a style of CSS does to the words under it, in words; undefined where they are seen. */
export function hiddenByStyle(style: string): string | undefined {
  const declared = declarationsOf(style);
  const has = (name: string, value: RegExp): boolean => declared.has(name) && value.test(declared.get(name) ?? '');
  if (has('display', /^none/u) || has('visibility', /^(?:hidden|collapse)/u) || has('content-visibility', /^hidden/u))
    return 'text that is not displayed';
  if (has('opacity', /^0?(?:\.0\d*)?%?$|^[0-4](?:\.\d+)?%$/u)) return 'transparent text';
  if (isTiny(declared.get('font-size')) || has('transform', /scale\(0?(?:\.0\d*)?\)/u)) return 'text without size';
  if (isOffPage(declared)) return 'text beside the page';
  return coloured(declared);
}

function declarationsOf(style: string): ReadonlyMap<string, string> {
  const plain = withoutReferences(style)
    .replaceAll(/\/\*.*?\*\//gsu, '')
    .toLowerCase();
  return new Map(
    plain.split(';').flatMap((one): [string, string][] => {
      const colon = one.indexOf(':');
      if (colon < 0) return [];
      return [
        [
          one.slice(0, colon).trim(),
          one
            .slice(colon + 1)
            .replace(/!\s*important/u, '')
            .trim(),
        ],
      ];
    }),
  );
}

/** `&#58;` is a colon in an attribute. */
function withoutReferences(style: string): string {
  return style.replaceAll(/&#(?:x([\da-f]{1,4})|(\d{1,5}));/giu, (_, hex: string | undefined, decimal: string) =>
    String.fromCharCode(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );
}

/** Up to two pixels, or a tenth of the size around it. */
function isTiny(size: string | undefined): boolean {
  const [, digits, unit = ''] = /^(\d*\.?\d+)\s*([a-z%]*)/u.exec(size ?? '') ?? [];
  if (digits === undefined) return false;
  const most = { '': 0, px: 2, pt: 2, em: 0.15, rem: 0.15, ex: 0.3, '%': 15, vw: 0.2, vh: 0.2, mm: 0.5, cm: 0.05 }[
    unit
  ];
  return most !== undefined && Number(digits) <= most;
}

function isOffPage(declared: ReadonlyMap<string, string>): boolean {
  const value = (name: string): string => declared.get(name) ?? '';
  const far = ['left', 'right', 'top', 'bottom', 'text-indent', 'margin-left', 'margin-top'];
  if (far.some((name) => /^-\d{3}|^\d{4,}px/u.test(value(name)))) return true;
  if (/^rect\((?:0|1px)[\s,]/u.test(value('clip')) || /^inset\((?:100|[5-9]\d)%/u.test(value('clip-path'))) return true;
  const flat = ['width', 'height', 'max-width', 'max-height'].some((name) => /^[01](?:px|em|%)?$/u.test(value(name)));
  return flat && /hidden|clip/u.test(value('overflow'));
}

function coloured(declared: ReadonlyMap<string, string>): string | undefined {
  const colour = declared.get('color') ?? declared.get('-webkit-text-fill-color');
  const ground = declared.get('background-color') ?? declared.get('background') ?? 'white';
  if (colour === undefined) return undefined;
  if (isTransparent(colour)) return 'transparent text';
  if (isWhite(colour) && (isWhite(ground) || isTransparent(ground))) return 'white text';
  return colour === ground ? 'text in the colour of its ground' : undefined;
}

function isTransparent(colour: string): boolean {
  if (colour.startsWith('transparent') || /^#(?:[\da-f]{3}0|[\da-f]{6}0[\da-f])$/u.test(colour)) return true;
  const inside = /^(?:rgb|hsl)a?\(([^()]*)\)$/u.exec(colour)?.[1] ?? '';
  const [, , , opacity] = inside.split(/[\s,/]+/u).filter((one) => one !== '');
  return opacity !== undefined && parseFloat(opacity) < (opacity.endsWith('%') ? 10 : 0.1);
}

/** White, or so near to it that nobody can read it on white. */
export function isWhite(colour: string): boolean {
  const plain = colour.trim().toLowerCase();
  if (NEARLY_WHITE.has(plain.split(/\s/u)[0] ?? '')) return true;
  const hex = /^#?([\da-f]{3,8})$/u.exec(plain)?.[1];
  if (hex !== undefined && (plain.startsWith('#') || hex.length === 6)) return channelsOf(hex).every(isLight);
  const [, name, inside = ''] = /^(rgb|hsl)a?\(([^)]*)\)/u.exec(plain) ?? [];
  const numbers = inside.split(/[\s,/]+/u).filter((one) => one !== '');
  if (name === 'hsl') return parseFloat(numbers[2] ?? '') >= 95;
  if (name !== 'rgb' || numbers.length < 3) return false;
  return numbers.slice(0, 3).every((one) => isLight(one.endsWith('%') ? 2.55 * parseFloat(one) : Number(one)));
}

const NEARLY_WHITE: ReadonlySet<string> = new Set(
  'white snow ivory floralwhite ghostwhite whitesmoke mintcream azure aliceblue'.split(' '),
);

function channelsOf(hex: string): number[] {
  const wide = hex.length >= 6;
  return [0, 1, 2].map((i) => parseInt(wide ? hex.slice(2 * i, 2 * i + 2) : (hex[i] ?? '').repeat(2), 16));
}

function isLight(channel: number): boolean {
  return channel >= 240;
}
