"""Writes the small pictures of this folder, and expected.csv with what Pillow's convert("RGB") makes of each.

    pip install pillow==12.3.0 && python generate.py
"""

import hashlib
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

WIDTH, HEIGHT = 24, 18


def colour(width, height):
    data = bytearray()
    for y in range(height):
        for x in range(width):
            data += bytes([(x * 7 + y * 13 + (x * y) % 31) & 255, (x * x + 3 * y) & 255, 255 if (x // 5 + y // 3) % 2 else 0])
    return Image.frombytes("RGB", (width, height), bytes(data))


def smooth(width, height):
    data = bytearray()
    for y in range(height):
        for x in range(width):
            data += bytes([60 + x * 4, 80 + y * 6, 200 - x * 3 - y])
    return Image.frombytes("RGB", (width, height), bytes(data))


def png(name, depth, colour_type, rows):
    """A PNG of depths that Pillow cannot write itself."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    raw = b"".join(b"\0" + row for row in rows)
    with open(name, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, len(rows), depth, colour_type, 0, 0, 0)))
        out.write(chunk(b"IDAT", zlib.compress(raw)))
        out.write(chunk(b"IEND", b""))


rgb = colour(WIDTH, HEIGHT)
grey = rgb.convert("L")
alpha = Image.frombytes("L", (WIDTH, HEIGHT), bytes((i * 5) & 255 for i in range(WIDTH * HEIGHT)))
rgba = rgb.copy()
rgba.putalpha(alpha)
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
gamma = PngImagePlugin.PngInfo()
gamma.add(b"gAMA", struct.pack(">I", 100000))

rgb.save("rgb.png")
rgb.save("gamma.png", pnginfo=gamma)
rgb.save("profile.png", icc_profile=profile)
grey.save("grey.png")
grey.convert("1").save("one-bit.png")
Image.merge("LA", (grey, alpha)).save("grey-alpha.png")
rgba.save("alpha.png")
rgb.quantize(32).save("palette.png")
rgba.quantize(32).save("palette-alpha.png")
png("grey4.png", 4, 0, [bytes((x * 16 + y * 3) & 255 for x in range(WIDTH // 2)) for y in range(HEIGHT)])
png("grey16.png", 16, 0, [bytes((x * 37 + y * 11) & 255 for x in range(WIDTH * 2)) for y in range(HEIGHT)])
png("rgb16.png", 16, 2, [bytes((x * 37 + y * 11) & 255 for x in range(WIDTH * 6)) for y in range(HEIGHT)])
rgb.save("rgb.bmp")
grey.save("grey.bmp")
rgb.quantize(32).save("palette.bmp")
rgb.quantize(64).save("palette.gif")
rgb.save("rgb.tif")
rgb.save("lzw.tif", compression="tiff_lzw")
grey.save("grey.tif")
smooth(WIDTH, HEIGHT).save("smooth.jpg", quality=95, subsampling=0)
smooth(WIDTH, HEIGHT).save("profile.jpg", quality=95, subsampling=0, icc_profile=profile)
smooth(WIDTH, HEIGHT).convert("L").save("grey.jpg", quality=95)
smooth(WIDTH, HEIGHT).convert("CMYK").save("print.jpg", quality=95)

files = """rgb.png gamma.png profile.png grey.png one-bit.png grey-alpha.png alpha.png palette.png palette-alpha.png
grey4.png rgb16.png rgb.bmp grey.bmp palette.bmp palette.gif rgb.tif lzw.tif grey.tif smooth.jpg profile.jpg
grey.jpg""".split()
with open("expected.csv", "w") as out:
    for file in files:
        pixels = Image.open(file).convert("RGB").tobytes()
        out.write(f"{file},{hashlib.sha256(pixels).hexdigest()}\n")
    # Pillow cuts 16-bit grey off at 255; the higher byte is what its 16-bit colour gives.
    high = Image.open("grey16.png").tobytes("raw", "I;16B")[::2]
    pixels = bytes(byte for value in high for byte in (value, value, value))
    out.write(f"grey16.png,{hashlib.sha256(pixels).hexdigest()}\n")
