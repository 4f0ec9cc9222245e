// biome-ignore-all lint/suspicious/noControlCharactersInRegex: files begin with such bytes

/** A kind of file that people have prints in and that is not read. */
interface Unread {
  readonly what: string;
  readonly wayOut: string;
  readonly extensions: readonly string[];
  /** What such a file begins with, as Latin-1. */
  readonly magic: RegExp;
}

const UNREAD: readonly Unread[] = [
  {
    what: "a JPEG 2000 file",
    wayOut: "convert it to PNG, as with opj_decompress -i FILE -o FILE.png",
    extensions: [".jp2", ".j2k", ".jpc", ".j2c", ".jpf", ".jpx"],
    magic: /^\0\0\0\x0cjP {2}|^\xff\x4f\xff\x51/,
  },
  {
    what: "a JPEG XL file",
    wayOut: "convert it to PNG, as with djxl FILE FILE.png",
    extensions: [".jxl"],
    magic: /^\0\0\0\x0cJXL |^\xff\x0a/,
  },
  {
    what: "an AVIF file",
    wayOut: "convert it to PNG, as with avifdec FILE FILE.png",
    extensions: [".avif"],
    magic: /^.{4}ftypavi[fs]/s,
  },
  {
    what: "a HEIC file",
    wayOut: "convert it to PNG, as with heif-convert FILE FILE.png",
    extensions: [".heic", ".heif"],
    magic: /^.{4}ftyp(?:he[imv][csx]|mif1|msf1)/s,
  },
  {
    what: "a GIF file",
    wayOut: "convert it to PNG, as with magick FILE FILE.png",
    extensions: [".gif"],
    magic: /^GIF8[79]a/,
  },
  {
    what: "a WebP file",
    wayOut: "convert it to PNG, as with dwebp FILE -o FILE.png",
    extensions: [".webp"],
    magic: /^RIFF.{4}WEBP/s,
  },
  {
    what: "a DICOM file",
    wayOut: "convert it to PNG, as with dcmj2pnm --write-png FILE FILE.png",
    extensions: [".dcm", ".dicom"],
    magic: /^.{128}DICM/s,
  },
  {
    what: "an ANSI/NIST-ITL transaction of several records",
    wayOut: "take the picture out of it, as with NBIS's an2ktool, and give that (WSQ is read)",
    extensions: [".eft", ".an2", ".an", ".nist", ".nst", ".ebts"],
    magic: /^1\.0{0,2}1:|^(?:\xef\xbb\xbf)?\s*<(?:\?xml.*?<)?(?:\w+:)?NISTBiometricInformationExchangePackage\b/s,
  },
  {
    what: "a finger image record (ISO/IEC 19794-4, ANSI INCITS 381)",
    wayOut: "take the picture out of it and give that",
    extensions: [".fir"],
    magic: /^FIR\0/,
  },
  {
    what: "a template of minutiae",
    wayOut: "read it with readTemplate, or give the picture that it was made from",
    extensions: [".fmr", ".xyt"],
    magic: /^FMR\0/,
  },
  {
    what: "a PDF document",
    wayOut: "take the picture out of it, as with pdfimages -png FILE NAME",
    extensions: [".pdf"],
    magic: /^%PDF-/,
  },
  {
    what: "a ZIP archive",
    wayOut: "unpack it, as with unzip FILE",
    extensions: [".zip"],
    magic: /^PK\x03\x04/,
  },
  {
    what: "a gzip file",
    wayOut: "unpack it, as with gunzip FILE",
    extensions: [".gz", ".tgz"],
    magic: /^\x1f\x8b/,
  },
];

/** What a file is and what to do with it, by its first bytes, where it is of a kind that is known but not read; else nothing. */
export function unreadFormat(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return said(UNREAD.find(({ magic }) => magic.test(start)));
}

/** The same by its extension, in lower case and with its dot. */
export function unreadExtension(extension: string): string | undefined {
  return said(UNREAD.find(({ extensions }) => extensions.includes(extension)));
}

function said(unread: Unread | undefined): string | undefined {
  return unread && `is ${unread.what}, which is not read as a picture; ${unread.wayOut}`;
}
