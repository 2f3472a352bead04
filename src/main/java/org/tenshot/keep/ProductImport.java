package org.tenshot.keep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.image.PictureFiles;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.store.ImportedProduct;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.StoredHead;

/// Takes a product in that another station exported. Everything is read and checked before the
/// first thing is written; then shots, heads and the word in the audit log are one transaction.
/// Nothing of it judges until somebody promotes a head.
public final class ProductImport {

  private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private final ProfileFolder profiles;
  private final InspectionLog log;
  private final SigningKeys keys;

  /// @param log stays the caller's
  public ProductImport(ProfileFolder profiles, InspectionLog log, SigningKeys keys) {
    this.profiles = profiles;
    this.log = log;
    this.keys = keys;
  }

  /// Tells which encoder this station would use in the place of another.
  @FunctionalInterface
  public interface Encoders {

    /// @return nothing where there is none of that name
    Optional<EncoderId> like(EncoderId wanted) throws TenshotException;
  }

  /// How to import.
  ///
  /// @param person who does it
  /// @param as name of the profile here; null for its own
  /// @param anySigner true if a file is taken that nobody signed, or somebody whom nobody trusts
  public record Wish(String person, @Nullable String as, boolean anySigner) {}

  /// What was done.
  ///
  /// @param profile its name here
  /// @param added shots and heads that are new
  /// @param shots in the file
  /// @param heads that were kept or were there already
  /// @param missing encoders that heads were left out for
  public record Done(String profile, long added, int shots, int heads, Set<EncoderId> missing) {

    public Done {
      missing = Set.copyOf(missing);
    }
  }

  /// Imports.
  ///
  /// @throws TenshotException if something is wrong with the file, or nobody trusts who signed it:
  ///   nothing was changed then
  public Done run(ProductFile file, Encoders encoders, Wish wish) throws TenshotException {
    requireTrusted(file, wish);
    String text = new String(file.content(ProductManifest.PROFILE), StandardCharsets.UTF_8);
    String name = wish.as() == null ? file.manifest().profile() : wish.as();
    boolean fresh = requireProfile(name, text);
    Map<String, ImportedProduct.PlacedPicture> pictures = pictures(file);
    List<Shot> shots = shots(file);
    Set<EncoderId> missing = new LinkedHashSet<>();
    List<ImportedProduct.ImportedHead> heads = heads(file, encoders, missing);
    @Nullable Path written = fresh ? profiles.write(name, text) : null;
    CompletableFuture<Long> brought = CompletableFuture.completedFuture(0L);
    try {
      requireSame(name, file.manifest().product());
      for (String hash : pictures.keySet()) {
        done(log.teaching().place(file.content("shots/" + hash + ".png")));
      }
      brought =
          log.teaching()
              .bring(
                  new ImportedProduct(
                      file.manifest().product(),
                      shots,
                      List.copyOf(pictures.values()),
                      heads,
                      wish.person(),
                      "%s, signed by %s".formatted(file.path().getFileName(), file.signer())));
      return new Done(name, done(brought), shots.size(), heads.size(), missing);
    } catch (TenshotException e) {
      // What still waits is written as soon as the log takes it, and wants its profile then.
      if (brought.isDone()) {
        takeBack(written);
      }
      throw e;
    }
  }

  private void requireTrusted(ProductFile file, Wish wish) throws TenshotException {
    PublicKey key = file.key();
    if (wish.anySigner() || (key != null && keys.isTrusted(key))) {
      return;
    }
    throw new TenshotException(
        key == null
            ? file.path() + " is not signed: give --any-signer to import it all the same."
            : "%s is signed by %s, whom this station does not trust: compare these digits with those that `tenshot product key` prints there, then `tenshot product trust`; or give --any-signer."
                .formatted(file.path(), file.signer()));
  }

