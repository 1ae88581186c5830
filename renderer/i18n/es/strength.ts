/** Words for the strength of a hit. */
export const strength = {
  strong: 'Coincidencia fuerte',
  good: 'Buena coincidencia',
  possible: 'Coincidencia posible',
  weak: 'Coincidencia débil',
  verySimilar: 'Muy parecida',
  similar: 'Parecida',
  faintlySimilar: 'Algo parecida',
  different: 'Poco parecida',
};
