/** A distinctive string of the answer to each part. It must stand in the answer's body, and in no other's. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'a.1': 'Locality',
  'a.2': 'centered',
  'b.dx': 'y[(i+k)',
  'b.dy': 'x[(i+n-k)',
  'c.f.shape': '(1000,)',
  'c.f.params': '100000',
  'c.f.ops': '200000',
  'c.g.shape': '(100, 10)',
  'c.g.params': '30',
  'c.g.ops': '6000',
};
