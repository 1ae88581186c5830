/** Words for the strength of a proposed label. */
export const strength = {
  strong: 'Coincidencia fuerte',
  good: 'Buena coincidencia',
  possible: 'Coincidencia posible',
};
