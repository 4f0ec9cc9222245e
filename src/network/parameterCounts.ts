/** Parameters of a model, counted from its layers. */
export interface ParameterCounts {
  readonly total: number;
  readonly trainable: number;
  readonly frozen: number;
}
