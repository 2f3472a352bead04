package org.tenshot.encode;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.tenshot.domain.TenshotException;

/// An encoder pack of a few kilobytes in a temporary folder, to be bent and damaged by tests.
///
/// @param folder the pack
record TinyPack(Path folder) {

  static final EncoderSettings SETTINGS =
      new EncoderSettings(DevicePreference.AUTO, EncoderSettings.CpuFile.FP32, 1);

  /// A sound pack in the community's layout.
  static TinyPack in(Path folder) throws Exception {
    TinyPack pack = new TinyPack(folder.resolve("tiny"));
    for (String name : new String[] {"config.json", "preprocessor_config.json", "tokenizer.json"}) {
      pack.put(name, name);
    }
    pack.put("vision.onnx", "onnx/vision_model.onnx");
    pack.put("text.onnx", "onnx/text_model.onnx");
    return pack;
  }

  /// Copies a resource into the pack.
  TinyPack put(String resource, String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in =
        Objects.requireNonNull(TinyPack.class.getResourceAsStream("/encode/" + resource))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return this;
  }

  TinyPack write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  /// Replaces a piece of a text file, which must be there.
  TinyPack replace(String name, String piece, String by) throws Exception {
    String text = Files.readString(folder.resolve(name));
    if (!text.contains(piece)) {
      throw new AssertionError(name + " does not hold " + piece);
    }
    return write(name, text.replace(piece, by));
  }

  TinyPack cut(String name, double share) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    Files.write(folder.resolve(name), java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
    return this;
  }

  TinyPack delete(String name) throws Exception {
    Files.delete(folder.resolve(name));
    return this;
  }

  OnnxEncoder open() throws TenshotException {
    return OnnxEncoder.open(EncoderPack.read(folder), SETTINGS, natives());
  }

  /// The libraries, unpacked once for all tests of a build.
  static NativeLibraries natives() throws TenshotException {
    return NativeLibraries.install(
        Path.of(System.getProperty("tenshot.data", "target/test-data")).resolve("natives"),
        NvidiaDriver.NONE);
  }

  /// `count` different tensors behind each other.
  static FloatBuffer tensors(int count) {
    FloatBuffer tensors =
        ByteBuffer.allocateDirect(count * 192 * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < count * 192; i++) {
      tensors.put((float) Math.sin(i / 64 * 1.7));
    }
    return tensors.flip();
  }
}
