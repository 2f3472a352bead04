package org.tenshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.HeadChoice;
import org.tenshot.cli.LineEye;
import org.tenshot.cli.Traced;
import org.tenshot.domain.Change;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Recipe;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.StoredInspection;
import org.tenshot.store.StoredShot;
import org.tenshot.store.TeachingLog;
import org.tenshot.teach.ActiveHead;
import org.tenshot.teach.NextShots;
import org.tenshot.teach.PromptedClasses;
import org.tenshot.teach.SeenPatches;
import org.tenshot.teach.ShotImport;
import org.tenshot.teach.ShotReader;
import org.tenshot.teach.ShotShelf;
import org.tenshot.teach.Steps;
import org.tenshot.teach.Teaching;
import org.tenshot.teach.Written;
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
    Map<String, Integer> counts = new HashMap<>();
    for (StoredShot own : shots()) {
      counts.merge(own.shot().className(), 1, Integer::sum);
    }
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    Long judging = teaching.active().map(ActiveHead::id).orElse(null);
    return new TeachFacts(
        profile.product(),
        classes,
        counts,
        judging,
        teaching.heads().stream().map(own -> KeptReport.version(own, judging)).toList());
  }

  private List<StoredShot> shots() throws TenshotException {
    return history.teaching().shots(profile.product()).stream()
        .filter(own -> own.shot().role() == ShotRole.TEACH)
        .toList();
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
    Map<Long, StoredShot> labels = new HashMap<>();
    for (StoredShot own : shots()) {
      if (own.shot().inspection() != null) {
        labels.put(own.shot().inspection(), own);
      }
    }
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

  Picture picture(String hash) throws TenshotException {
    return PictureFiles.read(file(hash));
  }

  /// Which places of a picture the head in use doubts.
  Places places(String hash) throws TenshotException {
    return doubtful.of(picture(hash), recipe().head());
  }

  private Path file(String hash) throws TenshotException {
    return history
        .picture(hash)
        .orElseThrow(() -> new TenshotException("The log no longer has the picture " + hash + "."));
  }

  /// Labels a picture of the log.
  ///
  /// @param inspection that it came from; null where there is none
  long label(String hash, String className, @Nullable Long inspection) throws TenshotException {
    Path file = file(hash);
    try {
      return Written.number(
          log.teaching()
              .addShot(
                  new TeachingLog.NewShot(
                      profile.product(),
                      className,
                      Files.readAllBytes(file),
                      person,
                      inspection,
                      ShotRole.TEACH,
                      null)));
    } catch (IOException e) {
      throw new TenshotException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /// Stores labelled pictures from elsewhere.
  ///
  /// @return how many there are
  int importFrom(Path from, Steps steps) throws TenshotException {
    List<ShotImport.Labelled> labelled = ShotImport.labelled(from, profile);
    exchange().add(labelled, ShotRole.TEACH, steps);
    return labelled.size();
  }

  /// Writes the shots into a folder.
  ///
  /// @return how many there are
  int exportTo(Path folder) throws TenshotException {
    return exchange().export(folder);
  }

  private ShotImport exchange() {
    return new ShotImport(history, log.teaching(), profile.product(), person);
  }

  void takeBack(long shot) throws TenshotException {
    Written.number(log.teaching().withdrawShot(shot, person));
  }

  /// Gives a shot another class.
  void relabel(long shot, String className) throws TenshotException {
    for (StoredShot own : shots()) {
      if (own.id() == shot) {
        label(own.shot().pictureHash(), className, own.shot().inspection());
        takeBack(shot);
      }
    }
  }

  /// What others would have said.
  Rehearsal rehearsal() {
    return rehearsal;
  }

  /// True if the head that judges was taught with the encoder, or prompts judge.
  boolean judgesByEncoder() throws TenshotException {
    Optional<ActiveHead> active = teaching.active();
    return active.isEmpty() || active.get().taught().head().encoder().equals(encoder.id());
  }

  /// What the line is to judge by now, made known to the log.
  Recipe recipe() throws TenshotException {
    Recipe recipe = HeadChoice.recipe(null, profile, encoder, history);
    Head head = recipe.head();
    log.register(profile, encoder.id(), head.version());
    return recipe;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
