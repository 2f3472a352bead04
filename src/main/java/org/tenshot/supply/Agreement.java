package org.tenshot.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.image.Preprocessor;

/// Whether the two halves of an encoder speak of the same things: pictures that everybody can name,
/// each compared with the texts of all. Two halves of different encoders, or weights of an
/// untrained one, find the right text by chance alone.
///
/// Plain colours suit an encoder that has seen the world; parts of the simulated line suit one that
/// has seen little else. One of the two is enough. By chance, 5 of 6 colours are right once in 1505
/// encoders and 4 of 4 parts once in 256.
///
/// @param colours right ones, 0 to {@link #COLOURS}
/// @param parts right ones, 0 to {@link #PARTS}
public record Agreement(int colours, int parts) {

  /// Pictures of one colour.
  public static final int COLOURS = 6;

  /// Pictures of parts.
  public static final int PARTS = 4;

  private static final int EDGE = 64;

  private record Named(String text, Picture picture) {}

  /// True if pictures and texts belong together.
  public boolean proven() {
    return colours >= COLOURS - 1 || parts == PARTS;
  }

  /// What was found.
  public String sentence() {
    return "pictures and texts agree on "
        + colours
        + " of "
        + COLOURS
        + " colours and "
        + parts
        + " of "
        + PARTS
        + " parts"
        + (proven() ? "." : ", which is no more than chance.");
  }

  /// Tries an encoder.
  ///
  /// @throws TenshotException if it fails on a picture or a text
  public static Agreement of(Encoder encoder) throws TenshotException {
    return new Agreement(right(encoder, colourPictures()), right(encoder, partPictures()));
  }

  private static int right(Encoder encoder, List<Named> named) throws TenshotException {
    List<Embedding> texts = encoder.encodeTexts(named.stream().map(Named::text).toList());
    Preprocessor preprocessor = new Preprocessor(encoder.preprocessing());
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(encoder.preprocessing().tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    int right = 0;
    for (int i = 0; i < named.size(); i++) {
      Picture picture = named.get(i).picture();
      tensor.clear();
      preprocessor.write(picture, new Region.Box(0, 0, picture.width(), picture.height()), tensor);
      Embedding seen = encoder.encodePictures(tensor, 1).getFirst();
      right += nearest(seen, texts) == i ? 1 : 0;
    }
    return right;
  }

  /// The nearest text, or -1 where two are equally near: such an encoder tells nothing apart.
  private static int nearest(Embedding seen, List<Embedding> texts) {
    int best = -1;
    double nearest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < texts.size(); i++) {
      double cosine = seen.cosine(texts.get(i));
      if (cosine >= nearest) {
        best = cosine == nearest ? -1 : i;
        nearest = cosine;
      }
    }
    return best;
  }

  private static List<Named> colourPictures() {
    return List.of(
        colour("red", 0xD81E1E),
        colour("green", 0x1EA52D),
        colour("blue", 0x1E32D2),
        colour("yellow", 0xF5DC1E),
        colour("black", 0x050505),
        colour("white", 0xFAFAFA));
  }

  private static Named colour(String name, int rgb) {
    byte[] pixels = new byte[3 * EDGE * EDGE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (rgb >> (16 - 8 * (i % 3)));
    }
    return new Named("a plain " + name + " picture", new Picture(EDGE, EDGE, pixels));
  }

  private static List<Named> partPictures() throws TenshotException {
    List<Named> parts = new ArrayList<>();
    for (String[] part :
        Arrays.asList(
            new String[] {"a photo of a rusty bearing", "rust.jpg"},
            new String[] {"a photo of a hand", "hand.jpg"},
            new String[] {"a photo of an empty fixture", "empty.jpg"},
            new String[] {"a photo of a flawless bearing", "good.jpg"})) {
      parts.add(new Named(part[0], picture(part[1])));
    }
    return parts;
  }

  private static Picture picture(String resource) throws TenshotException {
    try (InputStream in =
        Objects.requireNonNull(Agreement.class.getResourceAsStream(resource), resource)) {
      return PictureFiles.decode(in.readAllBytes(), resource);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " of the program cannot be read", e);
    }
  }
}
