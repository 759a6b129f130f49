namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>What a body is, or is said to be, as far as its framing goes.</summary>
internal enum BodyKind
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>One JSON document a line.</summary>
    JsonLines,

    /// <summary>Server-sent events.</summary>
    EventStream,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>A table of delimited values.</summary>
    Table,

    /// <summary>A URL-encoded form.</summary>
    Form,

    /// <summary>A multipart body.</summary>
    Multipart,

    /// <summary>Plain text.</summary>
    PlainText,

    /// <summary>A PNG image.</summary>
    Png,

    /// <summary>A JPEG image.</summary>
    Jpeg,

    /// <summary>A GIF image.</summary>
    Gif,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A gzip stream.</summary>
    Gzip,

    /// <summary>A ZIP archive.</summary>
    Zip,
}
