package org.tenshot.camera.sim;

/// What can be wrong with a part.
public enum DefectKind {
  SCRATCH("scratch"),
  CRACK("crack"),
  DENT("dent"),
  CHIP("chip"),
  BREAK("break"),
  RUST("rust"),
  PIT("pit"),
  POROSITY("porosity"),
  STAIN("stain"),
  OIL("oil"),
  CONTAMINATION("contamination"),
  DISCOLOURATION("discolouration"),
  UNEVENNESS("unevenness"),
  BURR("burr"),
  DEFORMATION("deformation"),
  MISSING_PART("missing part"),
  HOLE("hole"),
  FRAY("fray"),
  WELD_SPATTER("weld spatter"),
  PRINT_ERROR("print error");

  private final String words;

  DefectKind(String words) {
    this.words = words;
  }

  /// The defect in English, for captions.
  public String words() {
    return words;
  }
}
