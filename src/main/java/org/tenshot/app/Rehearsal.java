package org.tenshot.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.profile.ClassTexts;
import org.tenshot.profile.DescriptionEdit;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.profile.PromptExpander;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.teach.ActiveHead;
import org.tenshot.teach.Replay;
import org.tenshot.teach.TextEmbeddings;
import org.tenshot.ui.teach.ClassDescriptions;
import org.tenshot.ui.teach.Trial;

/// What other heads and other prompts would have said of a product's last frames. Changes nothing
/// but the profile's file, when somebody wants that. One thread at a time.
final class Rehearsal {

  private static final long LAST = 5_000;
  private static final int SHOWN = 24;

  private final Profile profile;
  private final Encoder encoder;
  private final History history;
  private final TextEmbeddings texts;
  private final ProfileFolder folder;
  private @Nullable Profile kept;

  /// @param encoder stays the caller's
  /// @param history stays the caller's
  /// @param folder holds the profile's file
  Rehearsal(Profile profile, Encoder encoder, History history, ProfileFolder folder) {
    this.folder = folder;
    this.profile = profile;
    this.encoder = encoder;
    this.history = history;
    this.texts = new TextEmbeddings(encoder);
  }

  /// The profile that sentences are changed in: as it was kept here last, else that of the line.
  private Profile written() {
    return kept == null ? profile : kept;
  }

  /// The sentences that a person may change.
  List<ClassDescriptions> descriptions() throws TenshotException {
    Profile written = written();
    List<ClassTexts> all = new PromptExpander().expand(written);
    List<ClassDescriptions> classes = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      ClassPrompts own = written.classes().get(k);
      classes.add(
          new ClassDescriptions(
              own.productClass(),
              own.descriptions(),
              all.get(k).texts().size() - own.descriptions().size()));
    }
    return classes;
  }

  /// The sentences of some classes, as they are now.
  Map<String, List<String>> sentences(Set<String> classes) throws TenshotException {
    Map<String, List<String>> found = new TreeMap<>();
    for (ClassDescriptions own : descriptions()) {
      if (classes.contains(own.productClass().name())) {
        found.put(own.productClass().name(), own.descriptions());
      }
    }
    return found;
  }

  /// A head that was kept, with its own limits.
  ///
  /// @param number null for the prompts alone
  Trial head(@Nullable Long number) throws TenshotException {
    if (number == null) {
      return prompts(Map.of());
    }
    ActiveHead own = ActiveHead.read(history, profile.product(), number);
    if (!own.taught().head().encoder().equals(encoder.id())) {
      throw new TenshotException(
          "Head %d %s: teach a head again from the shots."
              .formatted(number, own.taught().head().encoder().unlike(encoder.id())));
    }
    return run(own.taught().head().version(), own.taught().head(), own.limits());
  }

  /// The prompts with other sentences for some classes.
  Trial prompts(Map<String, List<String>> descriptions) throws TenshotException {
    List<ZeroShotHead.DescribedClass> described = new ArrayList<>();
    for (ClassTexts own : new PromptExpander().expand(with(descriptions))) {
      described.add(
          new ZeroShotHead.DescribedClass(own.productClass(), own.texts(), texts.of(own.texts())));
    }
    return run(
        "", new ZeroShotHead(encoder.id(), encoder.logitScale(), described), profile.limits());
  }

  private Profile with(Map<String, List<String>> descriptions) {
    Profile written = written();
    List<ClassPrompts> classes =
        written.classes().stream()
            .map(
                own ->
                    new ClassPrompts(
                        own.productClass(),
                        own.words(),
                        descriptions.getOrDefault(own.productClass().name(), own.descriptions()),
                        own.templates()))
            .toList();
    return written.with(classes);
  }

  private Trial run(String subject, Head head, Limits limits) throws TenshotException {
    EmbeddingHistory.Stretch all =
        new EmbeddingHistory.Stretch(
            profile.product(), encoder.id(), Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
    Replay.Result result =
        new Replay(history).run(all, head, limits, LAST, done -> {}, () -> false);
    Map<Verdict.Kind, Long> before = new EnumMap<>(Verdict.Kind.class);
    Map<Verdict.Kind, Long> after = new EnumMap<>(Verdict.Kind.class);
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      before.put(kind, result.count(kind, false));
      after.put(kind, result.count(kind, true));
    }
    return new Trial(
        subject,
        result.inspections(),
        before,
        after,
        result.changes().size(),
        result.changes().stream().limit(SHOWN).map(Rehearsal::change).toList(),
        head.looksAtPatches());
  }

  private static Trial.Change change(Replay.Change own) {
    return new Trial.Change(
        own.inspection(), own.before(), own.after().kind(), own.after().className(), own.picture());
  }

  /// Writes other sentences into the station's own file of the profile.
  Path keep(Map<String, List<String>> descriptions) throws TenshotException {
    Profile found = folder.find(profile.name());
    if (!found.hash().equals(written().hash())) {
      throw new TenshotException(
          "The file of profile %s is not the one that the line was opened with: somebody has changed it, or the line was given another file. Choose the product again, or change that file by hand."
              .formatted(profile.name()));
    }
    String text = found.text();
    for (Map.Entry<String, List<String>> own : descriptions.entrySet()) {
      text = new DescriptionEdit(text).with(own.getKey(), own.getValue());
    }
    Path file = folder.write(profile.name(), text);
    kept = folder.find(profile.name());
    return file;
  }
}