  /// @return true if there is no such profile yet
  private boolean requireProfile(String name, String text) throws TenshotException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}") || name.equals("template")) {
      throw new TenshotException(
          "A profile cannot be called \"" + name + "\" here: give another name with --as.");
    }
    return switch (ProductCheck.name(profiles, name, text)) {
      case FREE -> true;
      case SAME -> false;
      case TAKEN ->
          throw new TenshotException(
              "There is another profile %s here already: give a new name with --as. Nothing was imported."
                  .formatted(name));
    };
  }

  private void requireSame(String name, String product) throws TenshotException {
    if (!profiles.find(name).product().equals(product)) {
      throw new TenshotException(
          "The file's list and its profile name different products. Nothing was imported.");
    }
  }

  private static Map<String, ImportedProduct.PlacedPicture> pictures(ProductFile file)
      throws TenshotException {
    Map<String, ImportedProduct.PlacedPicture> pictures = new LinkedHashMap<>();
    for (ProductManifest.ShotEntry shot : file.manifest().shots()) {
      if (!pictures.containsKey(shot.picture())) {
        byte[] png = file.content(shot.file());
        Picture picture = PictureFiles.decode(png, shot.file());
        if (!PackedFile.sha256(png).equals(shot.picture())) {
          throw ProductFile.damaged(file.path(), shot.file() + " has another name than content");
        }
        pictures.put(
            shot.picture(),
            new ImportedProduct.PlacedPicture(
                shot.picture(), png.length, picture.width(), picture.height()));
      }
    }
    return pictures;
  }

  private static List<Shot> shots(ProductFile file) throws TenshotException {
    List<Shot> shots = new ArrayList<>();
    try {
      for (ProductManifest.ShotEntry shot : file.manifest().shots()) {
        shots.add(
            new Shot(
                file.manifest().product(),
                shot.className(),
                shot.picture(),
                shot.person(),
                Instant.parse(shot.labelledAt()),
                null,
                ShotRole.valueOf(shot.role()),
                shot.part()));
      }
      return shots;
    } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
      throw ProductFile.damaged(file.path(), "a shot: " + e.getMessage());
    }
  }

  /// The heads whose encoder is here to the last bit; each is learnt again, which shows that it is
  /// the one that was exported.
  private static List<ImportedProduct.ImportedHead> heads(
      ProductFile file, Encoders encoders, Set<EncoderId> missing) throws TenshotException {
    List<ImportedProduct.ImportedHead> heads = new ArrayList<>();
    Map<EncoderId, Boolean> known = new LinkedHashMap<>();
    for (ProductManifest.HeadEntry head : file.manifest().heads()) {
      String text = new String(file.content(head.file()), StandardCharsets.UTF_8);
      HeadJson.Taught taught = new HeadJson().read(text, head.file());
      EncoderId encoder = taught.head().encoder();
      if (!known.containsKey(encoder)) {
        known.put(encoder, encoders.like(encoder).filter(encoder::equals).isPresent());
      }
      if (!Boolean.TRUE.equals(known.get(encoder))) {
        missing.add(encoder);
        continue;
      }
      if (!taught.head().version().equals(head.version())) {
        throw ProductFile.damaged(file.path(), head.file() + " is not " + head.version());
      }
      String report = report(file, head);
      heads.add(
          new ImportedProduct.ImportedHead(
              new StoredHead(
                  0,
                  file.manifest().product(),
                  head.version(),
                  head.limits(),
                  report,
                  head.person(),
                  Instant.parse(head.taughtAt())),
              text));
    }
    return heads;
  }

  /// It is kept for ever and copied to the plant, which takes JSON alone.
  private static String report(ProductFile file, ProductManifest.HeadEntry head)
      throws TenshotException {
    String report = new String(file.content(head.report()), StandardCharsets.UTF_8);
    try {
      if (STRICT.fromJson(report, JsonElement.class) instanceof JsonObject) {
        return report;
      }
    } catch (JsonParseException e) {
      throw ProductFile.damaged(file.path(), head.report() + " is no JSON");
    }
    throw ProductFile.damaged(file.path(), head.report() + " is no report");
  }

  private static void takeBack(@Nullable Path profile) throws TenshotException {
    if (profile != null) {
      try {
        Files.deleteIfExists(profile);
      } catch (IOException e) {
        throw Packing.unwritable(profile, e);
      }
    }
  }

  private static long done(CompletableFuture<Long> promise) throws TenshotException {
    try {
      return promise.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TenshotException("The import was interrupted.", e);
    } catch (TimeoutException e) {
      throw new TenshotException(
          "The log has not taken the import yet, and does so as soon as it can: look whether its disk is full or locked, and for the shots before you import again.",
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TenshotException told
          ? told
          : new TenshotException("The import failed (" + e.getCause() + ").", e);
    }
  }
}
