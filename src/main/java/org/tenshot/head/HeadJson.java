package org.tenshot.head;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.TenshotException;

/// A taught head as text: what it learnt from and how. Reading learns it again, which takes
/// milliseconds, and compares its version: the same shots give the same head bit for bit, so a
/// damaged file cannot become a head that judges otherwise. A guard is kept as it is, and its
/// numbers are part of the version.
public final class HeadJson {

  private static final int FORMAT = 1;

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  /// A head and what made it.
  ///
  /// @param trainer name of the way
  /// @param set what it learnt from
  /// @param head the result
  public record Taught(String trainer, TrainingSet set, Head head) {

    /// Learns a head.
    public static Taught by(HeadTrainer trainer, TrainingSet set) {
      return new Taught(trainer.name(), set, trainer.train(set));
    }

    /// The same beside a guard.
    public Taught guarded(PatchGuard guard) {
      return new Taught(trainer, set, new GuardedHead(head, guard));
    }
  }

  private record Document(
      int format,
      String version,
      String trainer,
      EncoderId encoder,
      List<ProductClass> classes,
      @Nullable Prompts prompts,
      List<Shot> shots,
      @Nullable GuardText guard) {}

  private record Prompts(double logitScale, List<Described> classes) {}

  private record Described(List<String> texts, List<String> embeddings) {}

  private record Shot(int label, int group, String embedding, @Nullable List<String> views) {}

  /// The head as a JSON object.
  public String write(Taught taught) {
    TrainingSet set = taught.set();
    ZeroShotHead texts = set.texts();
    return gson.toJson(
            new Document(
                FORMAT,
                taught.head().version(),
                taught.trainer(),
                set.encoder(),
                set.classes(),
                texts == null ? null : prompts(texts),
                set.examples().stream().map(HeadJson::shot).toList(),
                taught.head() instanceof GuardedHead(Head named, PatchGuard guard)
                    ? guard.text()
                    : null))
        + "\n";
  }

  private static Prompts prompts(ZeroShotHead texts) {
    return new Prompts(
        texts.logitScale(),
        texts.described().stream()
            .map(
                own ->
                    new Described(
                        own.texts(), own.embeddings().stream().map(HeadJson::text).toList()))
            .toList());
  }

  /// Learns a head again from its text.
  ///
  /// @param name how errors call it
  /// @throws TenshotException if the text is damaged, of a later format, or does not give the head
  ///   that was written
  public Taught read(String json, String name) throws TenshotException {
    Taught taught;
    String version;
    try {
      Document document = gson.fromJson(json, Document.class);
      if (document == null || document.format() > FORMAT) {
        throw new TenshotException(
            name
                + " is "
                + (document == null ? "empty" : "of a later Tenshot")
                + ": export the head again.");
      }
      version = document.version();
      TrainingSet set = set(document);
      HeadTrainer trainer =
          HeadTrainers.named(document.trainer())
              .orElseThrow(() -> new IllegalArgumentException("trainer " + document.trainer()));
      taught = Taught.by(trainer, set);
      GuardText guard = document.guard();
      if (guard != null) {
        taught = taught.guarded(guard.guard(set.encoder().tile().dimension()));
      }
    } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
      throw new TenshotException(
          name + " is no head, or damaged (" + e.getMessage() + "): export the head again.", e);
    }
    if (!taught.head().version().equals(version)) {
      throw new TenshotException(
          name
              + " says that it is "
              + version
              + ", but its shots give "
              + taught.head().version()
              + ": the file was changed, or another Tenshot wrote it. Teach the head again.");
    }
    return taught;
  }

  private static TrainingSet set(Document document) {
    EncoderId encoder = document.encoder();
    List<ProductClass> classes = document.classes();
    for (ProductClass one : classes) {
      require(one.name() != null && one.kind() != null, "a class without name or kind");
    }
    require(encoder.sha256() != null && encoder.precision() != null, "an encoder without sha256");
    Prompts prompts = document.prompts();
    ZeroShotHead texts = null;
    if (prompts != null) {
      List<ZeroShotHead.DescribedClass> described = new ArrayList<>();
      require(prompts.classes().size() == classes.size(), "prompts for other classes");
      for (int k = 0; k < classes.size(); k++) {
        Described own = prompts.classes().get(k);
        described.add(
            new ZeroShotHead.DescribedClass(
                classes.get(k),
                own.texts(),
                own.embeddings().stream().map(HeadJson::embedding).toList()));
      }
      texts = new ZeroShotHead(encoder, prompts.logitScale(), described);
    }
    List<Example> examples = document.shots().stream().map(HeadJson::example).toList();
    return new TrainingSet(encoder, classes, examples, texts);
  }

  private static Shot shot(Example one) {
    List<String> views = one.views().stream().map(HeadJson::text).toList();
    return new Shot(
        one.label(), one.group(), text(one.embedding()), views.isEmpty() ? null : views);
  }

  private static Example example(Shot shot) {
    List<String> views = shot.views() == null ? List.of() : shot.views();
    return new Example(
        embedding(shot.embedding()),
        shot.label(),
        shot.group(),
        null,
        views.stream().map(HeadJson::embedding).toList());
  }

  private static String text(Embedding embedding) {
    return FloatText.of(embedding.values());
  }

  private static Embedding embedding(String text) {
    return new Embedding(FloatText.floats(text));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
