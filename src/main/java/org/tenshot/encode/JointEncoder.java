package org.tenshot.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// Several encoders side by side that look like one, so that heads, log and screens need not know.
///
/// A picture's embedding is those of all encoders behind each other, each divided by the square
/// root of their number: the cosine of two pictures is the mean of the encoders' cosines. A text's
/// parts are weighed by the logit scales s of their encoders, and the joint scale is the root of
/// the mean of s^2: the logit of picture and text is the mean of the encoders' logits. That is the
/// logarithmic opinion pool (Hinton, "Products of experts", 1999), in which a class must be likely
/// to all; a mean of probabilities would let one confident encoder alone pass a part.
///
/// Patches are those of the first encoder that sees any, at its place in the joint space.
public final class JointEncoder implements Encoder {

  /// Stands between the names of encoders.
  public static final String AND = "+";

  private final List<Encoder> members;
  private final EncoderId id;
  private final Device device;
  private final double logitScale;
  private final float[] pictureWeights;
  private final float[] textWeights;
  private final int eyes;

  private JointEncoder(List<Encoder> members) {
    this.members = members;
    this.id = identity(members.stream().map(Encoder::id).toList());
    this.device = device(members);
    double squares = members.stream().mapToDouble(one -> Math.pow(one.logitScale(), 2)).sum();
    this.logitScale = Math.sqrt(squares / members.size());
    this.pictureWeights = new float[members.size()];
    this.textWeights = new float[members.size()];
    int first = 0;
    for (int i = members.size() - 1; i >= 0; i--) {
      pictureWeights[i] = (float) (1 / Math.sqrt(members.size()));
      textWeights[i] = (float) (members.get(i).logitScale() / Math.sqrt(squares));
      first = members.get(i).seesPatches() ? i : first;
    }
    this.eyes = first;
  }

  /// Puts encoders side by side; one alone stays what it is.
  ///
  /// @param members at least one; they are closed with the answer
  /// @throws TenshotException if two of them are the same
  public static Encoder of(List<? extends Encoder> members) throws TenshotException {
    Set<EncoderId> known = new HashSet<>();
    for (Encoder one : members) {
      if (!known.add(one.id())) {
        throw new TenshotException(
            one.id() + " is named twice: an ensemble is of different encoders.");
      }
    }
    return members.size() == 1 ? members.getFirst() : new JointEncoder(List.copyOf(members));
  }

