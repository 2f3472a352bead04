package org.tenshot.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.HeadChoice;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.teach.LineEye;
import org.tenshot.domain.Change;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.StoredInspection;
import org.tenshot.store.StoredShot;
import org.tenshot.teach.ActiveHead;
import org.tenshot.teach.NextShots;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.SeenPatches;
import org.tenshot.teach.ShotReader;
import org.tenshot.teach.ShotShelf;
import org.tenshot.teach.Steps;
import org.tenshot.teach.Teaching;
import org.tenshot.ui.teach.GalleryItem;
import org.tenshot.ui.teach.Places;
import org.tenshot.ui.teach.TeachActions;
import org.tenshot.ui.teach.TeachFacts;

/// One product as the teaching screen sees it: recent frames, shots and heads in the log, seen by
/// the station's encoder whenever no line needs it. One thread at a time.
final class TaughtProduct implements AutoCloseable {

  /// Frames that a page of the gallery is chosen from.
  private static final int RECENT = 1_500;

  private final Profile profile;
  private final Encoder encoder;
  private final InspectionLog log;
  private final History history;
  private final LineEye eye;
  private final Teaching teaching;
  private final SeenPatches patches;
  private final Rehearsal rehearsal;
  private final DoubtfulPlaces doubtful;
  private String person;

  /// @param encoder is closed with this
  /// @param log stays the caller's
  /// @param history stays the caller's
  /// @param profiles holds the profile's file
  TaughtProduct(
      Profile profile,
      Encoder encoder,
      InspectionLog log,
      History history,
      ProfileFolder profiles,
      String person)
      throws TenshotException {
    this.profile = profile;
    this.person = person;
    this.encoder = encoder.seeing(profile.view());
    this.log = log;
    this.history = history;
    this.patches = new SeenPatches(encoder.seesPatches());
    this.rehearsal = new Rehearsal(profile, this.encoder, history, profiles);
    this.doubtful = new DoubtfulPlaces(profile, this.encoder, history);
    this.eye = new LineEye(this.encoder, profile);
    Set<String> names = new HashSet<>();
    profile.classes().forEach(own -> names.add(own.productClass().name()));
    this.teaching =
        new Teaching(
            history,
            log.teaching(),
            profile,
            new PromptedClasses(profile, this.encoder, names).head(),
            person);
  }

  Profile profile() {
    return profile;
  }

  /// Whatever is asked next is done by this person.
  void actFor(String who) {
    person = who;
  }

  /// Who asked last.
  String person() {
    return person;
  }

  Teaching teaching() {
    return teaching.by(person);
  }

  /// Writes other sentences into the station's own file of the profile, and who did it into the
  /// audit log.
  Path keepPrompts(Map<String, List<String>> descriptions) throws Exception {
    Change change =
        new Change(
            person,
            Change.Kind.PROMPTS,
            profile.name(),
            rehearsal.sentences(descriptions.keySet()).toString(),
            new TreeMap<>(descriptions).toString());
    return Traced.run(log, change, () -> rehearsal.keep(descriptions));
  }

  TeachFacts facts() throws TenshotException {
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    Long judging = teaching.active().map(ActiveHead::id).orElse(null);
    return new TeachFacts(
        profile.product(),
        classes,
        shots().counts(),
        judging,
        teaching.heads().stream().map(own -> KeptReport.version(own, judging)).toList());
  }

  /// Its shots.
  TaughtShots shots() {
    return new TaughtShots(profile, log, history, person);
  }

  /// The name of the encoder that heads are learnt with.
  String encoder() {
    return encoder.id().seeing(View.Plain.ENCODER).name();
  }

  /// The shots, seen by the encoder.
  ShotShelf shelf() throws TenshotException {
    return shelf((done, all) -> true);
  }

  /// The shots, seen by the encoder.
  ///
  /// @param steps hears how many are seen
  ShotShelf shelf(Steps steps) throws TenshotException {
    return new ShotReader(history, log.teaching(), encoder.id(), eye, patches).read(profile, steps);
  }

  List<GalleryItem> gallery(TeachActions.Filter filter) throws TenshotException {
    Map<Long, StoredShot> labels = shots().byInspection();
    List<StoredInspection> found = new ArrayList<>();
    for (StoredInspection one : history.last(RECENT)) {
      Inspection inspection = one.inspection();
      if (one.pictureHash() != null
          && inspection.basis().product().equals(profile.product())
          && (filter.verdict() == null || inspection.verdict().kind() == filter.verdict())
          && !(filter.unlabelled() && labels.containsKey(one.id()))) {
        found.add(one);
      }
    }
    List<StoredInspection> shown = filter.mostUseful() ? mostUseful(found, filter.limit()) : found;
    return shown.stream()
        .limit(filter.limit())
        .map(one -> item(one, labels.get(one.id())))
        .toList();
  }

  private List<StoredInspection> mostUseful(List<StoredInspection> found, int most)
      throws TenshotException {
    List<StoredInspection> comparable = new ArrayList<>();
    List<Embedding> pictures = new ArrayList<>();
    for (StoredInspection one : found) {
      Embedding embedding = one.inspection().embedding();
      if (embedding != null && one.inspection().basis().encoder().equals(encoder.id())) {
        comparable.add(one);
        pictures.add(embedding);
      }
    }
    if (comparable.isEmpty() || !judgesByEncoder()) {
      return found;
    }
    List<Embedding> known =
        shelf().teach().examples().stream().map(own -> own.embedding()).toList();
    return NextShots.of(recipe().head(), pictures, known, most).stream()
        .map(comparable::get)
        .toList();
  }

  private static GalleryItem item(StoredInspection one, @Nullable StoredShot label) {
    Inspection inspection = one.inspection();
    String picture = one.pictureHash();
    return new GalleryItem(
        one.id(),
        picture == null ? "" : picture,
        inspection.verdict().kind(),
        inspection.verdict().className(),
        inspection.sureness(),
        inspection.origin().capturedAt(),
        label == null ? null : label.shot().className(),
        label == null ? null : label.id());
  }

  /// Which places of a picture the head in use doubts.
  Places places(String hash) throws TenshotException {
    return doubtful.of(shots().picture(hash), recipe().head());
  }

  /// What others would have said.
  Rehearsal rehearsal() {
    return rehearsal;
  }

  /// True if the head that judges was taught with the encoder, or prompts judge.
  private boolean judgesByEncoder() throws TenshotException {
    Optional<ActiveHead> active = teaching.active();
    return active.isEmpty() || active.get().taught().head().encoder().equals(encoder.id());
  }

  /// What the product is to be judged by now.
  private Recipe recipe() throws TenshotException {
    return HeadChoice.recipe(null, profile, encoder, history);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
