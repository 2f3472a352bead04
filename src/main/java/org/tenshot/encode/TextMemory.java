package org.tenshot.encode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Embedding;

/// The embeddings of texts that one text encoder gave before, in a file. A file that is not whole
/// to the last bit is as good as none, and so is one that cannot be read: whatever is missing is
/// embedded again. One thread at a time.
final class TextMemory {

  /// Texts of one file, some 40 MB with the largest encoders; beyond it the file begins anew.
  static final int MOST = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(TextMemory.class);
  private static final int MAGIC = 0x54535458;
  private static final int HASH = 32;

  private final Path file;
  private final int dimension;
  private final Map<String, Embedding> known = new LinkedHashMap<>();
  private boolean changed;

  private TextMemory(Path file, int dimension) {
    this.file = file;
    this.dimension = dimension;
  }

  /// Reads what a file remembers.
  ///
  /// @param file of this encoder alone; need not be there
  /// @param dimension numbers of an embedding
  static TextMemory open(Path file, int dimension) {
    TextMemory memory = new TextMemory(file, dimension);
    try {
      if (Files.isRegularFile(file)) {
        memory.read(Files.readAllBytes(file));
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} is not used, and its texts are embedded again", file, e);
      memory.known.clear();
    }
    return memory;
  }

  /// What a text was embedded to; null where it was not.
  @Nullable Embedding of(String text) {
    return known.get(key(text));
  }

  void keep(String text, Embedding embedding) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key(text), embedding);
    changed = true;
  }

  /// Forgets everything.
  void clear() {
    known.clear();
    changed = true;
  }

  /// Writes what is new. What cannot be written costs the next start its time, and nothing else.
  void save() {
    if (!changed) {
      return;
    }
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path part =
          folder.resolve(file.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
      try {
        Files.write(part, bytes());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      changed = false;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: the next start embeds its texts again", file, e);
    }
  }

  private void read(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int body = bytes.length - HASH;
    if (body < 12
        || !MessageDigest.isEqual(
            sha256(Arrays.copyOf(bytes, body)), Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new IllegalArgumentException("its sum is wrong");
    }
    int magic = all.getInt();
    int found = all.getInt();
    int count = all.getInt();
    if (magic != MAGIC
        || found != dimension
        || body != 12 + (long) count * (HASH + dimension * 4L)) {
      throw new IllegalArgumentException("it is of another kind");
    }
    byte[] hash = new byte[HASH];
    for (int k = 0; k < count; k++) {
      all.get(hash);
      float[] values = new float[dimension];
      all.asFloatBuffer().get(values);
      all.position(all.position() + dimension * Float.BYTES);
      known.put(HexFormat.of().formatHex(hash), new Embedding(values));
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(dimension);
    out.writeInt(known.size());
    for (Map.Entry<String, Embedding> one : known.entrySet()) {
      out.write(HexFormat.of().parseHex(one.getKey()));
      for (float value : one.getValue().values()) {
        out.writeFloat(value);
      }
    }
    out.write(sha256(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private static String key(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Of bytes; for names, too.
  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
