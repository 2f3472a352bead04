package org.tenshot.encode;

import java.util.List;
import java.util.Locale;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// What never changes about an encoder, however often it is opened, and how to see that it is still
/// the same.
///
/// @param id which encoder
/// @param logitScale as {@link Encoder#logitScale} says
/// @param preprocessing as {@link Encoder#preprocessing} says
/// @param preprocessings as {@link Encoder#preprocessings} says
/// @param seesPatches as {@link Encoder#seesPatches} says
/// @param testPicture the embedding that it gives the test picture
record KnownEncoder(
    EncoderId id,
    double logitScale,
    Preprocessing preprocessing,
    List<Preprocessing> preprocessings,
    boolean seesPatches,
    Embedding testPicture) {

  /// The least cosine between two looks at the test picture: the CPU and a graphics card differ by
  /// less, something broken by far more.
  private static final double SAME = 0.999;

  static KnownEncoder of(Encoder encoder) throws TenshotException {
    return new KnownEncoder(
        encoder.id(),
        encoder.logitScale(),
        encoder.preprocessing(),
        encoder.preprocessings(),
        encoder.seesPatches(),
        look(encoder));
  }

  private static Embedding look(Encoder encoder) throws TenshotException {
    return encoder.encodePictures(WarmUp.picture(encoder), 1).getFirst();
  }

  /// @throws TenshotException if this is another encoder, or it sees something else in the test
  ///   picture
  void prove(Encoder encoder) throws TenshotException {
    if (!encoder.id().equals(id)) {
      throw new TenshotException(
          Saying.of(
              "encoder.other",
              "The encoder opened again as {0}, and the heads were made for {1}: choose the product again.",
              encoder.id(),
              id));
    }
    double cosine = look(encoder).cosine(testPicture);
    // The negation also catches NaN.
    if (!(cosine >= SAME)) {
      throw new TenshotException(
          Saying.of(
              "encoder.changed",
              "The encoder {0} gives a known picture another embedding than before (cosine {1}): check the pack with `encoders verify`.",
              id,
              String.format(Locale.ROOT, "%.5f", cosine)));
    }
  }
}
