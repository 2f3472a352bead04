package org.tenshot.camera.sim;

/// What a simulated part is made of: its usual colour, its texture and how it shines.
public enum Material {
  BRUSHED_METAL("brushed steel", Texture.STREAKS, 0.58f, 0.58f, 0.60f, 0.35f, 0.10f, 0.5f),
  CAST_METAL("cast iron", Texture.GRAIN, 0.33f, 0.33f, 0.34f, 0.35f, 0.09f, 0.15f),
  MACHINED_METAL("machined steel", Texture.LATHE, 0.62f, 0.62f, 0.64f, 0.3f, 0.06f, 0.7f),
  GROUND_METAL("ground steel", Texture.STREAKS, 0.40f, 0.40f, 0.41f, 0.5f, 0.07f, 0.3f),
  ALUMINIUM("aluminium", Texture.GRAIN, 0.72f, 0.73f, 0.75f, 0.2f, 0.05f, 0.5f),
  PAINTED_METAL("painted metal", Texture.MOTTLE, 0.45f, 0.45f, 0.45f, 0.9f, 0.02f, 0.4f),
  GALVANISED_METAL("galvanised metal", Texture.SPANGLE, 0.62f, 0.64f, 0.66f, 0.2f, 0.10f, 0.5f),
  PLASTIC("plastic", Texture.MOTTLE, 0.45f, 0.45f, 0.45f, 0.9f, 0.02f, 0.3f),
  RUBBER("rubber", Texture.GRAIN, 0.15f, 0.15f, 0.16f, 0.4f, 0.03f, 0.1f),
  CERAMIC("ceramic", Texture.MOTTLE, 0.80f, 0.80f, 0.78f, 0.15f, 0.02f, 0.5f),
  GLASS("glass", Texture.MOTTLE, 0.50f, 0.56f, 0.56f, 0.3f, 0.02f, 0.9f),
  WOOD("wood", Texture.WOOD, 0.62f, 0.46f, 0.30f, 0.3f, 0.10f, 0.05f),
  FABRIC("woven fabric", Texture.WEAVE, 0.50f, 0.50f, 0.50f, 0.8f, 0.14f, 0.0f),
  LEATHER("leather", Texture.LEATHER, 0.36f, 0.23f, 0.15f, 0.4f, 0.08f, 0.2f),
  PAPER("paper", Texture.GRAIN, 0.85f, 0.84f, 0.80f, 0.1f, 0.02f, 0.0f),
  CONCRETE("concrete", Texture.GRAIN, 0.55f, 0.54f, 0.52f, 0.25f, 0.12f, 0.0f),
  PCB("circuit board", Texture.TRACES, 0.10f, 0.36f, 0.18f, 0.3f, 0.05f, 0.3f);

  /// The pattern that a material's surface has.
  enum Texture {
    STREAKS,
    GRAIN,
    LATHE,
    MOTTLE,
    SPANGLE,
    WOOD,
    WEAVE,
    LEATHER,
    TRACES
  }

  private final String words;
  private final Texture texture;
  private final float red;
  private final float green;
  private final float blue;
  private final float spread;
  private final float contrast;
  private final float gloss;

  Material(
      String words,
      Texture texture,
      float red,
      float green,
      float blue,
      float spread,
      float contrast,
      float gloss) {
    this.words = words;
    this.texture = texture;
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.spread = spread;
    this.contrast = contrast;
    this.gloss = gloss;
  }

  /// The material in English, for captions.
  public String words() {
    return words;
  }

  Texture texture() {
    return texture;
  }

  /// Usual colour, 0..1.
  float[] colour() {
    return new float[] {red, green, blue};
  }

  /// How far colours of this material lie apart, 0..1: painted things have any colour.
  float spread() {
    return spread;
  }

  /// Contrast of the texture, as a share of the range.
  float contrast() {
    return contrast;
  }

  /// How much of the light comes back as from a mirror, 0..1.
  float gloss() {
    return gloss;
  }
}