  private static EncoderId identity(List<EncoderId> ids) {
    StringBuilder all = new StringBuilder();
    ids.forEach(
        own ->
            all.append(own.name())
                .append('|')
                .append(own.sha256())
                .append('|')
                .append(own.precision())
                .append('|')
                .append(own.preprocessing())
                .append('|')
                .append(own.dimension())
                .append('\n'));
    return new EncoderId(
        ids.stream().map(EncoderId::name).collect(Collectors.joining(AND)),
        sha256(all.toString()),
        Collections.max(ids.stream().map(EncoderId::precision).toList()),
        Collections.max(ids.stream().map(EncoderId::preprocessing).toList()),
        ids.stream().mapToInt(EncoderId::dimension).sum());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The slowest kind of processor that has a part in it.
  private static Device device(List<Encoder> members) {
    List<Device> devices = members.stream().map(Encoder::device).toList();
    return new Device(
        Collections.min(devices.stream().map(Device::kind).toList()),
        reason(members),
        devices.stream().anyMatch(Device::fellBack));
  }

  private static Saying reason(List<Encoder> members) {
    Saying all = Saying.NOTHING;
    for (Encoder one : members) {
      String name = one.id().name();
      Saying own = one.device().why();
      all =
          all.isEmpty()
              ? Saying.of("device.member", "{0}: {1}", name, own)
              : Saying.of("device.members", "{0} {1}: {2}", all, name, own);
    }
    return all;
  }

  /// The least exact precision, and one name and one hash for all.
  @Override
  public EncoderId id() {
    return id;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public double logitScale() {
    return logitScale;
  }

  /// That of the encoder whose patches are seen.
  @Override
  public Preprocessing preprocessing() {
    return members.get(eyes).preprocessing();
  }

  @Override
  public List<Preprocessing> preprocessings() {
    return members.stream().flatMap(one -> one.preprocessings().stream()).toList();
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    requireRoom(tensors, count);
    List<List<Embedding>> parts = new ArrayList<>();
    int from = 0;
    for (Encoder member : members) {
      parts.add(member.encodePictures(part(tensors, count, from, member.tensorLength()), count));
      from += member.tensorLength();
    }
    return joined(parts, count);
  }

  private List<Embedding> joined(List<List<Embedding>> parts, int count) {
    List<Embedding> joined = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int picture = i;
      joined.add(joined(parts.stream().map(own -> own.get(picture)).toList(), pictureWeights));
    }
    return joined;
  }

  private void requireRoom(FloatBuffer tensors, int count) {
    if (count < 1 || tensors.capacity() < (long) count * tensorLength()) {
      throw new IllegalArgumentException(
          "a buffer of %d floats does not hold %d pictures for %s"
              .formatted(tensors.capacity(), count, id));
    }
  }

  /// The tensors of one member; without a copy where there is one picture.
  private FloatBuffer part(FloatBuffer tensors, int count, int from, int length) {
    FloatBuffer all = tensors.duplicate().clear();
    if (count == 1) {
      return all.slice(from, length);
    }
    FloatBuffer own =
        ByteBuffer.allocateDirect(count * length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < count; i++) {
      own.put(all.slice(i * tensorLength() + from, length));
    }
    return own.flip();
  }

  @Override
  public boolean seesPatches() {
    return members.get(eyes).seesPatches();
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    requireRoom(tensors, count);
    List<List<Embedding>> parts = new ArrayList<>();
    List<PatchGrid> patches = new ArrayList<>();
    int from = 0;
    int before = 0;
    for (int i = 0; i < members.size(); i++) {
      Encoder member = members.get(i);
      FloatBuffer own = part(tensors, count, from, member.tensorLength());
      if (i == eyes) {
        List<SeenPicture> seen = member.encodeWithPatches(own, count);
        parts.add(seen.stream().map(SeenPicture::whole).toList());
        for (SeenPicture one : seen) {
          patches.add(placed(Objects.requireNonNull(one.patches()), before));
        }
      } else {
        parts.add(member.encodePictures(own, count));
      }
      from += member.tensorLength();
      before += i < eyes ? member.id().dimension() : 0;
    }
    List<SeenPicture> seen = new ArrayList<>(count);
    List<Embedding> wholes = joined(parts, count);
    for (int i = 0; i < count; i++) {
      seen.add(new SeenPicture(wholes.get(i), patches.get(i)));
    }
    return seen;
  }

  /// The same patches in the joint space, with zeros where the other encoders have theirs.
  private PatchGrid placed(PatchGrid own, int before) {
    float[] values = new float[own.count() * id.dimension()];
    for (int patch = 0; patch < own.count(); patch++) {
      System.arraycopy(
          own.values(),
          patch * own.dimension(),
          values,
          patch * id.dimension() + before,
          own.dimension());
    }
    return new PatchGrid(own.rows(), own.columns(), id.dimension(), values);
  }

  @Override
  public void openTexts(List<String> texts) throws TenshotException {
    for (Encoder member : members) {
      member.openTexts(texts);
    }
  }

  @Override
  public List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    List<List<Embedding>> parts = new ArrayList<>();
    for (Encoder member : members) {
      parts.add(member.encodeTexts(texts));
    }
    List<Embedding> joined = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      int text = i;
      joined.add(joined(parts.stream().map(own -> own.get(text)).toList(), textWeights));
    }
    return joined;
  }

  /// @param weights of unit length together, so that the answer has unit length
  private Embedding joined(List<Embedding> parts, float[] weights) {
    float[] values = new float[id.dimension()];
    int at = 0;
    for (int i = 0; i < weights.length; i++) {
      for (float value : parts.get(i).values()) {
        values[at++] = weights[i] * value;
      }
    }
    return new Embedding(values);
  }

  /// As the first encoder reads the text.
  @Override
  public long[] tokens(String text) throws TenshotException {
    return members.getFirst().tokens(text);
  }

  @Override
  public void close() {
    members.forEach(Encoder::close);
  }
}
