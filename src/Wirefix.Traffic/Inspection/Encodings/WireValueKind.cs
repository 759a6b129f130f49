namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>The part of a message that a value stands in; each has its own way of escaping.</summary>
internal enum WireValueKind
{
    /// <summary>A segment of the path: percent escapes alone.</summary>
    Path,

    /// <summary>A parameter of the query: percent escapes, and a plus for a space.</summary>
    Query,

    /// <summary>A text of the body.</summary>
    Body,
}
