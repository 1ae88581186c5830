/** What went wrong, by kind of failure. */
export const failure = {
  disconnected: 'No se puede conectar con Sightline.',
  kinds: {
    'invalid-input': 'No se entendió lo introducido.',
    forbidden: 'Esto no está permitido.',
    'not-found': 'No existe.',
    unsupported: 'Esto no es compatible.',
    'too-large': 'Es demasiado grande.',
    unreadable: 'No se pudo leer.',
    'model-invalid': 'El modelo no se puede usar.',
    'no-library': 'Todavía no hay biblioteca.',
    locked: 'La biblioteca está en uso.',
    'disk-full': 'El disco está lleno.',
    'read-only': 'Aquí no se puede escribir.',
    unavailable: 'Sightline no está listo.',
    cancelled: 'Se ha detenido.',
    timeout: 'No hubo respuesta a tiempo.',
    internal: 'Algo salió mal.',
  },
  /** A detail from the engine, which is in English: it follows the translated kind. */
  told: (what: string, detail: string) => `${what} (${detail})`,
};
