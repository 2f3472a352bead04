package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// A CLIP pair: turns pictures and texts into embeddings that can be compared. One thread at a
/// time.
public interface Encoder extends AutoCloseable {

  /// Which encoder this is; embeddings may be compared only if their encoders are equal.
  EncoderId id();

  /// Where it runs and why there.
  Device device();

  /// The factor between a cosine and a logit, as the encoder was trained; above 0.
  double logitScale();

  /// How a picture becomes the tensor that the encoder, and its patches, see.
  Preprocessing preprocessing();

  /// How a picture becomes what {@link #encodePictures} takes: a tensor for each, behind each
  /// other. More than one where several encoders look at it side by side.
  default List<Preprocessing> preprocessings() {
    return List.of(preprocessing());
  }

  /// Floats that {@link #encodePictures} takes of a picture.
  default int tensorLength() {
    return preprocessings().stream().mapToInt(Preprocessing::tensorLength).sum();
  }

  /// Embeds pictures in one run.
  ///
  /// @param tensors `count` pictures of {@link #tensorLength()} floats behind each other from
  ///   position 0; a direct buffer in native byte order is used without a copy
  /// @param count pictures, at least 1
  /// @return `count` unit vectors
  /// @throws TenshotException if the run fails or answers something that is no embedding
  List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException;

  /// True if the encoder also embeds the patches of a picture.
  boolean seesPatches();

  /// Embeds one picture and its patches in one run.
  ///
  /// @param tensor {@link #tensorLength()} floats from position 0
  /// @throws TenshotException if the run fails or answers something that is no embedding
  /// @throws IllegalStateException if the encoder sees no patches
  SeenPicture encodeWithPatches(FloatBuffer tensor) throws TenshotException;

  /// Embeds texts.
  ///
  /// @return one unit vector a text
  /// @throws TenshotException if the run fails or answers something that is no embedding
  List<Embedding> encodeTexts(List<String> texts) throws TenshotException;

  /// The token ids of a text from its start token to its end token, padding left out; at most 77,
  /// and the end token stays where the text is longer.
  long[] tokens(String text) throws TenshotException;

  /// Gives its native memory back.
  @Override
  void close();
}
