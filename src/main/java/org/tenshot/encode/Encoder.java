package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;

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

  /// Floats of a picture that is shown as a whole, or of one tile.
  default int tensorLength() {
    return preprocessings().stream().mapToInt(Preprocessing::tensorLength).sum();
  }

  /// Floats of one picture: a tensor, or one for each tile that the encoder's view cuts it into.
  default int pictureLength() {
    return id().view().tiles() * tensorLength();
  }

  /// The same encoder where pictures are shown to it in another way; closing either closes both.
  default Encoder seeing(View view) {
    return view == View.Plain.ENCODER ? this : new ViewedEncoder(this, view);
  }

  /// What a person should mend about it although it works, such as a graphics card that failed
  /// while it ran; empty where there is nothing.
  default Saying trouble() {
    return Saying.NOTHING;
  }

  /// Embeds pictures in one run.
  ///
  /// @param tensors `count` pictures of {@link #pictureLength()} floats behind each other from
  ///   position 0; a direct buffer in native byte order is used without a copy
  /// @param count pictures, at least 1
  /// @return `count` unit vectors
  /// @throws TenshotException if the run fails or answers something that is no embedding
  List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException;

  /// Opens what it takes to embed these texts, which may take seconds: beside runs, on any thread.
  /// Whoever does not call it has {@link #encodeTexts} wait for that.
  ///
  /// @throws TenshotException if a file is missing, damaged or of another encoder
  default void openTexts(List<String> texts) throws TenshotException {}

  /// True if the encoder also embeds the patches of a picture.
  boolean seesPatches();

  /// Embeds pictures and their patches in one run.
  ///
  /// @param tensors `count` pictures of {@link #pictureLength()} floats behind each other
  /// @param count pictures, at least 1
  /// @throws TenshotException if the run fails or answers something that is no embedding
  /// @throws IllegalStateException if the encoder sees no patches
  List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count) throws TenshotException;

  /// Embeds one picture and its patches.
  ///
  /// @param tensor {@link #pictureLength()} floats from position 0
  /// @throws TenshotException if the run fails or answers something that is no embedding
  /// @throws IllegalStateException if the encoder sees no patches
  default SeenPicture encodeWithPatches(FloatBuffer tensor) throws TenshotException {
    return encodeWithPatches(tensor, 1).getFirst();
  }

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
