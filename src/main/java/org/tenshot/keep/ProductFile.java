package org.tenshot.keep;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// A product file that is open for reading. What it holds is not trusted: names, sizes and hashes
/// are those that the manifest lists, or the file is refused.
public final class ProductFile implements AutoCloseable {

  private static final int MOST_ENTRIES = 100_000;
  private static final int MOST_BYTES = 64 << 20;
  private static final String NAMES =
      "profile\\.yaml|shots/[0-9a-f]{64}\\.png|heads/[0-9]{1,18}(\\.report)?\\.json";

  private final Path path;
  private final ZipFile zip;
  private final ProductManifest manifest;
  private final @Nullable PublicKey key;
  private final Map<String, PackedFile> files = new HashMap<>();

  private ProductFile(Path path, ZipFile zip, ProductManifest manifest, @Nullable PublicKey key) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
    this.key = key;
    manifest.files().forEach(own -> files.put(own.name(), own));
  }

  /// Opens a file and checks its signature and its list, but not yet every hash.
  ///
  /// @throws TenshotException if it is damaged, or signed wrongly
  public static ProductFile open(Path path) throws TenshotException {
    try {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        return open(path, zip);
      } catch (TenshotException | IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException
        | GeneralSecurityException
        | JsonParseException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    }
  }

  private static ProductFile open(Path path, ZipFile zip)
      throws TenshotException, IOException, GeneralSecurityException {
    if (zip.size() > MOST_ENTRIES) {
      throw damaged(path, "it holds more than " + MOST_ENTRIES + " files");
    }
    byte[] bytes = bytes(path, zip, ProductManifest.NAME);
    ProductManifest manifest =
        new Gson().fromJson(new String(bytes, StandardCharsets.UTF_8), ProductManifest.class);
    if (!ProductManifest.KIND.equals(manifest.kind())) {
      throw damaged(path, "it is no product of Tenshot");
    }
    if (manifest.format() > ProductManifest.FORMAT) {
      throw new TenshotException(path + " is of a later Tenshot: import it with that one.");
    }
    PublicKey key = null;
    if (zip.getEntry(ProductManifest.SIGNATURE) != null) {
      key = signer(path, zip, bytes);
    }
    ProductFile file = new ProductFile(path, zip, manifest, key);
    file.requireListed();
    return file;
  }

  private static PublicKey signer(Path path, ZipFile zip, byte[] manifest)
      throws TenshotException, IOException, GeneralSecurityException {
    ProductManifest.Signed signed =
        new Gson()
            .fromJson(
                new String(bytes(path, zip, ProductManifest.SIGNATURE), StandardCharsets.UTF_8),
                ProductManifest.Signed.class);
    PublicKey key = SigningKeys.key(signed.key());
    if (!SigningKeys.isSigned(key, manifest, Base64.getDecoder().decode(signed.signature()))) {
      throw new TenshotException(
          path + " was changed after it was signed: have it exported again. Nothing was imported.");
    }
    return key;
  }

  /// Every file is listed once and has a name of ours, and nothing else is in the zip.
  private void requireListed() throws TenshotException {
    Set<String> names = new HashSet<>();
    zip.stream().forEach(entry -> names.add(entry.getName()));
    names.remove(ProductManifest.NAME);
    names.remove(ProductManifest.SIGNATURE);
    if (files.size() != manifest.files().size() || !names.equals(files.keySet())) {
      throw damaged(path, "its list and its files differ");
    }
    for (String name : names) {
      if (!name.matches(NAMES)) {
        throw damaged(path, "it holds \"" + name + "\", which no product has");
      }
    }
    if (!names.contains(ProductManifest.PROFILE)) {
      throw damaged(path, "it has no profile");
    }
  }

  ProductManifest manifest() {
    return manifest;
  }

  /// Who signed it; null where nobody did.
  @Nullable PublicKey key() {
    return key;
  }

  /// The fingerprint of who signed it; `nobody` where nobody did.
  public String signer() {
    return key == null ? "nobody" : SigningKeys.fingerprint(key);
  }

  /// What it is, for a person who is to decide.
  public String summary() {
    return "%s: product \"%s\", profile %s, %d shots, %d heads, exported at %s, signed by %s."
        .formatted(
            path.getFileName(),
            manifest.product(),
            manifest.profile(),
            manifest.shots().size(),
            manifest.heads().size(),
            manifest.made(),
            signer());
  }

  /// The size of its pictures, as `640x480`; nothing where it has none.
  public Optional<String> geometry() {
    return manifest.shots().stream()
        .reduce((first, last) -> last)
        .map(shot -> shot.width() + "x" + shot.height());
  }

  Path path() {
    return path;
  }

  /// A file's content, which is what the manifest says.
  byte[] content(String name) throws TenshotException {
    PackedFile wanted = files.get(name);
    if (wanted == null) {
      throw damaged(path, "it lacks " + name);
    }
    try {
      byte[] bytes = bytes(path, zip, name);
      if (!PackedFile.sha256(bytes).equals(wanted.sha256())) {
        throw damaged(path, name + " is not what was signed");
      }
      return bytes;
    } catch (IOException e) {
      throw damaged(path, name + " cannot be read: " + e.getMessage());
    }
  }

  private static byte[] bytes(Path path, ZipFile zip, String name)
      throws TenshotException, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(path, "it lacks " + name);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = zip.getInputStream(entry)) {
      PackedFile.copied(name, in, out, MOST_BYTES);
    }
    return out.toByteArray();
  }

  static TenshotException damaged(Path path, String why) {
    return new TenshotException(
        "%s is damaged or no product file (%s): have it exported again. Nothing was imported."
            .formatted(path, why));
  }

  @Override
  public void close() throws TenshotException {
    try {
      zip.close();
    } catch (IOException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    }
  }
}
