namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>How a text that begins as a JSON document ends.</summary>
internal enum JsonEnding
{
    /// <summary>With the document.</summary>
    Whole,

    /// <summary>Before the document does; all that is there could begin one.</summary>
    CutOff,

    /// <summary>Behind the document, with something else.</summary>
    Trailed,

    /// <summary>It breaks JSON's rules before its end.</summary>
    Malformed,
}
