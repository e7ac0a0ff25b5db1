/** JSON that a person can read and a diff can show: what fits into a line stands in one. Ends with a line break. */
export function printSchema(schema) {
  return `${print(schema, '')}\n`;
}

const LONGEST_LINE = 120;

function print(value, indent) {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= LONGEST_LINE) return flat;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item) => inner + print(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}
