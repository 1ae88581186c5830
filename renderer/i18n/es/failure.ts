/** Failures without words of their own. Spanish. */
export const failure = {
  disconnected: 'No se puede conectar con Sightline.',
  unknown: 'Algo salió mal.',
};
