package org.tenshot.inspect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.image.Preprocessor;

/// From a frame to its inspection: the one way from pixels to a verdict, whoever asks. Whatever
/// goes wrong on it ends in a FAULT, because a part that nobody judged must not pass.
///
/// Owns native memory for two pictures; one thread at a time.
public final class Inspector {

  private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

  private final Encoder encoder;
  private final List<Preprocessor> preprocessors;
  private final View view;
  private final Sight sight;

  /// @param encoder stays the caller's, who closes it after the last inspection
  public Inspector(Encoder encoder) {
    this.encoder = encoder;
    this.preprocessors = encoder.preprocessings().stream().map(Preprocessor::new).toList();
    this.view = encoder.id().view();
    this.sight = new Sight(encoder);
  }

  /// The encoder that this inspector looks with.
  public Encoder encoder() {
    return encoder;
  }

  /// Judges a frame.
  ///
  /// @throws IllegalArgumentException if the recipe's head was made for another encoder
  public Inspection inspect(Frame frame, Recipe recipe) {
    requireSameEncoder(recipe);
    Clockwork clockwork = new Clockwork();
    try {
      return judge(frame, recipe, clockwork);
    } catch (TenshotException e) {
      LOG.error("frame {} of {}", frame.origin().sequence(), frame.origin().source(), e);
      return faulted(frame, recipe, clockwork, Fault.Code.ENCODER_FAILED, e.saying());
    } catch (RuntimeException e) {
      LOG.error("frame {} of {}", frame.origin().sequence(), frame.origin().source(), e);
      return faulted(
          frame,
          recipe,
          clockwork,
          Fault.Code.UNEXPECTED,
          Saying.of(
              "part.failed",
              "The picture could not be judged ({0}): the log file has the details.",
              e));
    }
  }

  /// The inspection of a frame that could not be judged at all.
  public Inspection fault(Frame.Origin origin, @Nullable Truth truth, Recipe recipe, Fault fault) {
    StepTimes times = new StepTimes(0, 0, 0, System.nanoTime() - origin.capturedNanos());
    return new Inspection(
        origin, new Verdict.Faulted(fault), null, null, times, basis(recipe, false), truth);
  }

  /// Embeds a picture, or the box of it: the same steps as {@link #inspect} takes.
  ///
  /// @throws TenshotException if the encoder fails
  public Embedding embed(Picture picture, Region.Box box) throws TenshotException {
    return encoder.encodePictures(prepare(picture, box), 1).getFirst();
  }

  /// Embeds a picture, or the box of it, with its patches where the encoder sees any.
  ///
  /// @throws TenshotException if the encoder fails
  public SeenPicture see(Picture picture, Region.Box box) throws TenshotException {
    prepare(picture, box);
    return sight.look(encoder.seesPatches()).picture();
  }

  /// Which places of the region are unlike good, as a head says that looks at patches.
  ///
  /// @return null where the head does not say
  /// @throws TenshotException if the encoder fails
  public @Nullable HeatMap places(Picture picture, Region.Box box, Head head)
      throws TenshotException {
    return placed(head.score(see(picture, box)), box).where();
  }

  private Inspection judge(Frame frame, Recipe recipe, Clockwork clockwork)
      throws TenshotException {
    Optional<Region.Box> box =
        recipe.profile().region().within(frame.picture().width(), frame.picture().height());
    if (box.isEmpty()) {
      return faulted(frame, recipe, clockwork, Fault.Code.REGION_OUTSIDE, outside(frame, recipe));
    }
    if (Blackness.covers(frame.picture(), box.get())) {
      return faulted(frame, recipe, clockwork, Fault.Code.PICTURE_UNREADABLE, black(frame));
    }
    prepare(frame.picture(), box.get());
    clockwork.prepared();
    Sight.Seen seen = sight.look(recipe.head().looksAtPatches());
    clockwork.encoded();
    Score score = placed(recipe.head().score(seen.picture()), box.get());
    Verdict verdict = recipe.limits().judge(score);
    clockwork.scored();
    return new Inspection(
        frame.origin(),
        verdict,
        score,
        seen.picture().whole(),
        clockwork.times(frame.origin()),
        basis(recipe, seen.unchanged()),
        frame.truth());
  }

  /// A head knows where in the tensor it saw something; people ask where in the region.
  private Score placed(Score score, Region.Box box) {
    HeatMap where = score.where();
    if (where == null) {
      return score;
    }
    double[] shown = encoder.preprocessing().shown(box.width(), box.height());
    return score.withWhere(where.inTheMiddle(shown[0], shown[1]));
  }

  private FloatBuffer prepare(Picture picture, Region.Box box) {
    FloatBuffer tensor = sight.tensor();
    for (Region.Box shown : view.boxes(box)) {
      preprocessors.forEach(own -> own.write(picture, shown, tensor));
    }
    return tensor.clear();
  }

  private Inspection faulted(
      Frame frame, Recipe recipe, Clockwork clockwork, Fault.Code code, Saying saying) {
    return new Inspection(
        frame.origin(),
        new Verdict.Faulted(new Fault(code, saying)),
        null,
        null,
        clockwork.times(frame.origin()),
        basis(recipe, false),
        frame.truth());
  }

  private Inspection.Basis basis(Recipe recipe, boolean unchanged) {
    return new Inspection.Basis(
        recipe.profile().product(),
        recipe.profile().hash(),
        encoder.id(),
        encoder.device().kind(),
        recipe.head().version(),
        recipe.rules(),
        unchanged);
  }

  private void requireSameEncoder(Recipe recipe) {
    if (!recipe.head().encoder().equals(encoder.id())) {
      throw new IllegalArgumentException(
          "head "
              + recipe.head().version()
              + " was made for encoder "
              + recipe.head().encoder()
              + ", not for "
              + encoder.id());
    }
  }

  private static Saying outside(Frame frame, Recipe recipe) {
    return Saying.of(
        "frame.outside",
        "The region {0} of profile {1} does not fit into a frame of {2} x {3} pixels: check the camera''s resolution or draw the region again.",
        recipe.profile().region(),
        recipe.profile().name(),
        frame.picture().width(),
        frame.picture().height());
  }

  private static Saying black(Frame frame) {
    return Saying.of(
        "frame.black",
        "The picture of {0} is black where the part should be: check the light, the lens cap and the exposure.",
        frame.origin().source());
  }

  /// Times of one inspection, step by step.
  private static final class Clockwork {

    private long last = System.nanoTime();
    private long prepare;
    private long encode;
    private long score;

    void prepared() {
      prepare = lap();
    }

    void encoded() {
      encode = lap();
    }

    void scored() {
      score = lap();
    }

    StepTimes times(Frame.Origin origin) {
      return new StepTimes(prepare, encode, score, System.nanoTime() - origin.capturedNanos());
    }

    private long lap() {
      long now = System.nanoTime();
      long since = now - last;
      last = now;
      return since;
    }
  }
}
