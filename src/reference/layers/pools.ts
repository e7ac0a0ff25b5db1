import type { Layer, OpenLayer } from './layer.ts';
import { adaptive, global, pooling, type AdaptiveOptions, type GlobalOptions, type PoolingOptions } from './pooling.ts';
import type { KnownInput } from './window-options.ts';

/** The largest value of each window over a sequence. Throws where the window does not fit. */
export function maxPool1d(given: PoolingOptions & KnownInput): Layer;
export function maxPool1d(given: PoolingOptions): OpenLayer;
export function maxPool1d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('maxPool1d', given, ['max', 1]);
}

/** The largest value of each window over an image. Throws where the window does not fit. */
export function maxPool2d(given: PoolingOptions & KnownInput): Layer;
export function maxPool2d(given: PoolingOptions): OpenLayer;
export function maxPool2d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('maxPool2d', given, ['max', 2]);
}

/** The largest value of each window over a volume. Throws where the window does not fit. */
export function maxPool3d(given: PoolingOptions & KnownInput): Layer;
export function maxPool3d(given: PoolingOptions): OpenLayer;
export function maxPool3d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('maxPool3d', given, ['max', 3]);
}

/** The average value of each window over a sequence. Throws where the window does not fit. */
export function averagePool1d(given: PoolingOptions & KnownInput): Layer;
export function averagePool1d(given: PoolingOptions): OpenLayer;
export function averagePool1d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('averagePool1d', given, ['average', 1]);
}

/** The average value of each window over an image. Throws where the window does not fit. */
export function averagePool2d(given: PoolingOptions & KnownInput): Layer;
export function averagePool2d(given: PoolingOptions): OpenLayer;
export function averagePool2d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('averagePool2d', given, ['average', 2]);
}

/** The average value of each window over a volume. Throws where the window does not fit. */
export function averagePool3d(given: PoolingOptions & KnownInput): Layer;
export function averagePool3d(given: PoolingOptions): OpenLayer;
export function averagePool3d(given: PoolingOptions): Layer | OpenLayer {
  return pooling('averagePool3d', given, ['average', 3]);
}

/** The largest value of each of `out` windows over a sequence, as PyTorch cuts them. */
export function adaptiveMaxPool1d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveMaxPool1d(given: AdaptiveOptions): OpenLayer;
export function adaptiveMaxPool1d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveMaxPool1d', given, ['max', 1]);
}

/** The largest value of each of `out` windows over an image, as PyTorch cuts them. */
export function adaptiveMaxPool2d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveMaxPool2d(given: AdaptiveOptions): OpenLayer;
export function adaptiveMaxPool2d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveMaxPool2d', given, ['max', 2]);
}

/** The largest value of each of `out` windows over a volume, as PyTorch cuts them. */
export function adaptiveMaxPool3d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveMaxPool3d(given: AdaptiveOptions): OpenLayer;
export function adaptiveMaxPool3d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveMaxPool3d', given, ['max', 3]);
}

/** The average value of each of `out` windows over a sequence, as PyTorch cuts them. */
export function adaptiveAveragePool1d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveAveragePool1d(given: AdaptiveOptions): OpenLayer;
export function adaptiveAveragePool1d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveAveragePool1d', given, ['average', 1]);
}

/** The average value of each of `out` windows over an image, as PyTorch cuts them. */
export function adaptiveAveragePool2d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveAveragePool2d(given: AdaptiveOptions): OpenLayer;
export function adaptiveAveragePool2d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveAveragePool2d', given, ['average', 2]);
}

/** The average value of each of `out` windows over a volume, as PyTorch cuts them. */
export function adaptiveAveragePool3d(given: AdaptiveOptions & KnownInput): Layer;
export function adaptiveAveragePool3d(given: AdaptiveOptions): OpenLayer;
export function adaptiveAveragePool3d(given: AdaptiveOptions): Layer | OpenLayer {
  return adaptive('adaptiveAveragePool3d', given, ['average', 3]);
}

/** The largest value of each channel, over all positions. */
export function globalMaxPool(given: GlobalOptions & { readonly in: readonly number[] }): Layer;
export function globalMaxPool(given?: GlobalOptions): OpenLayer;
export function globalMaxPool(given: GlobalOptions = {}): Layer | OpenLayer {
  return global('globalMaxPool', given, 'max');
}

/** The average of each channel, over all positions. */
export function globalAveragePool(given: GlobalOptions & { readonly in: readonly number[] }): Layer;
export function globalAveragePool(given?: GlobalOptions): OpenLayer;
export function globalAveragePool(given: GlobalOptions = {}): Layer | OpenLayer {
  return global('globalAveragePool', given, 'average');
}
