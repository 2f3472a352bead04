package org.tenshot.keep;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.profile.ProfileFolder;

/// What a product file holds and what stands against it here, for a person who is to decide.
///
/// @param product its name
/// @param profile name of its profile there
/// @param made when it was exported
/// @param shots how many
/// @param heads how many
/// @param signer what is known of who signed it
/// @param fingerprint of who signed it; `nobody` where nobody did
/// @param name whether its profile can have its name here
/// @param encoders of its heads that are here, to the last bit
/// @param missing encoders of its heads that are not here: those heads would be left out
/// @param pictures the size of its pictures, as `640x480`; null where it has none
/// @param here the size of this station's newest picture; null where it has none
public record ProductCheck(
    String product,
    String profile,
    String made,
    int shots,
    int heads,
    Signer signer,
    String fingerprint,
    Name name,
    List<EncoderId> encoders,
    List<EncoderId> missing,
    @Nullable String pictures,
    @Nullable String here) {

  /// What is known of who signed a file.
  public enum Signer {
    /// A station that somebody here said to trust, or this one.
    TRUSTED,
    /// A station that nobody here knows.
    STRANGER,
    /// Nobody signed it.
    NOBODY
  }

  /// What is known of a profile's name.
  public enum Name {
    /// No profile has it.
    FREE,
    /// The very same profile is here already.
    SAME,
    /// Another profile has it: the one that comes needs a new name.
    TAKEN
  }

  public ProductCheck {
    encoders = List.copyOf(encoders);
    missing = List.copyOf(missing);
  }

  /// Looks at a file.
  ///
  /// @param here the size of this station's newest picture; nothing where it has none
  /// @throws TenshotException if the file is damaged
  public static ProductCheck of(
      ProductFile file,
      ProfileFolder profiles,
      SigningKeys keys,
      ProductImport.Encoders encoders,
      Optional<String> here)
      throws TenshotException {
    ProductManifest manifest = file.manifest();
    List<EncoderId> found = new ArrayList<>();
    List<EncoderId> missing = new ArrayList<>();
    Set<EncoderId> wanted = new LinkedHashSet<>();
    manifest.heads().forEach(head -> wanted.add(head.encoder()));
    for (EncoderId each : wanted) {
      (encoders.like(each).filter(each::equals).isPresent() ? found : missing).add(each);
    }
    String text = new String(file.content(ProductManifest.PROFILE), StandardCharsets.UTF_8);
    return new ProductCheck(
        manifest.product(),
        manifest.profile(),
        manifest.made(),
        manifest.shots().size(),
        manifest.heads().size(),
        signer(file.key(), keys),
        file.signer(),
        name(profiles, manifest.profile(), text),
        found,
        missing,
        file.geometry().orElse(null),
        here.orElse(null));
  }

  private static Signer signer(@Nullable PublicKey key, SigningKeys keys) throws TenshotException {
    if (key == null) {
      return Signer.NOBODY;
    }
    return keys.isTrusted(key) ? Signer.TRUSTED : Signer.STRANGER;
  }

  /// What is known of a name for a profile with this text.
  static Name name(ProfileFolder profiles, String name, String text) throws TenshotException {
    for (ProfileFolder.Entry entry : profiles.list()) {
      if (entry.name().equals(name)) {
        boolean same =
            entry instanceof ProfileFolder.Entry.Readable(var profile, var file)
                && profile.text().equals(text);
        return same ? Name.SAME : Name.TAKEN;
      }
    }
    return Name.FREE;
  }

  /// True if its pictures have another size than those of this station.
  public boolean otherPictures() {
    return pictures != null && here != null && !pictures.equals(here);
  }
}
