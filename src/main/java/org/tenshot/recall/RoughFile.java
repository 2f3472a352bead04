package org.tenshot.recall;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.EncoderId;

/// The file with the rough embeddings of an encoder: a header, then chunks of equally many rows,
/// each with the numbers, the scales, lengths and rests, and the codes. The header is written after
/// the rows are on the disk, so what it counts is whole.
final class RoughFile implements AutoCloseable {

  static final int CHUNK = 1 << 14;

  private static final int MAGIC = 0x54534831;
  private static final int MEAN = 64;
  private static final int FLOATS = 3;

  private final FileChannel channel;
  private final int dimension;
  private final int key;
  private final List<MappedByteBuffer> chunks = new ArrayList<>();
  private final float[] mean;
  private int rows;
  private long lastId;
  private long print;

  /// Opens or makes the file.
  RoughFile(Path file, EncoderId encoder) throws IOException {
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.dimension = encoder.dimension();
    this.key = (encoder + "/" + encoder.sha256() + encoder.preprocessing()).hashCode();
    this.mean = new float[dimension];
    try {
      lock();
      readHeader();
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException ours) {
      throw new IOException("another search uses it", ours);
    }
    throw new IOException("another program uses it");
  }

  int rows() {
    return rows;
  }

  /// Number of the last inspection that is in; 0 for none.
  long lastId() {
    return lastId;
  }

  /// What tells the last embedding from another one; 0 for none.
  long print() {
    return print;
  }

  float[] mean() {
    return mean;
  }

  /// Forgets everything.
  void clear(float[] newMean) {
    rows = 0;
    lastId = 0;
    print = 0;
    System.arraycopy(newMean, 0, mean, 0, dimension);
  }

  void add(long id, Rough rough) throws IOException {
    int at = rows % CHUNK;
    MappedByteBuffer chunk = chunk(rows / CHUNK);
    chunk.putLong(at * Long.BYTES, id);
    int floats = CHUNK * Long.BYTES + at * FLOATS * Float.BYTES;
    chunk.putFloat(floats, rough.scale());
    chunk.putFloat(floats + Float.BYTES, rough.length());
    chunk.putFloat(floats + 2 * Float.BYTES, rough.rest());
    chunk
        .slice(codes() + at * dimension, dimension)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(rough.words());
    rows++;
    lastId = id;
  }

  /// Makes what was added count.
  ///
  /// @param lastPrint what tells the last embedding from another one
  void commit(long lastPrint) throws IOException {
    for (MappedByteBuffer chunk : chunks) {
      chunk.force();
    }
    print = lastPrint;
    ByteBuffer header = header();
    header.putInt(MAGIC).putInt(key).putInt(dimension).putInt(rows).putLong(lastId).putLong(print);
    header.position(MEAN);
    for (float value : mean) {
      header.putFloat(value);
    }
    header.flip();
    channel.write(header, 0);
    channel.force(false);
  }

  long id(int row) throws IOException {
    return chunk(row / CHUNK).getLong(row % CHUNK * Long.BYTES);
  }

  /// Upper bounds for some rows of one chunk.
  ///
  /// @param bounds of all rows; those from `from` on are filled in
  /// @param words room for the codes of so many rows
  void bounds(RoughQuery query, int from, int count, float[] bounds, int[] words)
      throws IOException {
    ByteBuffer chunk = chunk(from / CHUNK).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int at = from % CHUNK;
    chunk
        .slice(codes() + at * dimension, count * dimension)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(words, 0, count * dimension / Integer.BYTES);
    float[] floats = new float[count * FLOATS];
    chunk
        .slice(CHUNK * Long.BYTES + at * FLOATS * Float.BYTES, count * FLOATS * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    for (int i = 0; i < count; i++) {
      double upper =
          query.upper(
              words,
              i * dimension / Integer.BYTES,
              floats[i * FLOATS],
              floats[i * FLOATS + 1],
              floats[i * FLOATS + 2]);
      bounds[from + i] = Math.nextUp((float) upper);
    }
  }

  private void readHeader() throws IOException {
    ByteBuffer header = header();
    channel.read(header, 0);
    header.flip();
    if (header.limit() == header.capacity()
        && header.getInt() == MAGIC
        && header.getInt() == key
        && header.getInt() == dimension) {
      int counted = header.getInt();
      lastId = header.getLong();
      print = header.getLong();
      header.position(MEAN);
      for (int i = 0; i < dimension; i++) {
        mean[i] = header.getFloat();
      }
      long chunksNeeded = Math.ceilDiv(counted, CHUNK);
      boolean whole = channel.size() >= begin() + chunksNeeded * chunkBytes();
      rows = whole ? counted : 0;
      lastId = whole ? lastId : 0;
      // Before threads ask for them side by side.
      for (int i = 0; whole && i < chunksNeeded; i++) {
        chunk(i);
      }
    }
  }

  private MappedByteBuffer chunk(int number) throws IOException {
    while (chunks.size() <= number) {
      MappedByteBuffer next =
          channel.map(
              FileChannel.MapMode.READ_WRITE,
              begin() + chunks.size() * (long) chunkBytes(),
              chunkBytes());
      next.order(ByteOrder.LITTLE_ENDIAN);
      chunks.add(next);
    }
    return chunks.get(number);
  }

  private ByteBuffer header() {
    return ByteBuffer.allocate(MEAN + dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private long begin() {
    return Math.ceilDiv(MEAN + dimension * Float.BYTES, 4096) * 4096L;
  }

  private static int codes() {
    return CHUNK * (Long.BYTES + FLOATS * Float.BYTES);
  }

  private int chunkBytes() {
    return codes() + CHUNK * dimension;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
