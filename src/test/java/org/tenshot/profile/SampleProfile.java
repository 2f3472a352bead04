package org.tenshot.profile;

/// A profile that uses every field, for tests that change one thing in it.
final class SampleProfile {

  static final String VALID =
      """
      product: ball bearing
      source: "sim:"
      region: {x: 10, y: 20, width: 300, height: 200, unit: pixels}
      templates: ["a photo of a {state} {product}", "a {product}, {state}"]
      words:
        product: [bearing, ball bearing]
      classes:
        good:
          kind: good
          words: {state: [flawless, new]}
          simulate: {makes: good, weight: 10}
        rust:
          kind: defect
          words: {state: rusty}
          descriptions: [orange patches on a bearing]
          simulate: [{makes: rust, weight: 2}, {makes: stain}]
        empty:
          kind: void
          templates: [an empty fixture]
      limits: {pass: 0.85, reject: 0.4, no-part: 0.3}
      pictures: {every: 7}
      outputs: ["tcp://plc:5020", "file:verdicts.jsonl"]
      simulation: {part: bearing, material: machined-metal, size: 256, parts-per-second: 2.5}
      view: {tiles: {columns: 3, rows: 2, overlap: 0.2}}
      """;

  private SampleProfile() {}
}
