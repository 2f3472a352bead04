package org.tenshot.archive;

import java.util.HashMap;
import java.util.Map;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;

/// The encoders of one process of the cluster, and the heads that were made with them: tasks come
/// and go on its threads and share these. Nothing is closed before the process ends. An open
/// encoder lets one thread after the other in, and takes all cores for each.
final class OpenEncoders {

  /// Spark gives tasks no other place that outlives them.
  private static final OpenEncoders OF_THIS_PROCESS = new OpenEncoders();

  private final Map<EncoderChoice, Encoder> encoders = new HashMap<>();
  private final Map<Judging, Recipe> recipes = new HashMap<>();

  private OpenEncoders() {}

  static OpenEncoders ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /// The encoder of a choice, opened where it is not yet.
  ///
  /// @throws TenshotException if it cannot be opened
  synchronized Encoder encoder(EncoderChoice choice) throws TenshotException {
    Encoder known = encoders.get(choice);
    if (known == null) {
      known = choice.open();
      encoders.put(choice, known);
    }
    return known;
  }

  /// The same, which must be the one that the job began with.
  ///
  /// @param identity as {@link #identity} writes it
  /// @throws TenshotException if this node's files are those of another encoder
  Encoder encoder(EncoderChoice choice, String identity) throws TenshotException {
    Encoder encoder = encoder(choice);
    if (!identity(encoder.id()).equals(identity)) {
      throw new TenshotException(
          "A node of the cluster has another encoder (%s) than the one that the job began with (%s): give all nodes the same pack."
              .formatted(identity(encoder.id()), identity));
    }
    return encoder;
  }

  /// What to judge by, made where it is not yet.
  ///
  /// @throws TenshotException if head, profile and encoder do not fit
  synchronized Recipe recipe(Judging judging) throws TenshotException {
    Recipe known = recipes.get(judging);
    if (known == null) {
      known = judging.recipe(encoder(judging.encoder()));
      recipes.put(judging, known);
    }
    return known;
  }

  /// How many encoders this process has opened.
  synchronized int count() {
    return encoders.size();
  }

  /// An encoder's identity as one line.
  static String identity(EncoderId id) {
    return "%s sha256:%s %s preprocessing:%d dimension:%d"
        .formatted(id.name(), id.sha256(), id.precision(), id.preprocessing(), id.dimension());
  }
}
