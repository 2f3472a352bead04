package org.tenshot.camera.sim;

import java.util.SplittableRandom;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Picture;

/// Draws scenes. Has no state: any thread may draw, and the same scene gives the same bytes.
public final class SceneRenderer {

  private static final int TRIES = 8;

  /// Mean change of brightness over the picture, 0..1, from which on a flaw of middling severity is
  /// seen: a line of a fifth of the picture's width and a hundredth's thickness that differs by a
  /// sixth of the range.
  private static final double VISIBLE = 3.3e-4;

  private SceneRenderer() {}

  /// Draws a scene.
  ///
  /// @param size width and height in pixels, 16 or more
  public static Rendered render(Scene scene, int size) {
    SplittableRandom own = new SplittableRandom(scene.seed());
    SplittableRandom forShape = own.split();
    SplittableRandom forSurface = own.split();
    SplittableRandom forFlaws = own.split();
    SplittableRandom forCamera = own.split();
    Canvas canvas = new Canvas(size);
    if (scene.absent() != VoidKind.EMPTY) {
      placePart(canvas, scene, forShape, forSurface);
      for (Flaw flaw : scene.flaws()) {
        drawVisibly(canvas, flaw, forFlaws);
      }
    }
    Canvas ground = Background.paint(scene, size);
    Shading.light(canvas, scene.light());
    Shading.light(ground, scene.light());
    Camera camera = new Camera(scene, forCamera);
    byte[] rgb = camera.expose(ground, canvas);
    return new Rendered(new Picture(size, size, rgb), mask(canvas, scene), scene);
  }

  private static Mask mask(Canvas canvas, Scene scene) {
    byte[] values = new byte[canvas.flawed.length];
    if (scene.absent() == null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = canvas.flawed[i] > 0.25f ? (byte) 255 : 0;
      }
    }
    return new Mask(canvas.size, canvas.size, values);
  }

  private static void placePart(
      Canvas canvas, Scene scene, SplittableRandom forShape, SplittableRandom forSurface) {
    boolean incomplete = has(scene, DefectKind.MISSING_PART);
    PartShape shape =
        PartShape.of(
            scene.part(),
            new SplittableRandom(scene.look()),
            new SplittableRandom(scene.seed() ^ 0x5deece66dL),
            incomplete);
    PartShape whole =
        PartShape.of(
            scene.part(),
            new SplittableRandom(scene.look()),
            new SplittableRandom(scene.seed() ^ 0x5deece66dL),
            false);
    Surface.Finish finish =
        Surface.Finish.of(scene.material(), new SplittableRandom(scene.look() + 1));
    Irregularity irregularity =
        Irregularity.of(scene.part(), new SplittableRandom(scene.look() + 3));
    Surface.paint(canvas, scene.material(), finish, irregularity, scene.pose(), forSurface);
    irregularity.trace(canvas, new SplittableRandom(scene.seed() + 11));
    Bend bend = Bend.of(scene, forShape);
    stamp(canvas, scene.pose(), shape, incomplete ? whole : shape, bend);
  }

  private static boolean has(Scene scene, DefectKind kind) {
    return scene.flaws().stream().anyMatch(flaw -> flaw.kind() == kind);
  }

  private static void stamp(Canvas canvas, Pose pose, PartShape shape, PartShape whole, Bend bend) {
    int size = canvas.size;
    float radius = (float) pose.radius() * size;
    float cos = (float) Math.cos(pose.angle());
    float sin = (float) Math.sin(pose.angle());
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float dx = (x + 0.5f - (float) pose.x() * size) / radius;
        float dy = (y + 0.5f - (float) pose.y() * size) / radius;
        float bentU = dx * cos + dy * sin;
        float v = dy * cos - dx * sin;
        float u = bentU + bend.at(v);
        int at = y * size + x;
        float cover = Math.clamp(0.5f - shape.edge(u, v) * radius, 0f, 1f);
        canvas.cover[at] = cover;
        if (cover > 0) {
          canvas.scale(at, shape.tint(u, v));
          canvas.height[at] += shape.relief(u, v) * radius;
        }
        if (bend.visible(v) && cover > 0.5f) {
          canvas.mark(at, 1);
        }
        if (shape != whole) {
          markMissing(canvas, at, shape, whole, u, v);
        }
      }
    }
  }

  private static void markMissing(
      Canvas canvas, int at, PartShape shape, PartShape whole, float u, float v) {
    boolean gone =
        Math.signum(shape.edge(u, v)) != Math.signum(whole.edge(u, v))
            || whole.edge(u, v) < 0
                && (Math.abs(shape.tint(u, v) - whole.tint(u, v)) > 0.1f
                    || Math.abs(shape.relief(u, v) - whole.relief(u, v)) > 0.02f);
    if (gone) {
      canvas.mark(at, 1);
    }
  }

  /// Draws a flaw so that it can be seen: a crack that happens to lie in a dark gap would make a
  /// part bad by name alone.
  private static void drawVisibly(Canvas canvas, Flaw flaw, SplittableRandom random) {
    if (flaw.kind() == DefectKind.DEFORMATION || flaw.kind() == DefectKind.MISSING_PART) {
      // Drawn with the part's form.
      return;
    }
    Canvas before = canvas.copy();
    for (int i = 0; i < TRIES; i++) {
      draw(canvas, flaw, random.split());
      if (canvas.changeSince(before) >= VISIBLE * (0.5 + flaw.severity())) {
        return;
      }
      if (i < TRIES - 1) {
        canvas.become(before);
      }
    }
  }

  private static void draw(Canvas canvas, Flaw flaw, SplittableRandom random) {
    float strong = (float) flaw.severity();
    boolean edge =
        switch (flaw.kind()) {
          case CHIP, BREAK, BURR, FRAY -> true;
          default -> false;
        };
    float[] place = edge ? Places.onEdge(canvas, random) : Places.onPart(canvas, random);
    Brush brush = new Brush(canvas, random, place[0], place[1], strong);
    switch (flaw.kind()) {
      case SCRATCH -> LineFlaws.scratch(brush);
      case CRACK -> LineFlaws.crack(brush);
      case CONTAMINATION -> LineFlaws.contamination(brush);
      case DENT -> SpotFlaws.dent(brush);
      case PIT ->
          SpotFlaws.pits(
              brush,
              brush.random().nextInt(1, 2 + (int) (3 * strong)),
              8 + 8 * strong,
              14 + 26 * strong,
              70);
      case POROSITY -> SpotFlaws.pits(brush, 8 + (int) (30 * strong), 3, 6 + 6 * strong, 120);
      case HOLE -> SpotFlaws.hole(brush);
      case WELD_SPATTER -> SpotFlaws.spatter(brush);
      case RUST -> AreaFlaws.rust(brush);
      case STAIN -> AreaFlaws.stain(brush);
      case OIL -> AreaFlaws.oil(brush);
      case DISCOLOURATION -> AreaFlaws.discolouration(brush);
      case UNEVENNESS -> AreaFlaws.unevenness(brush);
      case PRINT_ERROR -> AreaFlaws.print(brush);
      case CHIP -> EdgeFlaws.bite(brush, brush.pixels(35 + 50 * strong));
      case BREAK -> EdgeFlaws.bite(brush, brush.pixels(90 + 140 * strong));
      case BURR -> EdgeFlaws.burr(brush);
      case FRAY -> EdgeFlaws.fray(brush, place[2]);
      case DEFORMATION, MISSING_PART ->
          throw new IllegalArgumentException(flaw.kind() + " belongs to the part's form");
    }
  }
}
