package org.tenshot.keep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Shot;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.Promotion;
import org.tenshot.store.StoredHead;
import org.tenshot.store.StoredShot;

/// Writes a product into one signed file for another station: its profile with the prompts, its
/// shots with who labelled them, and its heads with what they are worth. Encoders are named only.
public final class ProductExport {

  private final History history;
  private final SigningKeys keys;
  private final Clock clock;

  /// @param history stays the caller's
  public ProductExport(History history, SigningKeys keys, Clock clock) {
    this.history = history;
    this.keys = keys;
    this.clock = clock;
  }

  /// What was written.
  ///
  /// @param shots how many
  /// @param heads how many
  /// @param fingerprint of the key that signed it
  public record Written(int shots, int heads, String fingerprint) {}

  /// Writes the file.
  ///
  /// @param target must not be there
  public Written write(Profile profile, Path target) throws TenshotException {
    SigningKeys.Pair pair = keys.own();
    try (Packing zip = Packing.into(target)) {
      List<PackedFile> files = new ArrayList<>();
      files.add(zip.add(ProductManifest.PROFILE, profile.text().getBytes(StandardCharsets.UTF_8)));
      List<ProductManifest.ShotEntry> shots = shots(zip, profile, files);
      List<ProductManifest.HeadEntry> heads = heads(zip, profile, files);
      Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
      byte[] manifest =
          gson.toJson(
                  new ProductManifest(
                      ProductManifest.FORMAT,
                      ProductManifest.KIND,
                      clock.instant().toString(),
                      profile.product(),
                      profile.name(),
                      profile.region().toString(),
                      shots,
                      heads,
                      files))
              .getBytes(StandardCharsets.UTF_8);
      zip.add(ProductManifest.NAME, manifest);
      Base64.Encoder text = Base64.getEncoder();
      ProductManifest.Signed signed =
          new ProductManifest.Signed(
              SigningKeys.text(pair.open()),
              text.encodeToString(SigningKeys.sign(pair.secret(), manifest)));
      zip.add(ProductManifest.SIGNATURE, gson.toJson(signed).getBytes(StandardCharsets.UTF_8));
      zip.finish();
      return new Written(shots.size(), heads.size(), SigningKeys.fingerprint(pair.open()));
    } catch (IOException | GeneralSecurityException e) {
      throw new TenshotException(
          target + " cannot be written (" + e + "): check the disk, its room and the rights.", e);
    }
  }

  private List<ProductManifest.ShotEntry> shots(
      Packing zip, Profile profile, List<PackedFile> files) throws TenshotException, IOException {
    List<ProductManifest.ShotEntry> shots = new ArrayList<>();
    Set<String> packed = new HashSet<>();
    for (StoredShot stored : history.teaching().shots(profile.product())) {
      Shot shot = stored.shot();
      Path file =
          history
              .picture(shot.pictureHash())
              .filter(Files::exists)
              .orElseThrow(
                  () ->
                      new TenshotException("The picture of shot " + stored.id() + " is missing."));
      Picture picture = PictureFiles.read(file);
      ProductManifest.ShotEntry entry =
          new ProductManifest.ShotEntry(
              shot.pictureHash(),
              picture.width(),
              picture.height(),
              shot.className(),
              shot.person(),
              shot.labelledAt().toString(),
              shot.role().name(),
              shot.part());
      if (packed.add(shot.pictureHash())) {
        files.add(zip.add(entry.file(), file));
      }
      shots.add(entry);
    }
    return shots;
  }

  private List<ProductManifest.HeadEntry> heads(
      Packing zip, Profile profile, List<PackedFile> files) throws TenshotException, IOException {
    List<Promotion> promotions = history.teaching().promotions(profile.product());
    @Nullable Long judging = promotions.isEmpty() ? null : promotions.getFirst().head();
    List<ProductManifest.HeadEntry> heads = new ArrayList<>();
    for (StoredHead head : history.teaching().heads(profile.product()).reversed()) {
      String text =
          history
              .teaching()
              .text(head.id())
              .orElseThrow(() -> new TenshotException("Head " + head.id() + " is missing."));
      ProductManifest.HeadEntry entry =
          new ProductManifest.HeadEntry(
              head.id(),
              head.version(),
              new HeadJson().read(text, "Head " + head.id()).head().encoder(),
              head.limits(),
              head.person(),
              head.taughtAt().toString(),
              judging != null && judging == head.id());
      files.add(zip.add(entry.file(), text.getBytes(StandardCharsets.UTF_8)));
      files.add(zip.add(entry.report(), head.report().getBytes(StandardCharsets.UTF_8)));
      heads.add(entry);
    }
    return heads;
  }
}
